import type { PublicEventType } from '../generated/public-events.ts'

/** An event of the feed, in its position. */
export interface FeedEvent {
  id: string
  /** 1, 2, 3, … over all events; never changes. */
  position: number
  type: PublicEventType
  aggregate: string
  /** Counts the events of the aggregate; null for those that have a version, and of earlier builds. */
  sequence: number | null
  occurred_at: Date
  data: unknown
}

/** An event as integrators are told of it, in the list and by webhooks. */
export interface PublicEvent {
  id: string
  type: PublicEventType
  timestamp: string
  aggregate: string
  sequence: number | null
  data: Record<string, unknown>
}

export const publicEventOf = ({ id, type, occurred_at, aggregate, sequence, data }: FeedEvent): PublicEvent => ({
  id,
  type,
  timestamp: occurred_at.toISOString(),
  aggregate,
  sequence,
  data: data as Record<string, unknown>,
})
