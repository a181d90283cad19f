import type { Log } from '../observability/log.ts'
import type { Postgres, Tx } from '../postgres/pg.ts'
import { atCommit, query } from '../postgres/sql.ts'
import { type BackgroundLoop, backgroundLoop } from '../timing/background-loop.ts'
import type { Event, EventDraft, EventOrigin } from './event.ts'
import { createRetention, restoreSent } from './outbox-retention.ts'
import { pendingEvent } from './pending-event.ts'
import { createPublication, type Publication, type PublicationOptions, publishAll } from './publication.ts'

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
}

const BATCH = 100

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

// By what is unsent, never by "id greater than the last seen": ids do not commit in their order.
const CLAIM = `
  SELECT id, type, aggregate, data, traceparent, created_at FROM outbox
  WHERE sent_at IS NULL AND type = ANY($1)
  ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`

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

/**
 * Relays one batch and returns how many rows it found. Marked after the publish: a crash in between publishes twice, which
 * job ids and inboxes make once.
 */
async function relayBatch(pg: Postgres, publication: Publication): Promise<number> {
  const { found, error } = await pg.tx(async (tx) => {
    const rows = await query<Row>(tx, CLAIM, [publication.types])
    if (rows.length === 0) return { found: 0, error: undefined }
    const { sent, error } = await publishAll(publication, rows.map(eventOf))
    if (sent.size > 0) atCommit(tx, 'UPDATE outbox SET sent_at = now() WHERE id = ANY($1)', [[...sent]])
    return { found: rows.length, error }
  })
  if (error) throw error
  return found
}

/** The outbox of a service on PostgreSQL, and its relay. Any number of replicas may run one. */
export function createOutbox<P>(options: OutboxOptions<P>): Outbox<P> {
  const { service, pg, log, intervalMs = 1_000 } = options
  const publication = createPublication(options)
  const marker = options.queues.marker(service)
  const retention = createRetention(pg)
  const sweep = async () => {
    if (!(await marker.isReady())) {
      log.warn('the queue Redis was emptied or is new: recent events are added again')
      await marker.restore(() => restoreSent(pg))
    }
    while ((await relayBatch(pg, publication)) === BATCH);
    await retention.sweep()
  }
  const relay = backgroundLoop({ name: 'event relay', log, intervalMs, failureLevel: 'error', work: sweep })
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
