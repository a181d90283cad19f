-- When a link that was mailed to the account's address was first used. Who has set the password by such a link has, too.
ALTER TABLE users ADD COLUMN email_verified_at timestamptz;
UPDATE users SET email_verified_at = owner_proven_at WHERE owner_proven_at IS NOT NULL;

-- Links that show that the address of an account is its owner's.
CREATE TABLE email_verifications (
  id         text        PRIMARY KEY,
  user_id    text        NOT NULL REFERENCES users (id),
  -- SHA-256 of the token, which is computed from the id and stored nowhere.
  hash       bytea       NOT NULL CONSTRAINT email_verifications_hash_key UNIQUE,
  -- The client that caused it, as limits count clients, and the /48 around it.
  network    text,
  site       text,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX email_verifications_by_user ON email_verifications (user_id, created_at);
CREATE INDEX email_verifications_by_network ON email_verifications (network, created_at) WHERE network IS NOT NULL;
CREATE INDEX email_verifications_by_site ON email_verifications (site, created_at) WHERE site IS NOT NULL;
CREATE INDEX email_verifications_age ON email_verifications (expires_at);
