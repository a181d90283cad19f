import type { Log } from '../observability/log.ts'
import { type BackgroundLoop, backgroundLoop } from '../timing/background-loop.ts'
import type { Event } from './event.ts'
import {
  countPending,
  createUnmarkedSearch,
  ensurePublishingIndexes,
  type Pending,
  type PublishingModel,
  pendingDocuments,
  removeSent,
} from './mongo-pending.ts'
import { createMongoSent, type MongoSent } from './mongo-sent.ts'
import { GATHER_MS } from './outbox.ts'
import { countUnsentBy } from './outbox-gauge.ts'
import { createPublication, type Publication, type PublicationOptions, publishAll } from './publication.ts'
import type { QueueMarker } from './queue-marker.ts'

export interface MongoOutboxOptions<P> extends PublicationOptions<P> {
  /** The publishing service. */
  service: string
  /** Every model whose documents publish; all on one connection. */
  collections: readonly [PublishingModel, ...PublishingModel[]]
  log: Log
  /** How often the relay looks even if nobody woke it, milliseconds: for what a process that died has left. */
  intervalMs?: number
}

/** What was just written to a document, so that the relay need not look for it. */
export interface Written {
  model: PublishingModel
  id: string
  events: readonly Event[]
  isDeleted?: boolean
}

export interface MongoOutbox extends BackgroundLoop {
  /** Sends at once: what was just written, or whatever is found. */
  wake(written?: Written): void
  /** The indexes of every publishing collection; part of migrating. */
  ensureIndexes(): Promise<void>
}

/** Documents whose events are published, and then taken out of them, together. */
const BATCH = 100
/** What was written is kept in memory for so many documents; beyond, the relay looks for them. */
const MAX_WRITTEN = 1_000

interface Relay {
  sent: MongoSent
  publication: Publication
  marker: QueueMarker
}

/** Relays the events of some documents; false when the queue Redis is behind, and nothing counts as sent. */
async function relayBatch(
  { sent, publication, marker }: Relay,
  { collection }: PublishingModel,
  found: readonly Pending[],
): Promise<boolean> {
  const known = new Set(publication.types)
  const events = found.flatMap((document) => document.pending).filter((event) => known.has(event.type))
  const work = events.filter((event) => publication.isWork(event.type))
  await sent.record(work)
  const batch = marker.beginBatch()
  const published = await publishAll(publication, events)
  // Broadcasts are not sent again, so a batch that holds nothing else needs no number.
  if (work.some((event) => published.sent.has(event.id))) {
    const position = await batch.end()
    if (!position) return false
    await sent.advance(position)
  }
  await removeSent(collection, found, published.sent)
  if (published.error) throw published.error
  return true
}

/**
 * Relays what a collection holds, by one cursor: on some servers a query for each batch would read all that is pending
 * each time (docs/decisions/0006-mongodb-and-its-stand-in.md), which makes many of them quadratic. What comes meanwhile
 * is for the next round, which the wake starts.
 */
async function relayAll(
  relay: Relay,
  model: PublishingModel,
  documents: AsyncIterable<Pending> | Iterable<Pending>,
): Promise<boolean> {
  let batch: Pending[] = []
  for await (const document of documents) {
    batch.push(document)
    if (batch.length < BATCH) continue
    if (!(await relayBatch(relay, model, batch))) return false
    batch = []
  }
  return batch.length === 0 || relayBatch(relay, model, batch)
}

/** What this process has written since the last round, by model and document. */
function createMemory() {
  let written = new Map<PublishingModel, Map<string, Pending>>()
  let isComplete = true
  let size = 0
  return {
    put(one: Written | undefined) {
      isComplete &&= one !== undefined && size < MAX_WRITTEN
      if (!one || !isComplete) return
      const { model, id, events, isDeleted } = one
      const documents = written.get(model) ?? new Map<string, Pending>()
      const pending = [...(documents.get(id)?.pending ?? []), ...events]
      documents.set(id, { _id: id, pending, deleted_at: isDeleted ? new Date() : null })
      written.set(model, documents)
      size++
    },
    /** Null when it is not all, so that the relay has to look. */
    take() {
      const taken = isComplete && size > 0 ? written : null
      written = new Map()
      isComplete = true
      size = 0
      return taken
    },
  }
}

/** The relay of a service on MongoDB. Any number of replicas may run one: what two publish at once is consumed once. */
export function createMongoOutbox<P>(options: MongoOutboxOptions<P>): MongoOutbox {
  const { service, collections, log, intervalMs = 5_000 } = options
  const publication = createPublication(options)
  const marker = options.queues.marker(service)
  const sent = createMongoSent(collections[0].db, marker)
  const relay: Relay = { sent, publication, marker }
  const hasWork = publication.types.some(publication.isWork)
  const markUnmarked = createUnmarkedSearch(collections)
  const memory = createMemory()
  countUnsentBy(service, () => countPending(collections))
  let lookAt = 0

  const restore = async () => {
    if (!hasWork) return
    const positions = await sent.positions()
    if (await marker.isCurrent(positions)) return
    log.warn('the queue Redis is new, was emptied or went back in time: recent events are added again')
    await marker.restore(positions, () => sent.publishAgain(publication))
  }
  const look = async () => {
    await restore()
    await markUnmarked()
    for (const model of collections) {
      // Lost while it was sending: the next round begins anew.
      if (!(await relayAll(relay, model, pendingDocuments(model.collection, publication.types)))) return
    }
    await sent.deleteExpired()
    lookAt = performance.now() + intervalMs
  }
  const round = async () => {
    // Everything in memory is in the store, where a look finds it.
    const written = memory.take()
    if (!written || performance.now() >= lookAt) return look()
    // Until it is out it is for a look.
    const nextLookAt = lookAt
    lookAt = 0
    for (const [model, documents] of written) {
      if (!(await relayAll(relay, model, documents.values()))) return
    }
    lookAt = nextLookAt
  }
  const loop = backgroundLoop({
    name: 'event relay',
    log,
    intervalMs,
    gatherMs: GATHER_MS,
    failureLevel: 'error',
    work: round,
  })
  return {
    ...loop,
    wake(written) {
      memory.put(written)
      loop.wake()
    },
    drain() {
      lookAt = 0
      return loop.drain()
    },
    ensureIndexes: () => ensurePublishingIndexes(collections),
  }
}
