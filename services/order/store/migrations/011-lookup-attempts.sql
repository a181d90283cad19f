-- Look-ups of orders that found nothing, by HMACs: of an e-mail address or a number (empty is all of them), and of a network
-- (empty is all of them).
CREATE TABLE lookup_attempts (
  account  bytea            NOT NULL,
  network  bytea            NOT NULL,
  failures double precision NOT NULL,
  last_at  timestamptz      NOT NULL DEFAULT now(),
  PRIMARY KEY (account, network)
);
CREATE INDEX lookup_attempts_age ON lookup_attempts (last_at);
