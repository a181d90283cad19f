-- What limits count of an account that was erased outlives it as nobody's, until no limit counts it any more (docs/privacy.md).
-- A process of the build before deletes these rows with the account, and counts the numbers of those that are here not.
ALTER TABLE email_verifications ALTER COLUMN user_id DROP NOT NULL;
ALTER TABLE phone_verifications
  ALTER COLUMN user_id DROP NOT NULL,
  ALTER COLUMN phone DROP NOT NULL,
  -- HMAC of the number in place of the number.
  ADD COLUMN phone_hash bytea,
  ADD CONSTRAINT nobodys_has_no_number CHECK (
    CASE WHEN user_id IS NULL THEN phone IS NULL AND phone_hash IS NOT NULL ELSE phone IS NOT NULL END);
