-- Who has an account counts as a guest until an order of theirs was paid (domain/unpaid-limits.ts): an account costs nothing.
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; column and
-- index may stay.

-- Whether the buyer counted as a guest when it was begun. Null where it was recorded by a replica of the build before, to which
-- everybody with an account was a customer.
ALTER TABLE checkouts ADD COLUMN is_guest boolean;

-- Orders that their owner has paid for, and whose money was not all given back. What was free does not count.
CREATE INDEX orders_paid_owner ON orders (owner)
  WHERE status = 'placed' AND total > 0 AND payment_status IN ('paid', 'partially_refunded');
