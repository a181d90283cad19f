-- The /48 around the network that requested a link; null for an IPv4 address.
ALTER TABLE password_resets ADD COLUMN site text;
CREATE INDEX password_resets_by_site ON password_resets (site, created_at) WHERE site IS NOT NULL;
