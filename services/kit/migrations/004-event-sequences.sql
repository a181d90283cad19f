-- Events that integrators may know of are numbered for each aggregate, by the statement that inserts them: rolled back, they leave no gap.
-- Beside the number each says which one came before it. A build before this one inserts events without either.
-- The way back, should that build be started again: DROP FUNCTION number_events, DROP TABLE event_sequences, and the row of this file out
-- of schema_migrations.

CREATE TABLE event_sequences (
  aggregate      text   PRIMARY KEY,
  last           bigint NOT NULL,
  last_event     text   NOT NULL,
  -- Before the last statement that inserted some.
  previous_event text
);

-- A function, because a WITH that is part of another one may not change anything. Aggregates are locked in one order.
CREATE FUNCTION number_events(ids text[], aggregates text[]) RETURNS TABLE (numbered_id text, numbered jsonb) LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY
  WITH given AS (
    SELECT e.id, e.aggregate, row_number() OVER (PARTITION BY e.aggregate ORDER BY e.n) AS nth, count(*) OVER (PARTITION BY e.aggregate) AS size,
           lag(e.id) OVER (PARTITION BY e.aggregate ORDER BY e.n) AS previous
    FROM unnest(ids, aggregates) WITH ORDINALITY AS e (id, aggregate, n)),
  counted AS (
    INSERT INTO event_sequences AS s (aggregate, last, last_event)
    SELECT g.aggregate, g.size, g.id FROM given g WHERE g.nth = g.size ORDER BY g.aggregate
    ON CONFLICT ON CONSTRAINT event_sequences_pkey
    DO UPDATE SET last = s.last + excluded.last, last_event = excluded.last_event, previous_event = s.last_event
    RETURNING s.aggregate, s.last, s.previous_event)
  SELECT g.id, jsonb_build_object('_order', jsonb_build_object(
           'sequence', c.last - g.size + g.nth, 'previous', coalesce(g.previous, c.previous_event)))
  FROM given g JOIN counted c ON c.aggregate = g.aggregate;
END $$;
