-- A refund that its provider refused may be tried again: then it is pending once more, and may succeed after all. What is
-- told of an earlier try is older.
-- The way back, should the build before this one be started again: ALTER TABLE refunds DROP COLUMN tries; and the row of
-- this file out of schema_migrations.

ALTER TABLE refunds ADD COLUMN IF NOT EXISTS tries integer NOT NULL DEFAULT 1;
