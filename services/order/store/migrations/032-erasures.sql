-- People are erased (docs/privacy.md). An order that is kept for its invoice loses the e-mail address first, and name and addresses once
-- the law does not want them any more.
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; column and indexes may
-- stay. That build shows orders without an e-mail address to staff, and sends nothing about them.
ALTER TABLE orders ALTER COLUMN email DROP NOT NULL;
-- When an order of somebody who was erased is looked at next; null for those of everybody else, and once nothing is left.
ALTER TABLE orders ADD COLUMN erase_at timestamptz;
CREATE INDEX orders_erase_due ON orders (erase_at) WHERE erase_at IS NOT NULL;
-- Carts that guests have given an address in.
CREATE INDEX guest_carts_by_email ON carts (lower(email)) WHERE user_id IS NULL AND email IS NOT NULL;
