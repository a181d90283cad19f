-- Truth about stock. The CHECK constraints are the last line against selling twice: no code path can get past them.

CREATE TABLE locations (
  id         text        PRIMARY KEY,
  name       text        NOT NULL,
  is_default boolean     NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX one_default_location ON locations (is_default) WHERE is_default;
INSERT INTO locations (id, name, is_default) VALUES ('loc_00000000000000000000000000', 'Main warehouse', true);

CREATE TABLE stock_levels (
  variant_id  text        NOT NULL,
  location_id text        NOT NULL REFERENCES locations (id),
  on_hand     bigint      NOT NULL DEFAULT 0,
  reserved    bigint      NOT NULL DEFAULT 0,
  low_mark    bigint,
  tracked     boolean     NOT NULL DEFAULT true,
  policy      text        NOT NULL DEFAULT 'deny' CHECK (policy IN ('deny', 'continue')),
  -- Grows with every change, so that a late write of an old level to Redis is told from a new one.
  revision    bigint      NOT NULL DEFAULT 1,
  updated_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (variant_id, location_id),
  CONSTRAINT reserved_not_negative CHECK (reserved >= 0),
  CONSTRAINT never_oversold CHECK (policy = 'continue' OR NOT tracked OR on_hand >= reserved)
);
CREATE INDEX stock_levels_by_location ON stock_levels (location_id, variant_id);
CREATE INDEX stock_levels_low ON stock_levels (variant_id, location_id) WHERE on_hand - reserved <= low_mark;

-- What was last announced of a variant, over all locations.
CREATE TABLE announcements (
  variant_id text    PRIMARY KEY,
  in_stock   boolean NOT NULL,
  low        boolean NOT NULL,
  version    bigint  NOT NULL DEFAULT 1
);

CREATE TABLE reservations (
  id         text        PRIMARY KEY,
  status     text        NOT NULL CHECK (status IN ('held', 'committed', 'released')),
  -- Null: pinned, ended only by the saga that owns it.
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX reservations_expiring ON reservations (expires_at) WHERE status = 'held';

CREATE TABLE reservation_lines (
  reservation_id text   NOT NULL REFERENCES reservations (id) ON DELETE CASCADE,
  variant_id     text   NOT NULL,
  location_id    text   NOT NULL,
  quantity       bigint NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (reservation_id, variant_id, location_id)
);
CREATE INDEX reservation_lines_by_variant ON reservation_lines (variant_id, location_id);

-- Append-only journal: on_hand is the sum of its deltas, which checkInvariants holds against the counters.
CREATE TABLE movements (
  id          text        PRIMARY KEY,
  variant_id  text        NOT NULL,
  location_id text        NOT NULL,
  delta       bigint      NOT NULL,
  reason      text        NOT NULL,
  reference   text,
  note        text,
  actor       text,
  created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX movements_by_variant ON movements (variant_id, id DESC);
