-- When a refund ended: the order service tells no buyer of one that ended long before it learned of it.
-- The way back, should the build before this one be started again: ALTER TABLE refunds DROP COLUMN ended_at; and the row
-- of this file out of schema_migrations.

ALTER TABLE refunds ADD COLUMN ended_at timestamptz(3);
-- The ledger has the time of those that succeeded; of the others the time they began has to do.
UPDATE refunds r SET ended_at = COALESCE((SELECT t.created_at FROM ledger_transfers t
                                            WHERE t.source = 'refund' AND t.reference = r.id), r.created_at)
 WHERE r.status <> 'pending';
