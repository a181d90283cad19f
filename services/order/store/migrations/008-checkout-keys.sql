-- The Idempotency-Keys that placeOrder was called with. A key belongs to one request, so to one cart; it is known for as
-- long as the checkout it led to. checkouts.request_key stays for replicas of the build before, and is not read any more.
-- The way back, should the build before this one be started again: DROP TABLE checkout_keys, and the row of this file out
-- of schema_migrations.

CREATE TABLE checkout_keys (
  -- The caller's scope and the key.
  request_key  text  PRIMARY KEY,
  cart_id      text  NOT NULL,
  -- Of method, address and body; null for keys of before this table, which are told by their cart.
  request_hash bytea,
  -- The last checkout that a request with this key began or joined.
  checkout_id  text  NOT NULL REFERENCES checkouts (id)
);

INSERT INTO checkout_keys (request_key, cart_id, checkout_id)
SELECT DISTINCT ON (request_key) request_key, cart_id, id FROM checkouts WHERE request_key IS NOT NULL
 ORDER BY request_key, id DESC;
