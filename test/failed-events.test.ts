import { createPostgres } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'
import { createRedis } from '@stoa/kit/redis/redis'
import { connected } from '@stoa/kit/testing/databases'
import t from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { assertInvariants } from './harness/invariants.ts'
import { buy } from './harness/purchase.ts'
import { mailSaying, mailsTo, newAddress, staffOf, visitor } from './harness/shop.ts'
import { createStockedProduct, setUpShippingAndTax, stockLevel, untilStockIs } from './harness/stock.ts'
import { onServer, testServers } from './harness/test-servers.ts'
import { until } from './harness/until.ts'

t.setTimeout(300_000)

t.test('a sale that failed for good is seen by staff, and made once it is replayed', async (t) => {
  const shop = await openInProcessShop(t)
  const { runtime } = shop.shop
  const { postgresUrl, redisUrl } = testServers()
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const product = await createStockedProduct(staff, 5)
  // Not as the service, which may not change tables.
  const pg = createPostgres({ url: onServer(postgresUrl, `${runtime.keyPrefix}_inventory`), max: 1 })
  t.teardown(pg.close)
  const redis = await connected(await createRedis({ url: redisUrl, name: 'test', onError: () => undefined }))
  t.teardown(() => redis.destroy())

  // A mistake of ours, as a wrong migration makes one.
  await execute(pg, 'ALTER TABLE movements RENAME TO movements_away')
  const email = newAddress('poison')
  const order = await buy(visitor(shop), { lines: [{ variantId: product.variantId, quantity: 2 }], email })
  const queue = `{${runtime.keyPrefix}-inventory}:inventory`
  // The tries that would follow take half an hour. In one step, or the second try may begin in between, and not count.
  const skipTries = `
    local id = redis.call('zrange', KEYS[1], 0, 0)[1]
    if id then redis.call('hset', ARGV[1] .. id, 'atm', '11') end
    return id`
  await until('the first try has failed', () =>
    redis.eval(skipTries, { keys: [`${queue}:delayed`], arguments: [`${queue}:`] }),
  )
  await until('the last try has failed', async () =>
    (await runtime.queues.counts('inventory')).failed > 0 ? true : null,
  )
  const { data } = await staff.admin.failedEvents.list({ service: 'inventory' })
  t.match(data, [{ service: 'inventory', type: 'order.placed', aggregate: order.id, attempts: 12 }])
  t.match(await runtime.metrics.registry.metrics(), /^stoa_events_failed\{service="inventory"\} 1$/m)
  t.match(await stockLevel(staff, product.variantId), { on_hand: 5, reserved: 2 })
  await mailSaying(shop, email, new RegExp(order.number))

  await execute(pg, 'ALTER TABLE movements_away RENAME TO movements')
  const id = data[0]?.id ?? ''
  t.same(await staff.admin.failedEvents.replay({ service: 'inventory', id }), { replayed: 1, remaining: 0 })
  await untilStockIs(staff, product.variantId, 3)
  t.same(await staff.admin.failedEvents.replay({ service: 'inventory' }), { replayed: 0, remaining: 0 })
  t.equal((await mailsTo(shop, email)).length, 1)
  await assertInvariants(t, staff)
})
