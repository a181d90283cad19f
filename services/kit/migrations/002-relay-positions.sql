-- How many batches of events each relay has sent. The queue Redis keeps the same; one that knows less has lost jobs.
CREATE TABLE relay_positions (
  relay    text        PRIMARY KEY,
  position bigint      NOT NULL,
  sent_at  timestamptz NOT NULL
);
