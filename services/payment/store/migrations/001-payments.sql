-- Payments, their refunds, the messages of providers, and the ledger. The CHECK constraints and triggers are the last
-- line against money that is made up: no code path can get past them.

CREATE TABLE payments (
  id             text           PRIMARY KEY,
  checkout_id    text           NOT NULL,
  order_id       text           NOT NULL,
  order_number   text           NOT NULL,
  owner          text           NOT NULL,
  method         text           NOT NULL,
  provider       text           NOT NULL,
  -- Idempotency key of the charge at the provider, written before the first call.
  provider_key   text           NOT NULL UNIQUE,
  reference      text,
  currency       text           NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount         bigint         NOT NULL CHECK (amount BETWEEN 0 AND 9007199254740991),
  captured       bigint         NOT NULL DEFAULT 0,
  refunded       bigint         NOT NULL DEFAULT 0,
  status         text           NOT NULL CHECK (status IN
    ('pending', 'requires_action', 'authorised', 'captured', 'awaiting', 'failed', 'cancelled', 'refunded')),
  goal           text           NOT NULL CHECK (goal IN ('authorised', 'captured', 'cancelled')),
  capture_amount bigint,
  details        jsonb          NOT NULL DEFAULT '{}',
  action         jsonb,
  failure        text,
  order_placed   boolean        NOT NULL DEFAULT false,
  version        bigint         NOT NULL DEFAULT 1,
  -- When the provider is asked again; null when nothing is open.
  check_at       timestamptz,
  checks         integer        NOT NULL DEFAULT 0,
  created_at     timestamptz(3) NOT NULL DEFAULT now(),
  updated_at     timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT captured_within_amount CHECK (captured BETWEEN 0 AND amount),
  CONSTRAINT refunded_within_captured CHECK (refunded BETWEEN 0 AND captured)
);
CREATE INDEX payments_newest ON payments (created_at DESC, id DESC);
CREATE INDEX payments_by_status ON payments (status, created_at DESC, id DESC);
CREATE INDEX payments_by_order ON payments (order_id);
CREATE INDEX payments_by_order_number ON payments (order_number);
CREATE INDEX payments_open ON payments (check_at) WHERE check_at IS NOT NULL;

CREATE TABLE refunds (
  -- Also the refund's idempotency key at the provider.
  id          text           PRIMARY KEY,
  payment_id  text           NOT NULL REFERENCES payments (id),
  amount      bigint         NOT NULL CHECK (amount > 0),
  status      text           NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
  reason      text,
  failure     text,
  actor       text,
  fingerprint text           NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX refunds_by_payment ON refunds (payment_id);

-- What providers sent, kept before it is worked on. Twice is once by the primary key.
CREATE TABLE provider_messages (
  provider     text        NOT NULL,
  message_id   text        NOT NULL,
  type         text        NOT NULL,
  provider_key text        NOT NULL,
  body         bytea       NOT NULL,
  received_at  timestamptz NOT NULL DEFAULT now(),
  -- When it is worked on next; null once that is done.
  due_at       timestamptz DEFAULT now(),
  attempts     integer     NOT NULL DEFAULT 0,
  PRIMARY KEY (provider, message_id)
);
CREATE INDEX provider_messages_due ON provider_messages (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE ledger_transfers (
  id         text           PRIMARY KEY,
  source     text           NOT NULL,
  reference  text           NOT NULL,
  payment_id text           NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (source, reference)
);
CREATE INDEX ledger_transfers_by_payment ON ledger_transfers (payment_id);

CREATE TABLE ledger_entries (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transfer_id text   NOT NULL REFERENCES ledger_transfers (id),
  account     text   NOT NULL,
  currency    text   NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- Minor units; positive = debit, negative = credit.
  amount      bigint NOT NULL CHECK (amount <> 0)
);
CREATE INDEX ledger_entries_by_transfer ON ledger_entries (transfer_id);
CREATE INDEX ledger_entries_by_account ON ledger_entries (account, id DESC) INCLUDE (currency, amount);

-- Looked at when the transaction ends, so that the entries of a transfer may come one after the other.
CREATE FUNCTION ledger_check_transfer(transfer text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_entries WHERE transfer_id = transfer)
     OR EXISTS (SELECT 1 FROM ledger_entries WHERE transfer_id = transfer GROUP BY currency HAVING sum(amount) <> 0) THEN
    RAISE EXCEPTION 'transfer % does not sum to zero', transfer
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transfer_sums_to_zero';
  END IF;
END $$;
CREATE FUNCTION ledger_transfer_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM ledger_check_transfer(NEW.id); RETURN NULL; END $$;
CREATE FUNCTION ledger_entry_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM ledger_check_transfer(NEW.transfer_id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER transfer_sums_to_zero AFTER INSERT ON ledger_transfers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transfer_added();
CREATE CONSTRAINT TRIGGER entries_sum_to_zero AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_added();

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER ledger_transfers_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfers
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_entries_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
