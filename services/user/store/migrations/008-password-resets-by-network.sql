-- The network of the client that requested a link, as limits count clients; null where it is not known.
ALTER TABLE password_resets ADD COLUMN network text;
CREATE INDEX password_resets_by_network ON password_resets (network, created_at) WHERE network IS NOT NULL;
