-- Accounts, their sessions, address books and permissions; API keys, signing keys and the audit log.

CREATE TABLE users (
  id                  text        PRIMARY KEY,
  -- Normalised: two spellings of one address are one account.
  email               text        NOT NULL CONSTRAINT users_email_key UNIQUE CHECK (email = lower(email)),
  -- PHC string, which names its own parameters, so that they can be raised and old ones rehashed at sign-in.
  password_hash       text        NOT NULL,
  -- Whether the password has the length that a single factor of staff needs; the length itself is not kept.
  has_long_password   boolean     NOT NULL,
  name                text,
  phone               text,
  locale              text        NOT NULL DEFAULT 'en',
  permissions         text[]      NOT NULL DEFAULT '{}',
  created_at          timestamptz NOT NULL DEFAULT now(),
  updated_at          timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX users_staff ON users (id DESC) WHERE permissions <> '{}';
CREATE INDEX users_administrators ON users (id) WHERE '*' = ANY (permissions);

-- A session is one sign-in and the family of refresh tokens that follows from it.
CREATE TABLE sessions (
  id           text        PRIMARY KEY,
  user_id      text        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  address      text,
  user_agent   text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  -- Ends when it is not used for a while, and in any case at some time.
  idle_until   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  end_reason   text        CHECK (end_reason IN ('signed_out', 'revoked', 'password_changed', 'reuse')),
  CONSTRAINT ended_for_a_reason CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_live ON sessions (user_id, id DESC) WHERE ended_at IS NULL;
CREATE INDEX sessions_age ON sessions (expires_at);

CREATE TABLE refresh_tokens (
  -- SHA-256 of a 256-bit random token: no salt or slow hash is needed, and a copy of this table opens nothing.
  hash           bytea       PRIMARY KEY,
  session_id     text        NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  created_at     timestamptz NOT NULL DEFAULT now(),
  used_at        timestamptz,
  successor_hash bytea,
  CONSTRAINT used_once CHECK ((used_at IS NULL) = (successor_hash IS NULL))
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE TABLE login_attempts (
  -- HMAC of the e-mail address, known or not, so that both are slowed down alike.
  account  bytea       PRIMARY KEY,
  failures integer     NOT NULL,
  last_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX login_attempts_age ON login_attempts (last_at);

CREATE TABLE addresses (
  owner      text        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  id         text        NOT NULL,
  address    jsonb       NOT NULL,
  is_default boolean     NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (owner, id)
);
CREATE UNIQUE INDEX one_default_address ON addresses (owner) WHERE is_default;

CREATE TABLE api_keys (
  id           text        PRIMARY KEY,
  kind         text        NOT NULL CHECK (kind IN ('publishable', 'secret')),
  name         text        NOT NULL,
  -- SHA-256 of the key, which is 256 random bits.
  hash         bytea       NOT NULL CONSTRAINT api_keys_hash_key UNIQUE,
  hint         text        NOT NULL,
  scopes       text[]      NOT NULL DEFAULT '{}',
  created_by   text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  CONSTRAINT publishable_opens_nothing CHECK (kind = 'secret' OR scopes = '{}')
);

CREATE TABLE signing_keys (
  kid         text        PRIMARY KEY,
  state       text        NOT NULL CHECK (state IN ('next', 'current', 'previous')),
  public_jwk  jsonb       NOT NULL,
  -- AES-256-GCM under a key derived from the installation's secret, bound to this row.
  private_key bytea       NOT NULL,
  since       timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX one_signing_key_each ON signing_keys (state) WHERE state <> 'previous';

CREATE TABLE audit_log (
  id         text        PRIMARY KEY,
  action     text        NOT NULL,
  actor_kind text        NOT NULL CHECK (actor_kind IN ('user', 'key', 'system')),
  actor_id   text,
  target_id  text        NOT NULL,
  address    text,
  detail     jsonb       NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX audit_log_by_actor ON audit_log (actor_id, id DESC);
CREATE INDEX audit_log_by_target ON audit_log (target_id, id DESC);

CREATE FUNCTION audit_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_log_is_append_only();
