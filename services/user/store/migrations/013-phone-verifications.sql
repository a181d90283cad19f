-- When a code that was sent to the account's number was confirmed. A number that is there has not been verified.
ALTER TABLE users ADD COLUMN phone_verified_at timestamptz;
-- A process of the build before writes the number without knowing the column: another number is not verified, whoever writes it.
CREATE FUNCTION clear_phone_verified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.phone_verified_at IS NOT DISTINCT FROM OLD.phone_verified_at THEN NEW.phone_verified_at := NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER users_phone_changed BEFORE UPDATE OF phone ON users FOR EACH ROW
  WHEN (OLD.phone IS DISTINCT FROM NEW.phone) EXECUTE FUNCTION clear_phone_verified();

-- Codes that were sent by SMS. A code is computed from the id, and stored nowhere.
CREATE TABLE phone_verifications (
  id           text        PRIMARY KEY,
  user_id      text        NOT NULL REFERENCES users (id),
  phone        text        NOT NULL,
  -- The client that caused it, as limits count clients, and the /48 around it.
  network      text,
  site         text,
  tries        integer     NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL DEFAULT now(),
  expires_at   timestamptz NOT NULL,
  confirmed_at timestamptz
);
-- The limits count those of a day, of which there are no more than the shop sends in one.
CREATE INDEX phone_verifications_age ON phone_verifications (created_at);
CREATE INDEX phone_verifications_by_user ON phone_verifications (user_id, created_at);
