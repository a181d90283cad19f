-- Exports and erasures find failed checkouts by whose cart it was.
CREATE INDEX checkouts_failed_by_owner ON checkouts ((cart->>'owner'), id) WHERE state = 'failed';
CREATE INDEX checkouts_failed_by_email ON checkouts (lower(cart->>'email'), id) WHERE state = 'failed' AND cart->>'user_id' IS NULL;
