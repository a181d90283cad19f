import type { Postgres, Tx } from '../postgres/pg.ts'
import { atCommit, one, query } from '../postgres/sql.ts'
import type { Event } from './event.ts'
import { withOrder } from './event-order.ts'
import { MOST_COUNTED } from './outbox-gauge.ts'
import type { RelayPosition } from './queue-marker.ts'

interface Row {
  id: string
  type: string
  aggregate: string
  data: unknown
  traceparent: string | null
  created_at: Date
  position: null
}

/** The position of a relay, whose name stands for the id. */
interface PositionRow {
  id: string
  type: null
  position: number
}

/** The rows that come with every claim and set what holds for its transaction. */
interface SettingRow {
  id: string
  type: null
  position: null
}

/** Events that one round of a relay claims at most. */
export const BATCH = 100

/**
 * Seconds that the session of a claim may be idle: a check of the marker, adding the events, a broadcast and ending the batch
 * wait for Redis five seconds each. Nobody but another relay wants these rows, so a frozen relay keeps events back for no
 * longer, and no buyer.
 */
const IDLE_SECONDS = 30

const INSERT = `
  INSERT INTO outbox (id, type, aggregate, data, traceparent, created_at)
  SELECT id, type, aggregate, data, traceparent, $6::timestamptz
  FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::text[]) AS e (id, type, aggregate, data, traceparent)`

const INSERT_NUMBERED = `
  INSERT INTO outbox (id, type, aggregate, data, traceparent, created_at)
  SELECT e.id, e.type, e.aggregate, e.data || coalesce(numbered, '{}'), e.traceparent, $6::timestamptz
  FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::text[]) AS e (id, type, aggregate, data, traceparent)
  LEFT JOIN number_events($7::text[], $8::text[]) ON numbered_id = e.id`

/**
 * Commits events with the transaction that they tell of. Those of `numberedTypes` are numbered for each aggregate; two statements
 * of one transaction lock aggregates in their own order, and may have to be tried again.
 */
export function insertEvents(tx: Tx, events: readonly Event[], numberedTypes: ReadonlySet<string>, now: Date): void {
  const numbered = events.filter(({ type }) => numberedTypes.has(type))
  const order = [numbered.map(({ id }) => id), numbered.map(({ aggregate }) => aggregate)]
  atCommit(tx, numbered.length > 0 ? INSERT_NUMBERED : INSERT, [
    events.map((event) => event.id),
    events.map((event) => event.type),
    events.map((event) => event.aggregate),
    events.map((event) => JSON.stringify(event.data)),
    events.map((event) => event.traceparent ?? null),
    now,
    ...(numbered.length > 0 ? order : []),
  ])
}

// A batch is marked as sent without a wait for the disk: should the database crash within the second and forget it, the events
// are published again, as after a crash before the mark.
// By what is unsent, never by "id greater than the last seen": ids do not commit in their order. The positions and the limit
// come in the same statement, so that looking for a queue Redis that went back costs no further one.
const CLAIM = `
  SELECT * FROM (
    SELECT relay AS id, NULL AS type, NULL AS aggregate, NULL::jsonb AS data, NULL AS traceparent,
           NULL::timestamptz AS created_at, position FROM relay_positions
    UNION ALL
    SELECT set_config('idle_in_transaction_session_timeout', '${IDLE_SECONDS}s', true), NULL, NULL, NULL, NULL, NULL, NULL
    UNION ALL
    SELECT set_config('synchronous_commit', 'off', true), NULL, NULL, NULL, NULL, NULL, NULL
    UNION ALL
    SELECT event.*, NULL FROM (
      SELECT id, type, aggregate, data, traceparent, created_at FROM outbox
      WHERE sent_at IS NULL AND type = ANY($1)
      ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) event) claimed
  ORDER BY id`

/** Whether there is something to claim, and the positions: what a round reads that nobody asked for. */
export const LOOK = `
  SELECT EXISTS (SELECT FROM outbox WHERE sent_at IS NULL AND type = ANY($1)) AS "hasEvents",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('relay', relay, 'position', position)), '[]') FROM relay_positions) AS sent`

/** How many events are not sent yet; more than the most that is counted are too many as well. */
export async function countUnsent(pg: Postgres): Promise<number> {
  const text = `SELECT count(*)::int AS unsent FROM (SELECT FROM outbox WHERE sent_at IS NULL LIMIT ${MOST_COUNTED}) AS row`
  return (await one<{ unsent: number }>(pg, text)).unsent
}

/** The events and the position of their batch, by one statement. */
export const MARK_SENT = `
  WITH advanced AS (
    INSERT INTO relay_positions (relay, position, sent_at) VALUES ($2, $3, now())
    ON CONFLICT (relay) DO UPDATE SET position = excluded.position, sent_at = excluded.sent_at)
  UPDATE outbox SET sent_at = now() WHERE id = ANY($1)`

function eventOf(row: Row): Event {
  return withOrder({
    id: row.id,
    type: row.type,
    aggregate: row.aggregate,
    occurred_at: row.created_at.toISOString(),
    ...(row.traceparent ? { traceparent: row.traceparent } : {}),
    data: row.data,
  })
}

/** Claims unsent events for the transaction, and reads the positions of all relays. */
export async function claim(tx: Tx, types: readonly string[]): Promise<{ events: Event[]; sent: RelayPosition[] }> {
  const rows = await query<Row | PositionRow | SettingRow>(tx, CLAIM, [types])
  const sent = rows.flatMap(({ id: relay, position }) => (position === null ? [] : [{ relay, position }]))
  return { events: rows.flatMap((row) => (row.type === null ? [] : [eventOf(row)])), sent }
}
