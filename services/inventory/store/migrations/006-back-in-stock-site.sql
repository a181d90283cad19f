-- The /48 around the network that asked; null for an IPv4 address.
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; the column may stay.
ALTER TABLE back_in_stock_requests ADD COLUMN site text;
CREATE INDEX back_in_stock_by_site ON back_in_stock_requests (site, created_at) WHERE site IS NOT NULL;
