-- Orders that are paid in part, and those whose payment was voided, hold stock too: they have a time to be paid in like those
-- that await all of their money (flows/unpaid-orders.ts).
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; columns and
-- indexes may stay.

-- Whether the time of an order that is paid in part was extended once; and since when it waits for staff because that time is
-- over too.
ALTER TABLE orders ADD COLUMN pay_by_extended boolean NOT NULL DEFAULT false;
ALTER TABLE orders ADD COLUMN payment_overdue_at timestamptz;

CREATE INDEX orders_payment_due ON orders (cancel_unpaid_at)
  WHERE status = 'placed' AND fulfilment_status = 'unfulfilled' AND payment_status IN ('awaiting', 'partially_paid', 'voided');
CREATE INDEX orders_payment_overdue ON orders (id DESC) WHERE payment_overdue_at IS NOT NULL;

-- Orders of before get a week from now on; those that are authorised may be voided later.
UPDATE orders SET pay_by = GREATEST(pay_by, now() + interval '7 days'), cancel_unpaid_at = GREATEST(cancel_unpaid_at, now() + interval '7 days')
 WHERE status = 'placed' AND fulfilment_status = 'unfulfilled' AND payment_status IN ('partially_paid', 'authorised', 'voided');
