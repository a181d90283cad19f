import type { RequestContext } from '../contract/context.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Postgres, Tx } from '../postgres/pg.ts'
import { execute } from '../postgres/sql.ts'
import type { Consumers, Event } from './event.ts'
import type { Queues } from './queue.ts'
import { PermanentError, type WorkerPart, workerPart } from './queue-worker.ts'

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

/** What a consumer knows of the event's journey; the event's id stands where a request's id would. */
export type EventContext = Pick<RequestContext, 'requestId' | 'traceparent' | 'now' | 'log'>

export interface ConsumersOptions<H, Deps> {
  /** The consuming service. */
  service: string
  queues: Pick<Queues, 'consume'>
  consumers: Consumers<H, EventContext & Deps>
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

/** What works on the events of a service. An event that no consumer knows is kept as failed at once. */
export function createConsumers<H, Deps>(options: ConsumersOptions<H, Deps>): WorkerPart {
  const { service, queues, deps, metrics, concurrency } = options
  const consumers = new Map(Object.entries<AnyConsumer>(options.consumers as object as Record<string, AnyConsumer>))
  const currentNames = new Map(Object.entries<string>(options.formerNames))
  const handle = async (queued: Event) => {
    const event = { ...queued, type: currentNames.get(queued.type) ?? queued.type }
    const log = options.log.child({ event: event.id, type: event.type })
    const count = (outcome: 'done' | 'failed') => metrics?.events.inc({ service, type: event.type, outcome })
    const consume = consumers.get(event.type)
    try {
      if (!consume) throw new PermanentError(`${service} does not work on ${event.type}.`)
      const context = { requestId: event.id, traceparent: event.traceparent, now: new Date(), log }
      await consume(event, { ...deps, ...context })
      count('done')
    } catch (error) {
      count('failed')
      throw error
    }
  }
  return workerPart(() => queues.consume(service, handle, concurrency === undefined ? {} : { concurrency }))
}
