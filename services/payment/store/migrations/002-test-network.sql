-- The book of the `test` provider, a card network that moves no money. Nothing but providers/test.ts reads or writes it,
-- in transactions of its own, so that it can stand against the ledger as a stranger's book would.

CREATE TABLE test_provider_charges (
  key           text        PRIMARY KEY,
  reference     text        NOT NULL UNIQUE,
  currency      text        NOT NULL,
  amount        bigint      NOT NULL,
  wants_capture boolean     NOT NULL,
  status        text        NOT NULL CHECK (status IN
    ('processing', 'requires_action', 'authorised', 'captured', 'declined', 'voided')),
  captured      bigint      NOT NULL DEFAULT 0 CHECK (captured BETWEEN 0 AND amount),
  refunded      bigint      NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND captured),
  failure       text,
  -- For a charge that only a webhook tells of: when it is decided, and when the webhook was handed over.
  decides_at    timestamptz,
  announced_at  timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX test_provider_unannounced ON test_provider_charges (decides_at)
  WHERE decides_at IS NOT NULL AND announced_at IS NULL;

CREATE TABLE test_provider_refunds (
  key        text        PRIMARY KEY,
  charge_key text        NOT NULL REFERENCES test_provider_charges (key),
  amount     bigint      NOT NULL,
  status     text        NOT NULL CHECK (status IN ('succeeded', 'failed')),
  failure    text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX test_provider_refunds_by_charge ON test_provider_refunds (charge_key);
