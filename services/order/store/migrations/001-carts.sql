-- Carts, and the rates they are priced with. A cart's lines live on its row: they are always read and written with it.

CREATE TABLE carts (
  id               text        PRIMARY KEY,
  -- User id, or the cart's own id for a guest: every query filters by it.
  owner            text        NOT NULL,
  user_id          text,
  status           text        NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'in_checkout', 'completed')),
  currency         text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  locale           text        NOT NULL,
  email            text,
  shipping_address jsonb,
  billing_address  jsonb,
  note             text,
  items            jsonb       NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(items) = 'array' AND jsonb_array_length(items) <= 200),
  shipping_option  jsonb,
  payment          jsonb,
  totals           jsonb       NOT NULL,
  order_id         text,
  version          bigint      NOT NULL DEFAULT 1,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX carts_by_owner ON carts (owner, updated_at DESC);

CREATE TABLE shipping_zones (
  id         text        PRIMARY KEY,
  name       text        NOT NULL,
  -- ISO 3166-1 alpha-2; empty stands for every country that no zone names.
  countries  text[]      NOT NULL,
  -- Flat-rate options, in the order they are offered; amounts are minor units.
  options    jsonb       NOT NULL CHECK (jsonb_typeof(options) = 'array'),
  version    bigint      NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tax_regions (
  id                 text        PRIMARY KEY,
  name               text        NOT NULL,
  country            text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  -- Part of the country; null stands for all of it that has no entry of its own.
  region             text,
  prices_include_tax boolean     NOT NULL,
  -- [{tax_class, name, rate}], rate in millionths.
  rates              jsonb       NOT NULL CHECK (jsonb_typeof(rates) = 'array'),
  -- Millionths; null taxes shipping with the rate of the class "standard".
  shipping_rate      bigint      CHECK (shipping_rate >= 0),
  version            bigint      NOT NULL DEFAULT 1,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX tax_regions_place ON tax_regions (country, coalesce(region, ''));
