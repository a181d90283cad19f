import type { Event } from '@stoa/kit/events/event'
import { withOrder } from '@stoa/kit/events/event-order'
import { batched } from '@stoa/kit/timing/batched'
import type { PublicEventType } from '../generated/public-events.ts'
import type { FeedEvents, StoredEvent } from '../store/feed-model.ts'
import { insertNew } from '../store/insert-new.ts'
import type { TailWake } from './tail-wake.ts'

const DAY_MS = 86_400_000
/** Events inserted together. */
const LIMIT = 100

/** What happened in the shop, for integrators: kept as it comes in, given its position at once after (flows/feed-sequencer.ts). */
export interface Feed {
  events: FeedEvents
  /** Keeps an event, once however often it comes. */
  record(event: Event, now: Date): Promise<void>
  /** Wakes whoever reads the feed in this process when there is more of it. */
  tail: TailWake
}

function storedOf(given: Event, now: Date): StoredEvent {
  const { id, type, aggregate, occurred_at, sequence = null, previous = null, data } = withOrder(given)
  const { version } = data as { version?: unknown }
  return {
    ...{ _id: id, type: type as PublicEventType, aggregate, sequence, previous, data },
    version: sequence === null && typeof version === 'number' ? version : null,
    occurred_at: new Date(occurred_at),
    arrived_at: now,
    unpositioned: id,
  }
}

interface FeedOptions {
  events: FeedEvents
  /** Days that events are kept. */
  days: number
  tail: TailWake
  /** Called when there are events without a position. */
  onNew: () => void
}

export function createFeed({ events, days, tail, onNew }: FeedOptions): Feed {
  const insert = batched((rows: readonly StoredEvent[]) => insertNew(events, rows), LIMIT)
  return {
    events,
    tail,
    async record(event, now) {
      const stored = storedOf(event, now)
      // Replayed when it may have been in the feed and been deleted: it would come a second time.
      if (stored.occurred_at.getTime() < now.getTime() - days * DAY_MS) return
      if (await insert(stored)) onNew()
    },
  }
}
