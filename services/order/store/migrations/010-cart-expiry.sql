-- Carts that nobody changes are deleted (flows/cart-expiry.ts). One index entry for a cart, in the index of its kind: the
-- two have different ages, so neither sweep reads past carts of the other.
CREATE INDEX guest_carts_by_age ON carts (updated_at) WHERE user_id IS NULL;
CREATE INDEX customer_carts_by_age ON carts (updated_at) WHERE user_id IS NOT NULL;

-- A checkout keeps the cart as the buyer agreed to it, and outlives the row that it was made from.
ALTER TABLE checkouts DROP CONSTRAINT checkouts_cart_id_fkey;
