import type { Log } from '../observability/log.ts'
import type { Postgres, Tx } from '../postgres/pg.ts'
import { atCommit, one, query } from '../postgres/sql.ts'
import { type BackgroundLoop, backgroundLoop } from '../timing/background-loop.ts'
import type { Event, EventDraft, EventOrigin } from './event.ts'
import { createRetention, restoreSent } from './outbox-retention.ts'
import { pendingEvent } from './pending-event.ts'
import { createPublication, type Publication, type PublicationOptions, publishAll } from './publication.ts'
import type { QueueMarker, RelayPosition } from './queue-marker.ts'

export interface OutboxOptions<P> extends PublicationOptions<P> {
  /** The publishing service. */
  service: string
  pg: Postgres
  log: Log
  /** How often the relay looks even if nobody woke it, milliseconds. */
  intervalMs?: number
}

/** Events that commit together with the state they describe. */
export interface Outbox<P> extends BackgroundLoop {
  /** Publishes an event if, and only if, the transaction commits. Trace and time come from what caused it. */
  add(tx: Tx, origin: EventOrigin, draft: EventDraft<P>): Promise<void>
  addAll(tx: Tx, origin: EventOrigin, drafts: readonly EventDraft<P>[]): Promise<void>
}

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

const BATCH = 100
/** What a process that died has left is out this long after, milliseconds; a process that writes wakes its relay. */
const LOOK_EVERY_MS = 7_000
/** An event that comes while others are sent waits this long for more, milliseconds: so many go out in one job. */
export const GATHER_MS = 100

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

function insert(tx: Tx, events: readonly Event[], now: Date): void {
  atCommit(tx, INSERT, [
    events.map((event) => event.id),
    events.map((event) => event.type),
    events.map((event) => event.aggregate),
    events.map((event) => JSON.stringify(event.data)),
    events.map((event) => event.traceparent ?? null),
    now,
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
const LOOK = `
  SELECT EXISTS (SELECT FROM outbox WHERE sent_at IS NULL AND type = ANY($1)) AS "hasEvents",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('relay', relay, 'position', position)), '[]') FROM relay_positions) AS sent`

/** The events and the position of their batch, by one statement. */
const MARK_SENT = `
  WITH advanced AS (
    INSERT INTO relay_positions (relay, position, sent_at) VALUES ($2, $3, now())
    ON CONFLICT (relay) DO UPDATE SET position = excluded.position, sent_at = excluded.sent_at)
  UPDATE outbox SET sent_at = now() WHERE id = ANY($1)`

function eventOf(row: Row): Event {
  return {
    id: row.id,
    type: row.type,
    aggregate: row.aggregate,
    occurred_at: row.created_at.toISOString(),
    ...(row.traceparent ? { traceparent: row.traceparent } : {}),
    data: row.data,
  }
}

async function claim(tx: Tx, types: readonly string[]): Promise<{ events: Event[]; sent: RelayPosition[] }> {
  const rows = await query<Row | PositionRow | SettingRow>(tx, CLAIM, [types])
  const sent = rows.flatMap(({ id: relay, position }) => (position === null ? [] : [{ relay, position }]))
  return { events: rows.flatMap((row) => (row.type === null ? [] : [eventOf(row)])), sent }
}

type Relayed = { isBehind: true; sent: RelayPosition[] } | { isBehind: false; found: number }

interface Relay {
  pg: Postgres
  publication: Publication
  marker: QueueMarker
}

/**
 * Relays one batch and says how many events it found, or that the queue Redis is behind. Marked after the publish: a crash
 * in between publishes twice, which job ids and inboxes make once.
 */
async function relayBatch({ pg, publication, marker }: Relay, isChecked: boolean): Promise<Relayed> {
  const { relayed, error } = await pg.tx(async (tx): Promise<{ relayed: Relayed; error?: unknown }> => {
    const { events, sent } = await claim(tx, publication.types)
    const behind = { relayed: { isBehind: true, sent } } as const
    if (isChecked && !(await marker.isCurrent(sent))) return behind
    const found = events.length
    if (found === 0) return { relayed: { isBehind: false, found } }
    const batch = marker.beginBatch()
    const published = await publishAll(publication, events, !isChecked)
    if (published.sent.size > 0) {
      const position = await batch.end()
      if (!position) return behind
      atCommit(tx, MARK_SENT, [[...published.sent], position.relay, position.position])
    }
    return { relayed: { isBehind: false, found }, error: published.error }
  })
  if (error) throw error
  return relayed
}

/** The outbox of a service on PostgreSQL, and its relay. Any number of replicas may run one. */
export function createOutbox<P>(options: OutboxOptions<P>): Outbox<P> {
  const { service, pg, log, intervalMs = LOOK_EVERY_MS } = options
  const publication = createPublication(options)
  const marker = options.queues.marker(service)
  const retention = createRetention(pg, marker)
  const isIdle = async () => {
    const { hasEvents, sent } = await one<{ hasEvents: boolean; sent: RelayPosition[] }>(pg, LOOK, [publication.types])
    return !hasEvents && (await marker.isCurrent(sent))
  }
  const relayPending = async () => {
    let isRestored = false
    for (;;) {
      const relayed = await relayBatch({ pg, publication, marker }, !isRestored)
      if (!relayed.isBehind) {
        if (relayed.found < BATCH) break
      } else if (isRestored) {
        // Lost once more meanwhile. The next round begins anew.
        return
      } else {
        log.warn('the queue Redis is new, was emptied or went back in time: recent events are added again')
        await marker.restore(relayed.sent, () => restoreSent(pg))
        isRestored = true
      }
    }
    await retention.sweep()
  }
  const relay = backgroundLoop({
    ...{ name: 'event relay', log, intervalMs, gatherMs: GATHER_MS, failureLevel: 'error', work: relayPending },
    async untilDueMs() {
      if (!(await isIdle())) return 0
      await retention.sweep()
      return Number.POSITIVE_INFINITY
    },
  })
  const addAll = async (tx: Tx, origin: EventOrigin, drafts: readonly EventDraft<P>[]) => {
    if (drafts.length === 0) return
    const { traceparent, now = new Date() } = origin
    insert(
      tx,
      drafts.map((draft) => pendingEvent<P>(draft, { traceparent, now })),
      now,
    )
    tx.afterCommit(relay.wake)
  }
  return { ...relay, addAll, add: (tx, origin, draft) => addAll(tx, origin, [draft]) }
}
