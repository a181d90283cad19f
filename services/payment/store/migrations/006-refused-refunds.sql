-- A refund that the provider refused is tried again only when staff say so: as the same refund, with one more try.
-- The way back, should the build before this one be started again: ALTER TABLE refunds DROP COLUMN tries,
--   DROP COLUMN ended_by; DROP INDEX refunds_refused; and the row of this file out of schema_migrations.

ALTER TABLE refunds
  ADD COLUMN tries integer NOT NULL DEFAULT 1,
  -- Who among staff ended it; null while nobody has, and for what a provider ended.
  ADD COLUMN ended_by text;

-- Until now each round of the recovery made another reversal. One of a payment is enough for staff to look at.
UPDATE refunds r SET ended_by = 'system'
 WHERE status = 'failed' AND kind = 'reversal' AND EXISTS (
         SELECT 1 FROM refunds later WHERE later.payment_id = r.payment_id AND later.kind = 'reversal'
            AND (later.created_at, later.id) > (r.created_at, r.id));

CREATE INDEX refunds_refused ON refunds (payment_id) WHERE status = 'failed' AND kind <> 'manual' AND ended_by IS NULL;
