-- Orders that were overdue twice and had their part sent back, before that gave them a time of their own again: they end a day from now,
-- as those that it happens to later do.
UPDATE orders SET cancel_unpaid_at = now() + interval '1 day'
 WHERE status = 'placed' AND payment_status = 'awaiting' AND payment_overdue_at IS NOT NULL AND cancel_unpaid_at IS NULL;
