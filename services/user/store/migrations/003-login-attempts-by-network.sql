-- Wrong passwords are counted for an account and a network, for an account in all networks (no network), and for a network
-- in all accounts (no account). The counters that exist are those of accounts.
ALTER TABLE login_attempts ADD COLUMN network bytea NOT NULL DEFAULT '';
ALTER TABLE login_attempts DROP CONSTRAINT login_attempts_pkey;
ALTER TABLE login_attempts ADD PRIMARY KEY (account, network);
-- Those of a site are forgotten gradually, parts of one too.
ALTER TABLE login_attempts ALTER COLUMN failures TYPE double precision;

-- The network that a session was opened from: an IPv4 address, or the /64 of an IPv6 address.
ALTER TABLE sessions ADD COLUMN network text;
CREATE FUNCTION pg_temp.network_of(address text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  IF address NOT LIKE '%:%' THEN RETURN nullif(address, ''); END IF;
  -- inet_send: four bytes of header, then the address.
  RETURN (SELECT string_agg(to_hex(get_byte(bytes, 2 * n + 2) * 256 + get_byte(bytes, 2 * n + 3)), ':' ORDER BY n) || '::/64'
            FROM inet_send(address::inet) AS bytes, generate_series(1, 4) AS n);
EXCEPTION WHEN invalid_text_representation THEN RETURN NULL; -- what a proxy sent was not always an address
END $$;
UPDATE sessions SET network = pg_temp.network_of(address) WHERE address IS NOT NULL;
CREATE INDEX sessions_by_network ON sessions (user_id, network);
