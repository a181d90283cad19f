import { createMetrics } from '@stoa/kit/observability/metrics'
import { callerOf, serviceNamed, testSecret } from '@stoa/kit/testing/app'
import { testPostgres } from '@stoa/kit/testing/databases'
import { unlosableQueue } from '@stoa/kit/testing/queue'
import { pino } from 'pino'
import t from 'tap'
import type { Published } from '../generated/events.ts'
import { payment } from '../service.ts'

type PublishedEvent = { type: string; data: Published['payment.changed'] }

t.test(
  "the running service recovers payments, delivers the test provider's webhooks and relays its outbox",
  async (t) => {
    const { url } = await testPostgres(t)
    const config = {
      POSTGRES_URL: url,
      POSTGRES_POOL: 4,
      PAYMENT_METHODS: ['test'],
      PAYMENT_CAPTURE: 'automatic' as const,
      BANK_TRANSFER_INSTRUCTIONS: undefined,
      CASH_ON_DELIVERY_INSTRUCTIONS: undefined,
    }
    const { promise: bothCaptured, resolve } = Promise.withResolvers<void>()
    const statuses = new Map<string, string>()
    const add = async (_service: string, { data }: PublishedEvent) => {
      statuses.set(data.payment_id, data.status)
      if ([...statuses.values()].filter((status) => status === 'captured').length === 2) resolve()
    }
    const log = pino({ level: 'silent' })
    const runtime = {
      secret: testSecret,
      log,
      metrics: createMetrics(),
      checkResponses: true,
      keyPrefix: '',
      cacheRedisUrl: '',
      queues: { add, marker: () => unlosableQueue, consume: async () => ({ close: async () => undefined }) },
      broadcasts: { publish: async () => undefined },
      transport: {
        request: async () => Promise.reject(new Error('no service is called')),
        close: async () => undefined,
      },
    } as never
    const database = { POSTGRES_URL: url, POSTGRES_MIGRATION_URL: undefined }
    await payment.migrate(database, log)
    await payment.migrate(database, log)
    const service = await payment.create(config, runtime)
    await service.start()
    t.teardown(() => service.stop())
    const order = callerOf(service.app as never, 'payment')(serviceNamed('order'))
    for (const [id, token] of [
      ['lost', 'tok_lost_reply'],
      ['hook', 'tok_webhook_only'],
    ]) {
      const ids = { payment_id: id, checkout_id: 'c', order_id: 'o', order_number: 'n', owner: 'u', method: 'test' }
      const body = { ...ids, amount: { amount: 5, currency: 'EUR' }, details: { token } }
      t.match(await order('POST', '/internal/payments', { body }), { body: { status: 'pending' } })
    }
    await bothCaptured
    t.same([...statuses].sort(), [
      ['hook', 'captured'],
      ['lost', 'captured'],
    ])
    t.equal((await service.app.inject({ url: '/readyz' })).statusCode, 200)
  },
)
