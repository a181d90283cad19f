import type { Connection, Collection as MongooseCollection } from 'mongoose'
import { cursorOf } from '../mongo/mongo.ts'
import type { Event } from './event.ts'
import { MOST_COUNTED } from './outbox-gauge.ts'
import { SENT_KEPT_MS } from './outbox-retention.ts'
import { firstEventId } from './pending-event.ts'

/**
 * The fields of a document that publishes events. Events are put there by the write that they describe ($push, or part
 * of an inserted document); deleting is setting `deleted_at` and pushing the event, the relay removes the document.
 */
export interface Publishing {
  pending?: Event[]
  /** Set by every write that puts events into `pending`: the relay finds documents by it. Absent when they are out. */
  has_pending?: boolean
  deleted_at?: Date
}

/** What the relay needs of a mongoose model. */
export interface PublishingModel {
  collection: MongooseCollection
  db: Connection
}

/** A document with events that are to be sent. */
export interface Pending {
  _id: unknown
  pending: readonly Event[]
  deleted_at?: Date | null
}

/** Beside the events that a write puts into a document. */
export const HAS_PENDING = { has_pending: true } as const

/** What builds without `has_pending` look by; on some servers no index serves it. */
const HAS_EVENTS = { 'pending.id': { $exists: true } }

/** Documents that one exchange with the server brings. */
const PAGE = 1_000
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** The indexes of publishing collections, and of what the relay keeps; part of migrating. */
export async function ensurePublishingIndexes(models: readonly PublishingModel[]): Promise<void> {
  for (const { collection } of models) {
    await collection.createIndex({ has_pending: 1 }, { name: 'has_pending', partialFilterExpression: HAS_PENDING })
    await collection.createIndex({ 'pending.id': 1 }, { name: 'pending_events', partialFilterExpression: HAS_EVENTS })
  }
  await models[0]?.db.collection('relayed_events').createIndex({ sent_at: 1 })
}

/**
 * The documents whose events are to be sent, by an equality that every server answers from its index
 * (docs/decisions/0002-outbox-and-inbox.md). Events of types that this build does not know are for a newer replica.
 */
export async function* pendingDocuments(
  collection: MongooseCollection,
  types: readonly string[],
): AsyncGenerator<Pending> {
  const filter = { ...HAS_PENDING, 'pending.type': { $in: [...types] } }
  const cursor = await cursorOf(collection, filter, { projection: { pending: 1, deleted_at: 1 } })
  yield* cursor.batchSize(PAGE) as unknown as AsyncIterable<Pending>
}

/** How many documents have events that are not sent yet. */
export async function countPending(models: readonly PublishingModel[]): Promise<number> {
  const counts = models.map(({ collection }) => collection.countDocuments(HAS_PENDING, { limit: MOST_COUNTED }))
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

type Writes = Parameters<MongooseCollection['bulkWrite']>[0]

/**
 * What of the documents' events went out leaves them, and a tombstone whose events all went out is deleted: in one step,
 * so that no crash leaves one which nobody finds. A document that holds more, pushed meanwhile say, is found again.
 */
export async function removeSent(
  collection: MongooseCollection,
  found: readonly Pending[],
  sent: ReadonlySet<string>,
): Promise<void> {
  const relayedFrom = found.filter(({ pending }) => pending.some((event) => sent.has(event.id)))
  if (relayedFrom.length === 0) return
  const ids = [...sent]
  const nothingElse = { pending: { $not: { $elemMatch: { id: { $nin: ids } } } } }
  const pull = { $pull: { pending: { id: { $in: ids } } } }
  const all = { _id: { $in: relayedFrom.map(({ _id }) => _id) } }
  const deletable = relayedFrom.filter(({ deleted_at }) => deleted_at).map(({ _id }) => _id)
  const tombstones = { _id: { $in: deletable }, deleted_at: { $ne: null }, ...nothingElse }
  const writes = [
    ...(deletable.length > 0 ? [{ deleteMany: { filter: tombstones } }] : []),
    { updateMany: { filter: { ...all, ...nothingElse }, update: { ...pull, $unset: { has_pending: '' } } } },
  ]
  const { deletedCount, matchedCount } = await collection.bulkWrite(writes as unknown as Writes)
  if (deletedCount + matchedCount < relayedFrom.length) {
    await collection.bulkWrite([{ updateMany: { filter: all, update: pull } }] as unknown as Writes)
  }
}

interface Look {
  _id: string
  looks: number
  at: Date
}

/**
 * Finds what builds without `has_pending` have left: they may run beside this one during an upgrade, and die before they
 * send. It reads whole collections on some servers, so all replicas together do it once at first, again after ten minutes,
 * when the old ones should be gone, and then once a day, for the shop that goes back to an old build for a while.
 */
export function createUnmarkedSearch(models: readonly [PublishingModel, ...PublishingModel[]]): () => Promise<void> {
  const { db } = models[0]
  const done = db.collection<Look>('relay_looks')
  let dueAt = 0

  const search = async () => {
    for (const { collection } of models) {
      await collection.updateMany({ ...HAS_EVENTS, has_pending: { $ne: true } }, { $set: HAS_PENDING })
      // Those builds also take events out without a word.
      await collection.updateMany({ ...HAS_PENDING, 'pending.0': { $exists: false } }, { $unset: { has_pending: '' } })
    }
    // What they have copied has no moment by which it is deleted.
    const before = firstEventId(Date.now() - SENT_KEPT_MS)
    await db.collection<{ _id: string }>('relayed_events').deleteMany({ _id: { $lt: before } })
  }
  return async () => {
    if (Date.now() < dueAt) return
    const last = await done.findOne({ _id: 'unmarked' })
    const looks = last?.looks ?? 0
    dueAt = (last?.at.getTime() ?? 0) + (looks === 0 ? 0 : looks === 1 ? 10 * MINUTE_MS : DAY_MS)
    if (Date.now() < dueAt) return
    await search()
    await done.updateOne({ _id: 'unmarked' }, { $set: { looks: looks + 1, at: new Date() } }, { upsert: true })
  }
}
