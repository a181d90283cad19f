-- When it was last shown that who knows the password is the owner of the mailbox: a mailed link was used, or the installation
-- set the password. Null: anybody may have registered the address. Staff of before keep what they were given.
ALTER TABLE users ADD COLUMN owner_proven_at timestamptz;
UPDATE users SET owner_proven_at = now() WHERE permissions <> '{}';
