import { createClients } from '@stoa/kit/calls/client'
import type { Transport } from '@stoa/kit/calls/transport'
import type { EventContext } from '@stoa/kit/events/inbox'
import { createQueues } from '@stoa/kit/events/queue'
import { ensureIndexes } from '@stoa/kit/mongo/mongo'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { callerOf, testSecret } from '@stoa/kit/testing/app'
import { testMongo, testRedis } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import type { Test } from 'tap'
import { buildNotification } from '../app.ts'
import type { Deps } from '../context.ts'
import { deliveryId } from '../domain/delivery.ts'
import { consumers } from '../events/messages.ts'
import { sendDelivery } from '../flows/sending.ts'
import { type Clients, calls } from '../generated/clients.ts'
import type { OrderForMessages } from '../generated/order-client.ts'
import { createMailer } from '../mail/mailer.ts'
import { loadTemplates } from '../mail/templates.ts'
import { findDelivery } from '../store/deliveries.ts'
import { createDeliveries, type Delivery } from '../store/delivery-model.ts'
import { orderWith } from './letters.ts'
import { startSmtp } from './smtp-server.ts'

/** Order and user service as this one sees them; counts what it was asked. */
export function neighbours() {
  const orders = new Map<string, OrderForMessages>([['ord_1', orderWith()]])
  const contacts = new Map([['usr_1', { user_id: 'usr_1', email: 'ada@example.test', name: 'Ada', locale: 'de-DE' }]])
  const asked: string[] = []
  const transport: Transport = {
    async request({ url }) {
      asked.push(url)
      const id = url.split('/')[3] ?? ''
      const body = url.endsWith('/contact') ? contacts.get(id) : orders.get(id)
      const problem = { code: 'not_found', title: 'There is nothing here', status: 404, type: 'about:blank' }
      const headers = { 'content-type': 'application/json' }
      return { status: body ? 200 : 404, headers, body: JSON.stringify(body ?? problem) }
    },
    close: async () => undefined,
  }
  return { orders, contacts, asked, transport }
}

export const idOf = (eventId: string) => deliveryId(eventId, 'email', 'customer')

const START = new Date('2026-11-23T14:00:00.000Z')
/** `seconds` after the moment that tests begin at. */
export const at = (seconds: number) => new Date(START.getTime() + seconds * 1_000)

/** The service without its background work, so that tests decide what happens when. */
export async function room(t: Test) {
  const [{ connection }, redis, smtp] = await Promise.all([testMongo(t), testRedis(t), startSmtp()])
  t.teardown(() => smtp.stop())
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
  const queues = await createQueues({ url: redis.url, prefix: redis.prefix, log, attempts: 3, backoffMs: 5 })
  t.teardown(() => queues.close())
  const around = neighbours()
  const deliveries = createDeliveries(connection)
  await ensureIndexes([deliveries])
  const { transport } = around
  const mailer = createMailer({ url: smtp.url, from: { name: 'Stoa', address: 'shop@example.test' }, connections: 3 })
  t.teardown(() => mailer.close())
  const deps: Deps = {
    deliveries,
    clients: createClients<Clients>({ caller: 'notification', calls, secret: testSecret, transport }),
    templates: loadTemplates({ name: 'Stoa', url: 'https://shop.example.test' }),
    mailer,
    from: 'shop@example.test',
    queues,
    secret: testSecret,
  }
  const surroundings = { secret: testSecret, log, metrics: createMetrics(), checkResponses: true } as never
  const app = buildNotification(deps, surroundings)
  t.teardown(() => app.close())
  const contextAt = (now: Date): EventContext & Deps => ({
    ...deps,
    requestId: 'evt',
    traceparent: undefined,
    now,
    log,
  })
  return {
    deps,
    lines,
    queues,
    redis,
    smtp,
    around,
    app,
    as: callerOf(app, 'notification'),
    /** Hears of an order being placed. */
    place: (eventId: string, orderId = 'ord_1', now = at(0)) =>
      consumers['order.placed'](
        {
          id: eventId,
          type: 'order.placed',
          aggregate: orderId,
          occurred_at: '',
          data: { order_id: orderId } as never,
        },
        contextAt(now),
      ),
    hear: <T extends keyof typeof consumers>(type: T, eventId: string, data: unknown) =>
      (consumers[type] as (event: unknown, ctx: unknown) => Promise<void>)(
        { id: eventId, type, aggregate: 'x', occurred_at: '', data },
        contextAt(at(0)),
      ),
    send: (eventId: string, now = at(1), changes: Partial<Deps> = {}) =>
      sendDelivery({ ...deps, ...changes, log }, idOf(eventId), now),
    read: async (eventId: string): Promise<Delivery> => {
      const delivery = await findDelivery(deliveries, idOf(eventId))
      if (!delivery) throw new Error(`nothing was written for ${eventId}`)
      return delivery
    },
  }
}

export type Room = Awaited<ReturnType<typeof room>>
