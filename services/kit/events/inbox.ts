import type { RequestContext } from '../contract/context.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Postgres, Tx } from '../postgres/pg.ts'
import { execute, query } from '../postgres/sql.ts'
import type { BatchConsumers, Consumers, Event } from './event.ts'
import type { HandleMany } from './event-batches.ts'
import type { Queues } from './queue.ts'
import { NotYetError, type WorkerPart, workerPart } from './queue-worker.ts'

/**
 * Does the work of an event once, however often it is delivered: the event's id commits together with the effect.
 * Returns false when it had been done before.
 */
export async function consumeOnce(
  pg: Postgres,
  event: Pick<Event, 'id'>,
  work: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  return pg.tx(async (tx) => {
    // A second one at the same moment waits here until the first has committed or failed.
    const isNew = await execute(tx, 'INSERT INTO inbox (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [event.id])
    if (isNew === 0) return false
    await work(tx)
    return true
  })
}

/**
 * The same for many events at once: one transaction for all of their effects, and `work` gets those that were not done before.
 * Throws when any fails, and then none is done: they are worked on one by one.
 */
export async function consumeManyOnce<E extends Pick<Event, 'id'>>(
  pg: Postgres,
  events: readonly E[],
  work: (tx: Tx, events: readonly E[]) => Promise<void>,
): Promise<void> {
  await pg.tx(async (tx) => {
    // In one order, as a batch that was added twice may be under way twice.
    const rows = await query<{ event_id: string }>(
      tx,
      `INSERT INTO inbox (event_id) SELECT id FROM unnest($1::text[]) AS id ORDER BY id
       ON CONFLICT DO NOTHING RETURNING event_id`,
      [events.map(({ id }) => id)],
    )
    const isNew = new Set(rows.map((row) => row.event_id))
    const unseen = events.filter(({ id }) => isNew.delete(id))
    if (unseen.length > 0) await work(tx, unseen)
  })
}

/** What a consumer knows of the event's journey; the event's id stands where a request's id would. */
export type EventContext = Pick<RequestContext, 'requestId' | 'traceparent' | 'now' | 'log'>

export interface ConsumersOptions<H, Deps> {
  /** The consuming service. */
  service: string
  queues: Pick<Queues, 'consume'>
  consumers: Consumers<H, EventContext & Deps>
  /** For types whose events are worked on many at once: all but those that are returned, or none and an error. */
  batchConsumers?: BatchConsumers<H, EventContext & Deps>
  /** Types that queued events may still have from before a rename, with the types of today. */
  formerNames: { readonly [type: string]: keyof H & string }
  /** Handed to every consumer beside the event's own context. */
  deps: Deps
  log: Log
  metrics?: Pick<Metrics, 'events'>
  /** Events worked on at once. */
  concurrency?: number
}

type AnyConsumer = (event: Event, ctx: EventContext) => Promise<void>
type AnyBatchConsumer = (events: readonly Event[], ctx: EventContext) => Promise<readonly Event[]>

/** Where outcomes are counted, by event. */
type Count = (event: Event, outcome: 'done' | 'failed') => void

/** Works on those of a batch that have a consumer for many, by type; what is left, or failed, is for the others. */
function manyHandler<H, Deps>(
  options: ConsumersOptions<H, Deps>,
  rename: (event: Event) => Event,
  count: Count,
): HandleMany {
  const { service, deps, log } = options
  const consumers = new Map(Object.entries((options.batchConsumers ?? {}) as Record<string, AnyBatchConsumer>))
  return async (queued) => {
    const left: Event[] = []
    for (const [type, events] of Map.groupBy(queued.map(rename), (event) => event.type)) {
      const [first] = events
      const consume = consumers.get(type)
      if (!consume || !first || events.length === 1) {
        left.push(...events)
        continue
      }
      try {
        const context = { requestId: first.id, traceparent: first.traceparent, now: new Date(), log }
        const rest = new Set(await consume(events, { ...deps, ...context }))
        for (const event of events) if (!rest.has(event)) count(event, 'done')
        left.push(...rest)
      } catch (error) {
        log.debug(
          { service, type, events: events.length, err: error },
          'a batch failed, its events are done one by one',
        )
        left.push(...events)
      }
    }
    return left
  }
}

/**
 * What works on the events of a service. An event that no consumer knows comes again for about a day, and then fails: a newer build may have
 * sent it, and works on it once it runs here too.
 */
export function createConsumers<H, Deps>(options: ConsumersOptions<H, Deps>): WorkerPart {
  const { service, queues, deps, metrics, concurrency } = options
  const consumers = new Map(Object.entries<AnyConsumer>(options.consumers as object as Record<string, AnyConsumer>))
  const currentNames = new Map(Object.entries<string>(options.formerNames))
  const rename = (event: Event) => ({ ...event, type: currentNames.get(event.type) ?? event.type })
  const count: Count = ({ type }, outcome) => metrics?.events.inc({ service, type, outcome })
  const handle = async (queued: Event) => {
    const event = rename(queued)
    const log = options.log.child({ event: event.id, type: event.type })
    const consume = consumers.get(event.type)
    try {
      if (!consume) throw new NotYetError(`${service} does not work on ${event.type}.`)
      const context = { requestId: event.id, traceparent: event.traceparent, now: new Date(), log }
      await consume(event, { ...deps, ...context })
      count(event, 'done')
    } catch (error) {
      count(event, 'failed')
      throw error
    }
  }
  const handleMany = manyHandler(options, rename, count)
  return workerPart(() =>
    queues.consume(service, handle, { handleMany, ...(concurrency === undefined ? {} : { concurrency }) }),
  )
}
