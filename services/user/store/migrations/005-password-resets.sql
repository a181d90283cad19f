-- Links to reset a password, requested for an e-mail address that may have no account: both are written alike.
CREATE TABLE password_resets (
  id         text        PRIMARY KEY,
  -- HMAC of the e-mail address, by which requests are limited.
  account    bytea       NOT NULL,
  -- Null without an account. No foreign key: checking it would take longer for an address that has one.
  user_id    text,
  -- SHA-256 of the token, which is computed from the id and stored nowhere.
  hash       bytea       NOT NULL CONSTRAINT password_resets_hash_key UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  -- Used, followed by a newer one, or the password was changed otherwise.
  ended_at   timestamptz
);
CREATE INDEX password_resets_by_account ON password_resets (account, created_at);
CREATE INDEX password_resets_by_user ON password_resets (user_id) WHERE ended_at IS NULL;
CREATE INDEX password_resets_age ON password_resets (expires_at);

ALTER TABLE sessions DROP CONSTRAINT sessions_end_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_end_reason_check
  CHECK (end_reason IN ('signed_out', 'revoked', 'password_changed', 'password_reset', 'reuse'));
