import { type Connection, type Collection as MongooseCollection, mongo } from 'mongoose'
import { isDuplicateKey } from '../mongo/mongo.ts'
import type { Log } from '../observability/log.ts'
import { type BackgroundLoop, backgroundLoop } from '../timing/background-loop.ts'
import type { Event } from './event.ts'
import { SENT_KEPT_MS, SWEEP_EVERY_MS } from './outbox-retention.ts'
import { firstEventId } from './pending-event.ts'
import { createPublication, type Publication, type PublicationOptions, publishAll } from './publication.ts'

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

interface Relayed {
  _id: string
  event: Event
}

/** Documents whose events are published, and then pulled, together. */
const BATCH = 100
/** Documents that one exchange with the server brings. */
const PAGE = 1_000
const RELAYED = 'relayed_events'
const HAS_PENDING = { 'pending.id': { $exists: true } }

function isOnlyDuplicates(error: unknown): boolean {
  if (!(error instanceof mongo.MongoBulkWriteError)) return false
  return [error.writeErrors].flat().every(isDuplicateKey) && error.result.getWriteConcernError() === undefined
}

/**
 * Events for which someone works are copied to `relayed_events` before they are published, and pulled out of their
 * document after. So at every moment each of the last 72 hours is in its document or in the copy, and an emptied queue
 * Redis is filled again from there. A mark on the event inside the document would do as well with one write less, but
 * would make documents carry three days of their own history through every read, and keep every tombstone as long.
 */
async function recordRelayed(relayed: MongooseCollection<Relayed>, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return
  const copies = events.map((event) => ({ _id: event.id, event }))
  // Inserts take a fortieth of what upserts take on SecantusDB; what is there already is the same event.
  await relayed.insertMany(copies, { ordered: false }).catch((error: unknown) => {
    if (!isOnlyDuplicates(error)) throw error
  })
}

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

async function relayBatch(
  collection: MongooseCollection,
  relayed: MongooseCollection<Relayed>,
  publication: Publication,
  found: readonly Pending[],
): Promise<void> {
  const known = new Set(publication.types)
  const events = found.flatMap((document) => document.pending).filter((event) => known.has(event.type))
  await recordRelayed(
    relayed,
    events.filter((event) => publication.isWork(event.type)),
  )
  const { sent, error } = await publishAll(publication, events)
  const writes = removalsOf(found, sent)
  if (writes.length > 0) await collection.bulkWrite(writes as Parameters<typeof collection.bulkWrite>[0])
  if (error) throw error
}

/**
 * Relays what a collection holds, by one cursor: on some servers a query for each batch would read all that is pending
 * each time (docs/decisions/0006-mongodb-and-its-stand-in.md), which makes many of them quadratic. What comes meanwhile
 * is for the next sweep, which the wake starts.
 */
async function relayAll(
  collection: MongooseCollection,
  relayed: MongooseCollection<Relayed>,
  publication: Publication,
): Promise<void> {
  const cursor = collection
    .find({ ...HAS_PENDING, 'pending.type': { $in: publication.types } }, { projection: { pending: 1, deleted_at: 1 } })
    .sort({ 'pending.id': 1 })
    .batchSize(PAGE)
  let batch: Pending[] = []
  for await (const document of cursor) {
    batch.push(document as unknown as Pending)
    if (batch.length < BATCH) continue
    await relayBatch(collection, relayed, publication, batch)
    batch = []
  }
  if (batch.length > 0) await relayBatch(collection, relayed, publication, batch)
}

/** Publishes every remembered event of the last 72 hours again. */
async function publishRecorded(relayed: MongooseCollection<Relayed>, publication: Publication): Promise<void> {
  let last = firstEventId(Date.now() - SENT_KEPT_MS)
  for (;;) {
    const page = await relayed
      .find({ _id: { $gt: last } })
      .sort({ _id: 1 })
      .limit(1_000)
      .toArray()
    const events = page.map(({ event }) => event).filter((event) => publication.types.includes(event.type))
    const { error } = await publishAll(publication, events)
    if (error) throw error
    const end = page.at(-1)
    if (!end) return
    last = end._id
  }
}

/** The relay of a service on MongoDB. Any number of replicas may run one: what two publish at once is consumed once. */
export function createMongoOutbox<P>(options: MongoOutboxOptions<P>): MongoOutbox {
  const { service, collections, log, intervalMs = 1_000 } = options
  const publication = createPublication(options)
  const marker = options.queues.marker(service)
  const relayed = collections[0].db.collection<Relayed>(RELAYED)
  let sweptAt = Number.NEGATIVE_INFINITY

  const deleteExpired = async () => {
    if (performance.now() - sweptAt < SWEEP_EVERY_MS) return
    sweptAt = performance.now()
    await relayed.deleteMany({ _id: { $lt: firstEventId(Date.now() - SENT_KEPT_MS) } })
  }
  const sweep = async () => {
    if (!(await marker.isReady())) {
      log.warn('the queue Redis was emptied or is new: recent events are added again')
      await marker.restore(() => publishRecorded(relayed, publication))
    }
    for (const { collection } of collections) await relayAll(collection, relayed, publication)
    await deleteExpired()
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
