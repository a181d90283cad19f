-- Who wants a mail when a variant can be bought again. Personal data: told requests go after a week, others after half a year.
CREATE TABLE back_in_stock_requests (
  id         text        PRIMARY KEY,
  variant_id text        NOT NULL,
  email      text        NOT NULL,
  locale     text        NOT NULL,
  -- The network that asked; null where it is not known.
  client     text,
  -- SHA-256 of the token of the address, with which all its requests are removed.
  token_hash bytea       NOT NULL,
  -- By the clock and not by the beginning of the transaction, which may have waited for stock that came back.
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When its mail was handed over.
  told_at    timestamptz
);
CREATE UNIQUE INDEX back_in_stock_open ON back_in_stock_requests (variant_id, email) WHERE told_at IS NULL;
CREATE INDEX back_in_stock_waiting ON back_in_stock_requests (variant_id, created_at, id) WHERE told_at IS NULL;
CREATE INDEX back_in_stock_by_address ON back_in_stock_requests (token_hash);
CREATE INDEX back_in_stock_by_client ON back_in_stock_requests (client, created_at);
CREATE INDEX back_in_stock_by_age ON back_in_stock_requests (created_at);
CREATE INDEX back_in_stock_told ON back_in_stock_requests (told_at) WHERE told_at IS NOT NULL;

-- Variants that are back and have requests from until then: few, and empty most of the time.
CREATE TABLE back_in_stock_variants (
  variant_id text        PRIMARY KEY,
  since      timestamptz NOT NULL DEFAULT clock_timestamp()
);
