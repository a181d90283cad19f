import type { Event } from '@stoa/kit/events/event'
import { firstEventId } from '@stoa/kit/events/pending-event'
import { ensureIndexes } from '@stoa/kit/mongo/mongo'
import { testMongo } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import type { Test } from 'tap'
import { createFeed } from '../flows/feed.ts'
import { createSequencer } from '../flows/feed-sequencer.ts'
import { createTailWake } from '../flows/tail-wake.ts'
import type { PublicEventType } from '../generated/public-events.ts'
import { readFeed } from '../store/feed.ts'
import { createFeedEvents } from '../store/feed-model.ts'
import { at } from './fixture.ts'

export const DAYS = 90

/** Of the `n`th second of the tests, and of nothing else. */
export const eventId = (n: number, mark = '0') => firstEventId(at(n).getTime()).slice(0, -4) + mark.padStart(4, '0')

interface Made {
  n: number
  aggregate: string
  type?: PublicEventType
  sequence?: number
  previous?: string
  data?: object
}

export function event({ n, aggregate, type = 'order.placed', data = {}, ...order }: Made): Event {
  const { sequence } = order
  return {
    id: eventId(n, `${aggregate.split('_')[1]}${sequence ?? 0}`),
    type,
    aggregate,
    occurred_at: at(n).toISOString(),
    ...order,
    data,
  }
}

/** What happened to an aggregate, numbered, one a second. */
export function eventsOf(aggregate: string, count: number, begin = 0): Event[] {
  let previous: string | undefined
  return Array.from({ length: count }, (_, index) => {
    const made = event({
      ...{ n: begin + index, aggregate, sequence: index + 1 },
      ...(previous === undefined ? {} : { previous }),
    })
    previous = made.id
    return made
  })
}

export async function createFeedFixture(t: Test) {
  const { connection } = await testMongo(t)
  const events = createFeedEvents(connection)
  await ensureIndexes([events])
  const lines: { event?: string; msg: string }[] = []
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) })
  const feed = createFeed({ events, days: DAYS, tail: createTailWake(), onNew: () => undefined })
  const sequencer = () => createSequencer({ events, log, days: DAYS })
  const { assign } = sequencer()
  /** Gives positions until there are none to give. */
  const assignAll = async (now = at(60), by = assign) => {
    while ((await by(now)) !== null);
  }
  const record = (those: readonly Event[], now = at(0)) => Promise.all(those.map((one) => feed.record(one, now)))
  const all = () => readFeed(events, { after: 0, limit: 1_000 })
  return { events, feed, lines, log, sequencer, assign, assignAll, record, all, connection }
}
