-- Customers' carts that were left (flows/abandoned-carts.ts) are found by their last change, in customer_carts_by_age: each passes a
-- mark that moves with the clock, once after every change. So there is no index of what was told, and no write of a cart costs more.
CREATE TABLE abandoned_carts_mark (
  id         integer     PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  -- Carts whose last change was before are looked at already; of that very moment, those up to this id.
  reached_at timestamptz NOT NULL,
  reached_id text        NOT NULL
);
-- Carts that were left before this migration are never told of.
INSERT INTO abandoned_carts_mark (reached_at, reached_id) VALUES (now(), '');

-- When it was told last that a cart was left. In no index, and written by nothing else.
ALTER TABLE carts ADD COLUMN abandoned_at timestamptz;
