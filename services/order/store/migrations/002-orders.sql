-- The checkout saga and what comes of it.

CREATE SEQUENCE order_numbers START 100001;

-- One row for each attempt to turn a cart into an order. The ids of everything the saga will ask for (order, payment,
-- stock reservation = this id) are minted here and written before the first call, so that any process can go on.
CREATE TABLE checkouts (
  id           text        PRIMARY KEY,
  cart_id      text        NOT NULL REFERENCES carts (id),
  state        text        NOT NULL CHECK (state IN ('paying', 'requires_action', 'undoing', 'confirmed', 'failed')),
  order_id     text        NOT NULL UNIQUE,
  order_number text        NOT NULL UNIQUE DEFAULT nextval('order_numbers')::text,
  payment_id   text        NOT NULL UNIQUE,
  -- The cart as the buyer agreed to it.
  cart         jsonb       NOT NULL,
  -- What the buyer has to do, while it requires_action.
  action       jsonb,
  -- The problem that ended it, while undoing and after.
  failure      jsonb,
  -- Who drives it, and until when nobody else may (database clock).
  lease        text,
  locked_until timestamptz,
  -- When the recovery loop has to look at it; null once it is over.
  due_at       timestamptz,
  -- When waiting for buyer or provider ends.
  deadline     timestamptz NOT NULL,
  -- How often somebody took the wheel since the state last changed; 0 is whoever began.
  attempts     integer     NOT NULL DEFAULT 0,
  -- The caller's Idempotency-Key with its scope: repeating it after a decline answers the decline, and charges nothing.
  request_key  text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now()
);
-- A cart becomes one order: at most one attempt of it is under way or confirmed.
CREATE UNIQUE INDEX one_checkout_per_cart ON checkouts (cart_id) WHERE state <> 'failed';
CREATE INDEX checkouts_by_request ON checkouts (cart_id, request_key) WHERE state = 'failed';
CREATE INDEX checkouts_due ON checkouts (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE orders (
  id                 text        PRIMARY KEY,
  number             text        NOT NULL UNIQUE,
  -- User id, or the guest's cart id: what every query of a buyer filters by.
  owner              text        NOT NULL,
  user_id            text,
  cart_id            text        NOT NULL UNIQUE,
  -- The stock reservation it was sold from.
  reservation_id     text        NOT NULL UNIQUE,
  payment_id         text        NOT NULL UNIQUE,
  payment_method     text        NOT NULL,
  status             text        NOT NULL DEFAULT 'placed' CHECK (status IN ('placed', 'cancelled')),
  payment_status     text        NOT NULL,
  fulfilment_status  text        NOT NULL DEFAULT 'unfulfilled'
                     CHECK (fulfilment_status IN ('unfulfilled', 'partial', 'fulfilled', 'delivered')),
  email              text        NOT NULL,
  locale             text        NOT NULL,
  currency           text        NOT NULL,
  note               text,
  staff_note         text,
  totals             jsonb       NOT NULL,
  total              bigint      NOT NULL CHECK (total BETWEEN 0 AND 9007199254740991),
  captured           bigint      NOT NULL DEFAULT 0 CHECK (captured >= 0),
  refunded           bigint      NOT NULL DEFAULT 0 CHECK (refunded >= 0),
  -- Of the last payment.changed that was applied; older ones are ignored.
  payment_version    bigint      NOT NULL DEFAULT 0,
  shipping_address   jsonb,
  billing_address    jsonb,
  shipping_option    jsonb,
  cancel_reason      text,
  cancelled_at       timestamptz,
  -- Set while money of a cancelled order has yet to go back; the recovery loop clears it.
  money_due_at       timestamptz,
  version            bigint      NOT NULL DEFAULT 1,
  placed_at          timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX orders_by_owner ON orders (owner, id DESC);
CREATE INDEX orders_by_email ON orders (lower(email), id DESC);
CREATE INDEX orders_by_status ON orders (status, id DESC);
CREATE INDEX orders_by_payment_status ON orders (payment_status, id DESC);
CREATE INDEX orders_by_fulfilment_status ON orders (fulfilment_status, id DESC);
CREATE INDEX orders_money_due ON orders (money_due_at) WHERE money_due_at IS NOT NULL;

-- Children are keyed by their order first, so that tables can be distributed by it one day.
CREATE TABLE order_lines (
  order_id      text    NOT NULL REFERENCES orders (id),
  id            text    NOT NULL,
  position      integer NOT NULL,
  variant_id    text    NOT NULL,
  product_id    text    NOT NULL,
  title         text    NOT NULL,
  variant_title text,
  sku           text,
  slug          text    NOT NULL,
  image         text,
  requires_shipping boolean NOT NULL,
  quantity      bigint  NOT NULL CHECK (quantity > 0),
  fulfilled     bigint  NOT NULL DEFAULT 0,
  unit_price    bigint  NOT NULL,
  total         bigint  NOT NULL,
  tax           bigint  NOT NULL,
  PRIMARY KEY (order_id, id),
  CONSTRAINT fulfilled_within CHECK (fulfilled BETWEEN 0 AND quantity)
);

CREATE TABLE fulfilments (
  order_id        text        NOT NULL REFERENCES orders (id),
  id              text        NOT NULL,
  status          text        NOT NULL DEFAULT 'shipped' CHECK (status IN ('shipped', 'delivered')),
  carrier         text,
  tracking_number text,
  tracking_url    text,
  -- [{item_id, quantity}]
  items           jsonb       NOT NULL,
  shipped_at      timestamptz NOT NULL DEFAULT now(),
  delivered_at    timestamptz,
  PRIMARY KEY (order_id, id)
);

CREATE TABLE refunds (
  order_id   text        NOT NULL REFERENCES orders (id),
  id         text        NOT NULL,
  status     text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'done', 'failed')),
  amount     bigint      NOT NULL CHECK (amount > 0),
  reason     text,
  failure    text,
  -- When the recovery loop has to carry it on; null once it is over.
  due_at     timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (order_id, id)
);
CREATE INDEX refunds_due ON refunds (due_at) WHERE due_at IS NOT NULL;
