-- An order whose money is awaited and that is being cancelled: it stands until its payment has ended without money
-- (flows/ending.ts). Why and by whom it is cancelled then, and when the next try is due.
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; columns and
-- index may stay. An order that is being cancelled then stands until it is cancelled again.
ALTER TABLE orders ADD COLUMN ending jsonb;
ALTER TABLE orders ADD COLUMN ending_due_at timestamptz;
CREATE INDEX orders_ending_due ON orders (ending_due_at) WHERE ending_due_at IS NOT NULL;
