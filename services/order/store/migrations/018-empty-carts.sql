-- Guests' carts without lines end a day after their last change (flows/cart-expiry.ts): whoever means to buy adds a line soon, and
-- anybody can create carts.
CREATE INDEX empty_guest_carts_by_age ON carts (updated_at) WHERE user_id IS NULL AND items = '[]';
