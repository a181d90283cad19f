-- Keys say themselves when they end: where a repetition would count they are kept for 30 days. A build before this one inserts keys
-- without it, for 48 hours as before.
-- The way back, should that build be started again: CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at), ALTER TABLE
-- idempotency_keys DROP COLUMN expires_at, and the row of this file out of schema_migrations.

ALTER TABLE idempotency_keys ADD COLUMN expires_at timestamptz NOT NULL DEFAULT now() + interval '48 hours';
CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at);
DROP INDEX idempotency_keys_age;
