-- Failed checkouts, which hold an address and may never become an order, are deleted with the carts of their age
-- (flows/cart-expiry.ts), and so are the keys that led to them.
CREATE INDEX failed_checkouts_by_age ON checkouts (updated_at) WHERE state = 'failed';
CREATE INDEX checkout_keys_by_checkout ON checkout_keys (checkout_id);
