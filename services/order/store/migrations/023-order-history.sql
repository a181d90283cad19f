-- What the timeline of an order tells and no column kept: what its payment did and when, how it was called, and when a refund
-- ended. Triggers write it, so that replicas of the build before, which run beside this one during an upgrade, write it too.
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; columns and
-- triggers may stay.

-- [{from, to, at}], statuses of the payment. NULL, and never added to, where money had moved before this migration: nobody knows when.
ALTER TABLE orders ADD COLUMN payment_history jsonb;
ALTER TABLE orders ALTER COLUMN payment_history SET DEFAULT '[]';
UPDATE orders SET payment_history = '[]' WHERE payment_status IN ('awaiting', 'authorised');
-- As the buyer read it; NULL for orders of before.
ALTER TABLE orders ADD COLUMN payment_title text;

CREATE FUNCTION note_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.payment_history := OLD.payment_history
    || jsonb_build_object('from', OLD.payment_status, 'to', NEW.payment_status, 'at', now());
  RETURN NEW;
END $$;
CREATE TRIGGER payment_noted BEFORE UPDATE ON orders FOR EACH ROW
  WHEN (OLD.payment_status IS DISTINCT FROM NEW.payment_status) EXECUTE FUNCTION note_payment();

-- NULL while it is pending, and for refunds of before.
ALTER TABLE refunds ADD COLUMN ended_at timestamptz;

CREATE FUNCTION note_refund_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.ended_at := CASE WHEN NEW.status <> 'pending' THEN now() END;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_inserted BEFORE INSERT ON refunds FOR EACH ROW EXECUTE FUNCTION note_refund_end();
CREATE TRIGGER refund_ended BEFORE UPDATE ON refunds FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION note_refund_end();
