-- What every service on PostgreSQL has: answers kept for idempotency keys, events to publish, events already worked on.

CREATE TABLE idempotency_keys (
  scope        text        NOT NULL,
  operation    text        NOT NULL,
  key          text        NOT NULL,
  request_hash bytea       NOT NULL,
  status       integer     NOT NULL,
  body         jsonb,
  headers      jsonb,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, operation, key)
);
-- Kept 48 hours (CONVENTIONS); the sweep deletes by age.
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE TABLE outbox (
  id          text        PRIMARY KEY,
  type        text        NOT NULL,
  aggregate   text        NOT NULL,
  data        jsonb       NOT NULL,
  traceparent text,
  created_at  timestamptz NOT NULL DEFAULT now(),
  sent_at     timestamptz
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;
CREATE INDEX outbox_age ON outbox (created_at);

CREATE TABLE inbox (
  event_id    text        PRIMARY KEY,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX inbox_age ON inbox (received_at);
