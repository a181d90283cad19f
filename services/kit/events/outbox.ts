import type { Log } from '../observability/log.ts'
import type { Postgres, Tx } from '../postgres/pg.ts'
import { atCommit, one } from '../postgres/sql.ts'
import { type BackgroundLoop, backgroundLoop } from '../timing/background-loop.ts'
import type { EventDraft, EventOrigin } from './event.ts'
import { countUnsentBy } from './outbox-gauge.ts'
import { createRetention, restoreSent } from './outbox-retention.ts'
import { BATCH, claim, countUnsent, insertEvents, LOOK, MARK_SENT } from './outbox-rows.ts'
import { pendingEvent } from './pending-event.ts'
import { createPublication, type Publication, type PublicationOptions, publishAll } from './publication.ts'
import type { QueueMarker, RelayPosition } from './queue-marker.ts'

export interface OutboxOptions<P> extends PublicationOptions<P> {
  /** The publishing service. */
  service: string
  pg: Postgres
  log: Log
  /** Generated: what integrators may know of. */
  numberedTypes?: readonly (keyof P)[]
  /** How often the relay looks even if nobody woke it, milliseconds. */
  intervalMs?: number
}

/** Events that commit together with the state they describe. */
export interface Outbox<P> extends BackgroundLoop {
  /** Publishes an event if, and only if, the transaction commits. Trace and time come from what caused it. */
  add(tx: Tx, origin: EventOrigin, draft: EventDraft<P>): Promise<void>
  addAll(tx: Tx, origin: EventOrigin, drafts: readonly EventDraft<P>[]): Promise<void>
}

/** What a process that died has left is out this long after, milliseconds; a process that writes wakes its relay. */
const LOOK_EVERY_MS = 7_000
/** An event that comes while others are sent waits this long for more, milliseconds: so many go out in one job. */
export const GATHER_MS = 100

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
  countUnsentBy(service, () => countUnsent(pg))
  const numberedTypes = new Set((options.numberedTypes ?? []) as readonly string[])
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
    insertEvents(
      tx,
      drafts.map((draft) => pendingEvent<P>(draft, { traceparent, now })),
      numberedTypes,
      now,
    )
    tx.afterCommit(relay.wake)
  }
  return { ...relay, addAll, add: (tx, origin, draft) => addAll(tx, origin, [draft]) }
}
