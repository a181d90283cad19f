import type { Queues } from '@stoa/kit/events/queue'
import type { Log } from '@stoa/kit/observability/log'
import { eachSeparately, throwFailures, trySeparately } from '@stoa/kit/timing/each-separately'
import { EVENT_CONSUMERS, type EventConsumer } from '../domain/failed-event.ts'
import type { FailedEventCopies } from '../store/failed-event-copies.ts'

export const COPY_LOOP = 'copying of failed events'

interface CopyDeps {
  queues: Pick<Queues, 'add' | 'missing' | 'failedEvents'>
  copies: FailedEventCopies
  log: Log
}

async function copyThoseOf({ queues, copies, log }: CopyDeps, service: EventConsumer): Promise<void> {
  const known = new Map((await copies.read(service)).map((event) => [event.id, event]))
  const replay = async (id: string) => {
    const event = known.get(id)
    if (!event) return
    await queues.add(service, event)
    await copies.remove(service, id)
    known.delete(id)
    log.warn({ consumer: service, event: id }, 'a failed event was not in its queue any more: it is tried again')
  }
  const missing = await queues.missing(service, [...known.keys()])
  const failures = await trySeparately(COPY_LOOP, missing, replay)
  await copies.add(service, await queues.failedEvents(service, new Set(known.keys())))
  throwFailures(failures, (id) => `event ${id}`)
}

/**
 * Copies every event that has failed for good out of Redis, for a queue Redis that loses it when whoever published it has
 * deleted it after 72 hours. A copy whose job is gone was lost, or replayed and done. Nobody can tell which, so it is tried
 * again either way, once: consumers make twice once. When it fails again, it is copied again.
 */
export async function copyFailedEvents(deps: CopyDeps): Promise<void> {
  await eachSeparately(COPY_LOOP, EVENT_CONSUMERS, (service) => copyThoseOf(deps, service), String)
}
