import type { Connection, Collection as MongooseCollection } from 'mongoose'
import type { Log } from '../observability/log.ts'
import { type BackgroundLoop, backgroundLoop } from '../timing/background-loop.ts'
import type { Event } from './event.ts'
import { createMongoSent, type MongoSent } from './mongo-sent.ts'
import { createPublication, type Publication, type PublicationOptions, publishAll } from './publication.ts'
import type { QueueMarker } from './queue-marker.ts'

/**
 * The fields of a document that publishes events. Events are put there by the write that they describe ($push, or part
 * of an inserted document); deleting is setting `deleted_at` and pushing the event, the relay removes the document.
 */
export interface Publishing {
  pending?: Event[]
  deleted_at?: Date
}

/** What the relay needs of a mongoose model. */
export interface PublishingModel {
  collection: MongooseCollection
  db: Connection
}

export interface MongoOutboxOptions<P> extends PublicationOptions<P> {
  /** The publishing service. */
  service: string
  /** Every model whose documents publish; all on one connection. */
  collections: readonly [PublishingModel, ...PublishingModel[]]
  log: Log
  /** How often the relay looks even if nobody woke it, milliseconds. */
  intervalMs?: number
}

export interface MongoOutbox extends BackgroundLoop {
  /** The partial index of every publishing collection; part of migrating. */
  ensureIndexes(): Promise<void>
}

interface Pending {
  _id: unknown
  pending: Event[]
  deleted_at?: Date | null
}

/** Documents whose events are published, and then pulled, together. */
const BATCH = 100
/** Documents that one exchange with the server brings. */
const PAGE = 1_000
const HAS_PENDING = { 'pending.id': { $exists: true } }

/**
 * What of the documents' events went out leaves them, and a tombstone whose events all went out is deleted: in one step,
 * so that no crash leaves one which the index no longer finds; unless more was pushed meanwhile.
 */
function removalsOf(found: readonly Pending[], sent: ReadonlySet<string>) {
  const relayedFrom = found.filter(({ pending }) => pending.some((event) => sent.has(event.id)))
  if (relayedFrom.length === 0) return []
  const ids = [...sent]
  const nothingElse = { pending: { $not: { $elemMatch: { id: { $nin: ids } } } } }
  const deletable = relayedFrom.filter(({ deleted_at }) => deleted_at).map(({ _id }) => _id)
  const tombstones = { _id: { $in: deletable }, deleted_at: { $ne: null }, ...nothingElse }
  const all = { _id: { $in: relayedFrom.map(({ _id }) => _id) } }
  return [
    ...(deletable.length > 0 ? [{ deleteMany: { filter: tombstones } }] : []),
    { updateMany: { filter: all, update: { $pull: { pending: { id: { $in: ids } } } } } },
  ]
}

interface Relay {
  sent: MongoSent
  publication: Publication
  marker: QueueMarker
}

/** Relays the events of some documents; false when the queue Redis is behind, and nothing counts as sent. */
async function relayBatch(
  { sent, publication, marker }: Relay,
  collection: MongooseCollection,
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
  const writes = removalsOf(found, published.sent)
  if (writes.length > 0) await collection.bulkWrite(writes as Parameters<typeof collection.bulkWrite>[0])
  if (published.error) throw published.error
  return true
}

/**
 * Relays what a collection holds, by one cursor: on some servers a query for each batch would read all that is pending
 * each time (docs/decisions/0006-mongodb-and-its-stand-in.md), which makes many of them quadratic. What comes meanwhile
 * is for the next sweep, which the wake starts.
 */
async function relayAll(relay: Relay, collection: MongooseCollection): Promise<boolean> {
  const types = relay.publication.types
  const cursor = collection
    .find({ ...HAS_PENDING, 'pending.type': { $in: types } }, { projection: { pending: 1, deleted_at: 1 } })
    .sort({ 'pending.id': 1 })
    .batchSize(PAGE)
  let batch: Pending[] = []
  for await (const document of cursor) {
    batch.push(document as unknown as Pending)
    if (batch.length < BATCH) continue
    if (!(await relayBatch(relay, collection, batch))) return false
    batch = []
  }
  return batch.length === 0 || relayBatch(relay, collection, batch)
}

/** The relay of a service on MongoDB. Any number of replicas may run one: what two publish at once is consumed once. */
export function createMongoOutbox<P>(options: MongoOutboxOptions<P>): MongoOutbox {
  const { service, collections, log, intervalMs = 1_000 } = options
  const publication = createPublication(options)
  const marker = options.queues.marker(service)
  const sent = createMongoSent(collections[0].db, marker)
  const relay: Relay = { sent, publication, marker }
  const hasWork = publication.types.some(publication.isWork)

  const restore = async () => {
    if (!hasWork) return
    const positions = await sent.positions()
    if (await marker.isCurrent(positions)) return
    log.warn('the queue Redis is new, was emptied or went back in time: recent events are added again')
    await marker.restore(positions, () => sent.publishAgain(publication))
  }
  const sweep = async () => {
    await restore()
    for (const { collection } of collections) {
      // Lost while it was sending: the next round begins anew.
      if (!(await relayAll(relay, collection))) return
    }
    await sent.deleteExpired()
  }
  return {
    ...backgroundLoop({ name: 'event relay', log, intervalMs, failureLevel: 'error', work: sweep }),
    async ensureIndexes() {
      for (const { collection } of collections) {
        await collection.createIndex(
          { 'pending.id': 1 },
          { name: 'pending_events', partialFilterExpression: HAS_PENDING },
        )
      }
    },
  }
}
