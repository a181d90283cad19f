import type { Consumers, Event } from '@stoa/kit/events/event'
import { isUnavailable } from '@stoa/kit/events/event-jobs'
import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import type { Consumed } from '../generated/events.ts'
import { PUBLIC_EVENT_TYPES } from '../generated/public-events.ts'

type Context = EventContext & Deps
type Consume = (event: Event, ctx: Context) => Promise<void>

/** Neither keeps the other from being done; done again, each does nothing. What counts as a failure goes before what is unavailable. */
async function both(consume: Consume, event: Event, ctx: Context): Promise<void> {
  const results = await Promise.allSettled([ctx.feed.record(event, ctx.now), consume(event, ctx)])
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  if (failures.length > 0) throw failures.find((failure) => !isUnavailable(failure)) ?? failures[0]
}

/** Consumers of every event: public ones are kept in the feed, beside what `messages` does with them. */
export function withFeed(messages: Partial<Consumers<Consumed, Context>>): Consumers<Consumed, Context> {
  const consumers = { ...messages } as Record<string, Consume>
  for (const type of PUBLIC_EVENT_TYPES) {
    const consume = consumers[type]
    consumers[type] = (event, ctx) => (consume ? both(consume, event, ctx) : ctx.feed.record(event, ctx.now))
  }
  return consumers as unknown as Consumers<Consumed, Context>
}
