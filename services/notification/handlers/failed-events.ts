import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { type FailedEvent, type FailedEventKey, failedEventKey } from '@stoa/kit/events/failed-events'
import type { Principal } from '@stoa/kit/security/principal'
import type { Handler } from '../context.ts'
import { EVENT_CONSUMERS, type EventConsumer } from '../domain/failed-event.ts'
import { replayFailedEvents as replay } from '../flows/replay-events.ts'

const actorOf = (principal: Principal): string | null => ('id' in principal ? principal.id : null)

const present = ({ service, occurred_at, failed_at, ...event }: FailedEvent) => ({
  ...event,
  service: service as EventConsumer,
  occurred_at: occurred_at.toISOString(),
  failed_at: failed_at.toISOString(),
})

export const listFailedEvents: Handler<'listFailedEvents'> = async ({ query }, ctx) => {
  const services = query.service ? [query.service] : EVENT_CONSUMERS
  const body = await listPage(ctx, query, {
    list: 'failed events',
    read: (from: PageFrom<FailedEventKey>) => ctx.queues.listFailed(services, from),
    keyOf: failedEventKey,
    present,
  })
  return { status: 200, body }
}

export const replayFailedEvents: Handler<'replayFailedEvents'> = async ({ body }, ctx) => ({
  status: 200,
  body: await replay(ctx, body, actorOf(ctx.principal)),
})
