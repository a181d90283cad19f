import type { Queues } from '@stoa/kit/events/queue'
import type { Log } from '@stoa/kit/observability/log'
import type { EventConsumer } from '../domain/failed-event.ts'

/** The longest that one request may keep its caller waiting, in events. */
const LIMIT = 1_000

export interface Replay {
  service: EventConsumer
  /** One event; all of the service without it. */
  id?: string
}

/** Has failed events tried again, and leaves a line in the log of who wanted it. */
export async function replayFailedEvents(
  deps: { queues: Pick<Queues, 'failedCount' | 'retryFailed'>; log: Log },
  { service, id }: Replay,
  actor: string | null,
): Promise<{ replayed: number; remaining: number }> {
  const { queues, log } = deps
  const replayed = await queues.retryFailed(service, id === undefined ? { limit: LIMIT } : { id })
  const remaining = await queues.failedCount(service)
  log.info({ audit: 'events.replayed', actor, consumer: service, event: id, replayed }, 'failed events are tried again')
  return { replayed, remaining }
}
