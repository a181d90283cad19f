-- An order is paid when all of its total has come, and partially_paid before; an order of nothing is paid at once.
-- The way back, should the build before this one be started again:
--   UPDATE orders SET payment_status = 'paid' WHERE payment_status = 'partially_paid';
--   and the row of this file out of schema_migrations.

UPDATE orders SET payment_status = 'partially_paid', version = version + 1
 WHERE payment_status = 'paid' AND captured > 0 AND captured < total;
UPDATE orders SET payment_status = 'paid', version = version + 1
 WHERE total = 0 AND status = 'placed' AND payment_status IN ('awaiting', 'authorised');
