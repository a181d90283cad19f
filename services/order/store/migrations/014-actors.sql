-- Who did it: a user, an API key, or the guest of a cart; null for the system, and for what was done before.
-- The way back, should the build before this one be started again: drop the four columns, and take the row of this file
-- out of schema_migrations.

ALTER TABLE orders ADD COLUMN cancelled_by text;
ALTER TABLE refunds ADD COLUMN actor text;
ALTER TABLE fulfilments ADD COLUMN shipped_by text, ADD COLUMN delivered_by text;
