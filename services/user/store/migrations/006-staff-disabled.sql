-- Staff who are shut out, and since when.
ALTER TABLE users ADD COLUMN disabled_at timestamptz;
CREATE INDEX users_disabled ON users (id DESC) WHERE disabled_at IS NOT NULL;

ALTER TABLE sessions DROP CONSTRAINT sessions_end_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_end_reason_check
  CHECK (end_reason IN ('signed_out', 'revoked', 'password_changed', 'password_reset', 'disabled', 'reuse'));

-- A key does what its creator may do, so it belongs to a person. Keys that were made by a key belong to whoever made that one.
WITH RECURSIVE made (id, creator) AS (
  SELECT id, created_by FROM api_keys WHERE created_by IN (SELECT id FROM api_keys)
  UNION
  SELECT made.id, k.created_by FROM made JOIN api_keys k ON k.id = made.creator
)
UPDATE api_keys SET created_by = made.creator FROM made
 WHERE api_keys.id = made.id AND made.creator NOT IN (SELECT id FROM api_keys);
CREATE INDEX api_keys_by_creator ON api_keys (created_by) WHERE revoked_at IS NULL;
