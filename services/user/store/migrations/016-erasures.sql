-- The record that a person was erased, which names nobody once it is done (docs/privacy.md).
-- The way back, should the build before this one be started again: the row of this file out of schema_migrations; the table may stay.
CREATE TABLE erasures (
  id            text        PRIMARY KEY,
  -- The account that is gone; null for somebody without one.
  customer_id   text,
  -- E-mail address and phone number, AES-256-GCM bound to this row, for the services that have yet to do their part. Null after that.
  contact       bytea,
  -- User or API key of staff; null for the customer.
  requested_by  text,
  requested_at  timestamptz NOT NULL DEFAULT now(),
  -- The last round that each service has done: {"order": 2}.
  reports       jsonb       NOT NULL DEFAULT '{}',
  -- When the second round begins; null from then on.
  next_round_at timestamptz,
  completed_at  timestamptz,
  CONSTRAINT forgotten_when_done CHECK (completed_at IS NULL OR contact IS NULL)
);
CREATE INDEX erasures_due ON erasures (next_round_at) WHERE next_round_at IS NOT NULL;
