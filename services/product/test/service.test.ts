import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createBroadcasts } from '@stoa/kit/events/broadcasts'
import { createQueues } from '@stoa/kit/events/queue'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { readConfig } from '@stoa/kit/process/config'
import type { Runtime } from '@stoa/kit/process/service'
import { anonymous, callerOf, staff, testSecret } from '@stoa/kit/testing/app'
import { testMongo, testRedis } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import t from 'tap'
import { settings } from '../config.ts'
import { product } from '../service.ts'
import type { Body } from './fixture.ts'

const log = pino({ level: 'silent' })

t.test('two processes of the service on real servers follow each other and inventory', async (t) => {
  const { url } = await testMongo(t)
  const redis = await testRedis(t)
  const dir = mkdtempSync(join(tmpdir(), 'stoa-files-'))
  t.teardown(() => rmSync(dir, { recursive: true, force: true }))
  const config = readConfig({ MONGODB_URI: url, FILES_DIR: dir }, settings)
  await Promise.all([product.migrate(config, log), product.migrate(config, log)])
  const transport = {
    request: async ({ body }: { body?: unknown }) => {
      const { items } = JSON.parse(String(body)) as { items: Body[] }
      const availability = items.map(({ variant_id }) => ({ variant_id, in_stock: true, available: 1 }))
      const response = JSON.stringify({ initialised: items.length, availability })
      return { status: 200, headers: { 'content-type': 'application/json' }, body: response }
    },
    close: async () => undefined,
  }
  const open = async () => {
    const queues = await createQueues({ url: redis.url, prefix: redis.prefix, log })
    const broadcasts = await createBroadcasts({ url: redis.url, prefix: redis.prefix, onError: () => undefined })
    const runtime = {
      ...{ secret: testSecret, log, metrics: createMetrics(), transport, queues, broadcasts },
      ...{ cacheRedisUrl: redis.url, keyPrefix: redis.prefix, checkResponses: true },
    } as unknown as Runtime
    const service = await product.create(config, runtime)
    await service.start()
    t.teardown(async () => {
      await service.stop()
      await broadcasts.close()
      await queues.close()
    })
    const as = callerOf(service.app, 'product')
    return {
      queues,
      service,
      shopper: as(anonymous),
      clerk: as(staff('catalogue.read', 'catalogue.write', 'stock.write')),
    }
  }
  const shop = await open()
  const replica = await open()
  t.equal((await shop.service.app.inject('/readyz')).statusCode, 200)
  const made = await shop.clerk<Body & { id: string; variants: Body[] }>('POST', '/v1/admin/products', {
    body: { title: 'Lamp', status: 'active', variants: [{ quantity: 1 }] },
  })
  const until = async (url: string, isSo: (body: Body) => boolean) => {
    for (;;) {
      const { body } = await replica.shopper<Body>('GET', url)
      if (isSo(body)) return body
      // A hot response takes no turn of the event loop at all.
      await setImmediate()
    }
  }
  t.ok(await until('/v1/products', ({ data }) => (data as Body[]).length === 1))
  t.match((await replica.shopper('GET', '/v1/products/lamp')).body, { available: true })
  const variant_id = String(made.body.variants[0]?.id)
  await shop.queues.add('product', {
    ...{
      id: 'evt_1',
      type: 'stock.availability_changed',
      aggregate: variant_id,
      occurred_at: new Date().toISOString(),
    },
    data: { variant_id, in_stock: false, low: true, version: 3 },
  })
  t.ok(await until('/v1/products/lamp', ({ available }) => available === false))
})
