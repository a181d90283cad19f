import { createRedis, type Redis } from '@stoa/kit/redis/redis'
import { connected } from '@stoa/kit/testing/databases'
import { ownRedis } from '@stoa/kit/testing/own-redis'
import t from 'tap'
import { type InProcessShop, openInProcessShop } from './harness/in-process.ts'
import { assertInvariants } from './harness/invariants.ts'
import { buy } from './harness/purchase.ts'
import { mailSaying, mailsTo, newAddress, staffOf, visitor } from './harness/shop.ts'
import { createStockedProduct, type StockedProduct, setUpShippingAndTax, untilStockIs } from './harness/stock.ts'
import { until } from './harness/until.ts'

const QUEUES = ['inventory', 'notification']

/** BullMQ's mark of a paused queue: workers take nothing from it, and jobs are added all the same. */
async function setPaused(redis: Redis, prefix: string, isPaused: boolean): Promise<void> {
  for (const queue of QUEUES) {
    const key = `{${prefix}-${queue}}:${queue}:meta`
    await (isPaused ? redis.hSet(key, 'paused', '1') : redis.hDel(key, 'paused'))
  }
}

/** Places an order, and waits until its events wait in the queues. */
async function buyOne(shop: InProcessShop, { variantId }: StockedProduct, waiting: number) {
  const email = newAddress('rewind')
  const order = await buy(visitor(shop), { lines: [{ variantId, quantity: 1 }], email })
  for (const queue of QUEUES) {
    await until(`${waiting} jobs of ${queue}`, async () =>
      (await shop.shop.runtime.queues.counts(queue)).waiting >= waiting ? true : null,
    )
  }
  return { email, order }
}

t.setTimeout(300_000)

t.test('orders whose events a queue Redis has lost are sold and confirmed by mail all the same, once', async (t) => {
  const server = await ownRedis(t)
  server.start()
  const redis = await connected(await createRedis({ url: server.url, name: 'test', onError: () => undefined }))
  t.teardown(() => redis.destroy())
  const shop = await openInProcessShop(t, { REDIS_QUEUE_URL: server.url, REDIS_CACHE_URL: server.url })
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const product = await createStockedProduct(staff, 10)
  const before = await buyOne(shop, product, 0)
  await mailSaying(shop, before.email, new RegExp(before.order.number))
  await untilStockIs(staff, product.variantId, 9)

  await setPaused(redis, shop.shop.runtime.keyPrefix, true)
  server.keepData()
  const lost = [await buyOne(shop, product, 1), await buyOne(shop, product, 2)]
  await server.goBack()
  await until('Redis', () => redis.ping().catch(() => null))
  await setPaused(redis, shop.shop.runtime.keyPrefix, false)

  await untilStockIs(staff, product.variantId, 7)
  for (const { email, order } of lost) await mailSaying(shop, email, new RegExp(order.number))
  for (const { email } of [before, ...lost]) t.equal((await mailsTo(shop, email)).length, 1, 'one mail')
  await assertInvariants(t, staff)
})
