-- Whoever verifies a number takes it from the account that had verified it before. Not unique: a process of the build before
-- beside this one does not take it away.
CREATE INDEX users_by_verified_phone ON users (phone) WHERE phone_verified_at IS NOT NULL;
