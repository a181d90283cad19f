-- The shop's settings, as far as staff have set them (domain/shop.ts); what is not in `settings` follows the environment.
CREATE TABLE shop (
  -- There is one.
  id         boolean     PRIMARY KEY DEFAULT true CHECK (id),
  settings   jsonb       NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
  version    bigint      NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO shop DEFAULT VALUES;
