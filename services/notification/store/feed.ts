import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { FeedEvent } from '../domain/public-event.ts'
import type { PublicEventType } from '../generated/public-events.ts'
import type { FeedEvents, StoredEvent } from './feed-model.ts'

type Positioned = StoredEvent & { position: number; recorded_at: Date }

const feedEventOf = ({ _id: id, position, type, aggregate, sequence, occurred_at, data }: Positioned): FeedEvent => ({
  ...{ id, position, type, aggregate, sequence, occurred_at, data },
})

/** Position and time of the newest event of the feed, or of the oldest that is kept; null before there is any. */
async function endOf(
  events: FeedEvents,
  direction: 1 | -1,
): Promise<Pick<Positioned, 'position' | 'recorded_at'> | null> {
  return events
    .findOne({ position: { $gt: 0 } }, { position: 1, recorded_at: 1 })
    .sort({ position: direction })
    .lean<Pick<Positioned, 'position' | 'recorded_at'>>()
}

export const newestInFeed = (events: FeedEvents) => endOf(events, -1)
export const oldestInFeed = (events: FeedEvents) => endOf(events, 1)

export async function findFeedEvent(events: FeedEvents, id: string): Promise<FeedEvent | null> {
  const found = await events.findOne({ _id: id, position: { $gt: 0 } }).lean<Positioned>()
  return found && feedEventOf(found)
}

/** The events after a position, in their order; whoever has seen one position has missed none before it. */
export async function readFeed(events: FeedEvents, from: { after: number; limit: number }): Promise<FeedEvent[]> {
  const found = await events
    .find({ position: { $gt: from.after } })
    .sort({ position: 1 })
    .limit(from.limit)
    .lean<Positioned[]>()
  return found.map(feedEventOf)
}

/** Positions from the first to the second, both of them. */
interface Range {
  $gte: number
  $lte: number
}

/** The first position, or the last, that was given at such a time; times grow with positions. */
async function positionAt(events: FeedEvents, recorded_at: object, direction: 1 | -1): Promise<number | undefined> {
  const found = await events
    .findOne({ recorded_at }, { position: 1 })
    .sort({ recorded_at: direction, position: direction })
    .lean<Pick<Positioned, 'position'>>()
  return found?.position
}

export const recordedBefore = (events: FeedEvents, end: Date) => positionAt(events, { $lt: end }, -1)

/** The positions that were given between two moments, of which the second is not in it. */
async function positionsBetween(events: FeedEvents, from: Date | undefined, to: Date | undefined): Promise<Range> {
  const [first, last] = await Promise.all([
    from ? positionAt(events, { $gte: from }, 1) : 1,
    to ? recordedBefore(events, to) : Number.MAX_SAFE_INTEGER,
  ])
  return { $gte: first ?? Number.MAX_SAFE_INTEGER, $lte: last ?? 0 }
}

export interface FeedFilter {
  types?: readonly PublicEventType[] | undefined
  aggregate?: string | undefined
  /** By when events were given their positions. */
  from?: Date | undefined
  to?: Date | undefined
}

async function find(
  events: FeedEvents,
  { types, aggregate }: FeedFilter,
  position: Range,
  order: { back: boolean; limit: number },
): Promise<FeedEvent[]> {
  const direction = order.back ? -1 : 1
  const read = async (where: object) =>
    events
      .find({ ...where, position })
      .sort({ position: direction })
      .limit(order.limit)
      .lean<Positioned[]>()
  if (position.$gte > position.$lte) return []
  if (aggregate !== undefined) {
    return (await read({ aggregate, ...(types ? { type: { $in: types } } : {}) })).map(feedEventOf)
  }
  // One read of the index for each type: they are few, and a feed of many others is not read for them.
  const found = types ? await Promise.all(types.map((type) => read({ type }))) : [await read({})]
  return found
    .flat()
    .sort((one, other) => direction * (one.position - other.position))
    .slice(0, order.limit)
    .map(feedEventOf)
}

/** Events that were recorded from one moment to before another, in their order, those after a position. */
export async function readFeedBetween(
  events: FeedEvents,
  between: { from: Date; to: Date; types?: readonly PublicEventType[]; after?: number; limit: number },
): Promise<FeedEvent[]> {
  const { after = 0, limit, ...filter } = between
  const range = await positionsBetween(events, filter.from, filter.to)
  return find(events, filter, { ...range, $gte: Math.max(range.$gte, after + 1) }, { back: false, limit })
}

/** A page of the feed up to a position, one event more than `limit`. */
export async function listFeed(
  events: FeedEvents,
  filter: FeedFilter,
  { after, back, limit }: PageFrom<number>,
  upTo: number,
): Promise<FeedEvent[]> {
  const range = await positionsBetween(events, filter.from, filter.to)
  if (after !== null && back) range.$lte = Math.min(range.$lte, after - 1)
  if (after !== null && !back) range.$gte = Math.max(range.$gte, after + 1)
  range.$lte = Math.min(range.$lte, upTo)
  return find(events, filter, range, { back, limit: limit + 1 })
}
