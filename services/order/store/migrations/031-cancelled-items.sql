-- Units of an order that were not shipped can be cancelled while the rest stands (flows/item-cancellation.ts).
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; columns, index and
-- constraint may stay. That build takes cancelled units for such as are still to be shipped, which the constraint refuses.

ALTER TABLE order_lines ADD COLUMN cancelled bigint NOT NULL DEFAULT 0 CHECK (cancelled >= 0);
-- Rows of before have none that are cancelled, so they need not be read.
ALTER TABLE order_lines ADD CONSTRAINT cancelled_within CHECK (fulfilled + cancelled <= quantity) NOT VALID;

-- [{id, items: [{item_id, quantity, withdrawn, total, tax}], amount, reason, restock, refund, refund_id, refunded, by, cancelled_at}],
-- the earliest first; `refunded` is null until the payment has been told.
ALTER TABLE orders ADD COLUMN cancellations jsonb NOT NULL DEFAULT '[]';
-- When the recovery loop has to tell the payment; null once it knows.
ALTER TABLE orders ADD COLUMN items_money_due_at timestamptz;
CREATE INDEX orders_items_money_due ON orders (items_money_due_at) WHERE items_money_due_at IS NOT NULL;
