import { isDuplicateKey, mongoError } from '@stoa/kit/mongo/mongo'
import type { Collection } from 'mongoose'
import type { FeedEvents, Unpositioned } from './feed-model.ts'

/**
 * How far positions are given, and to which events the last of them. Written before the events themselves are: whoever finds it
 * can finish what a process that died has begun, and a process that was frozen can only repeat what has been done.
 */
export interface Head {
  _id: 'feed'
  /** The highest position. */
  last: number
  /** The events at the end of the feed, up to that position. */
  entries: { id: string; newest_of?: string }[]
  /** Events that have the highest version of their aggregate no more. */
  surpassed: string[]
  recorded_at: Date
}

const headsOf = (events: FeedEvents): Collection<Head> => events.db.collection<Head>('event_positions')

const START: Head = { _id: 'feed', last: 0, entries: [], surpassed: [], recorded_at: new Date(0) }

const mapped = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw mongoError(error)
  }
}

export async function readHead(events: FeedEvents): Promise<Head> {
  return mapped(async () => {
    const heads = headsOf(events)
    const found = await heads.findOne({ _id: 'feed' })
    if (found) return found
    await heads.insertOne(START).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error
    })
    return (await heads.findOne({ _id: 'feed' })) ?? START
  })
}

/** Says to which events the next positions go; false when another process was faster. */
export async function advanceHead(events: FeedEvents, from: Head, to: Omit<Head, '_id'>): Promise<boolean> {
  const { matchedCount } = await mapped(() => headsOf(events).updateOne({ _id: 'feed', last: from.last }, { $set: to }))
  return matchedCount === 1
}

/** Gives the events of a head their positions, in their order, so that none is seen before those below it. Twice is once. */
export async function applyHead(events: FeedEvents, { last, entries, surpassed, recorded_at }: Head): Promise<void> {
  const first = last - entries.length + 1
  const writes = entries.map(({ id, newest_of }, index) => ({
    updateOne: {
      filter: { _id: id, unpositioned: id },
      update: {
        $set: { position: first + index, recorded_at, ...(newest_of === undefined ? {} : { newest_of }) },
        $unset: { unpositioned: 1 as const },
      },
    },
  }))
  if (writes.length > 0) await events.bulkWrite(writes, { ordered: true })
  if (surpassed.length > 0) await events.updateMany({ _id: { $in: surpassed } }, { $unset: { newest_of: 1 } })
}

/** Events without a position, the oldest first, after an id. */
export async function listUnpositioned(events: FeedEvents, after: string, limit: number): Promise<Unpositioned[]> {
  return events
    .find({ unpositioned: { $gt: after } }, { data: 0, type: 0, occurred_at: 0 })
    .sort({ unpositioned: 1 })
    .limit(limit)
    .lean<Unpositioned[]>()
}

/** Those of the ids that have a position. */
export async function positionedOf(events: FeedEvents, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const found = await events
    .find({ _id: { $in: [...ids] }, position: { $gt: 0 } }, { _id: 1 })
    .lean<{ _id: string }[]>()
  return new Set(found.map(({ _id }) => _id))
}

/** The events that have the highest version of these aggregates. */
export async function newestOf(
  events: FeedEvents,
  aggregates: readonly string[],
): Promise<{ _id: string; aggregate: string; version: number }[]> {
  if (aggregates.length === 0) return []
  return events
    .find({ newest_of: { $in: [...aggregates] } }, { aggregate: 1, version: 1 })
    .lean<{ _id: string; aggregate: string; version: number }[]>()
}

/** Deletes states that the feed has newer ones of. */
export async function deleteOutdated(events: FeedEvents, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await events.deleteMany({ _id: { $in: [...ids] }, unpositioned: { $gt: '' } })
}
