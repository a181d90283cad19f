-- Manual money: it may come in parts, and goes back only when staff say that they have sent it.
-- The way back, should the build before this one be started again:
--   DROP TABLE captures; ALTER TABLE refunds DROP COLUMN kind, DROP COLUMN reference; DROP INDEX refunds_newest,
--   refunds_by_status; and the row of this file out of schema_migrations.

ALTER TABLE refunds
  -- Who moves the money: the provider, staff by hand, or the provider without a request (domain/payment.ts).
  ADD COLUMN kind text NOT NULL DEFAULT 'provider' CHECK (kind IN ('provider', 'manual', 'reversal')),
  -- What the bank calls the transfer, as staff noted it.
  ADD COLUMN reference text;
UPDATE refunds r SET kind = CASE WHEN p.provider = 'manual' THEN 'manual' ELSE 'reversal' END
  FROM payments p WHERE p.id = r.payment_id AND (p.provider = 'manual' OR r.fingerprint = 'reversal');
CREATE INDEX refunds_newest ON refunds (created_at DESC, id DESC);
CREATE INDEX refunds_by_status ON refunds (status, created_at DESC, id DESC);

CREATE TABLE captures (
  -- Also the reference of its transfer in the ledger.
  id          text           PRIMARY KEY,
  payment_id  text           NOT NULL REFERENCES payments (id),
  amount      bigint         NOT NULL CHECK (amount > 0),
  actor       text,
  fingerprint text           NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX captures_by_payment ON captures (payment_id);
-- Until now manual money was captured once, under the payment's own id.
INSERT INTO captures (id, payment_id, amount, fingerprint, created_at)
SELECT t.reference, t.payment_id, e.amount, '', t.created_at
  FROM ledger_transfers t JOIN ledger_entries e ON e.transfer_id = t.id
 WHERE t.source = 'capture' AND e.account = 'provider:manual:receivable';

-- Nothing has to be looked at again for manual money that has come: a pending refund of it waits for staff.
UPDATE payments SET check_at = NULL WHERE provider = 'manual' AND status = 'captured';
