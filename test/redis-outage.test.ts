import { type OwnRedis, ownRedis } from '@stoa/kit/testing/own-redis'
import type { Stoa } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { assertInvariants } from './harness/invariants.ts'
import { openMultiProcessShop } from './harness/multi-process.ts'
import { buy } from './harness/purchase.ts'
import { customer, mailSaying, staffOf, type TestShop, visitor } from './harness/shop.ts'
import {
  available,
  createStockedProduct,
  type StockedProduct,
  setUpShippingAndTax,
  untilStockIs,
} from './harness/stock.ts'

/** Five times what one request may wait for Redis in all processes together, and a fraction of any other deadline. */
const SLOW_MS = 2_000
/** A request that waits for Redis does so in each visit; a machine that stands still does so at another one each time. */
const VISITS = 4

interface Visit {
  email: string
  orderNumber: string
  /** Operations that took longer than they may. */
  slow: ReadonlySet<string>
}

/** Everything a customer does, from signing in to the order. */
async function shopAsCustomer(shop: TestShop, product: StockedProduct, email: string): Promise<Visit> {
  const slow = new Set<string>()
  const stoa = visitor(shop, {
    maxRetries: 0,
    hooks: {
      onResponse({ operationId, durationMs }) {
        if (durationMs > SLOW_MS) slow.add(operationId)
      },
    },
  })
  await stoa.auth.login({ email, password: 'seven wooden horses' })
  await stoa.products.list({ currency: 'EUR' })
  await stoa.products.get(product.slug, { currency: 'EUR' })
  await available(stoa, product.variantId)
  const order = await buy(stoa, { lines: [{ variantId: product.variantId, quantity: 1 }], email })
  await stoa.orders.get(order.id)
  await stoa.auth.logout()
  return { email, orderNumber: order.number, slow }
}

async function outages(t: Test, shop: TestShop, servers: { cache: OwnRedis; queue: OwnRedis }): Promise<void> {
  const staff: Stoa = await staffOf(shop)
  await setUpShippingAndTax(staff)
  const product = await createStockedProduct(staff, 100)
  const { email } = await customer(shop)
  const visits: Visit[] = []
  const during = async (what: string, begin: () => unknown, end: () => unknown) => {
    await begin()
    let slow: string[] | undefined
    for (let number = 0; number < VISITS && slow?.length !== 0; number += 1) {
      const visit = await shopAsCustomer(shop, product, email)
      visits.push(visit)
      slow = [...visit.slow].filter((operation) => slow?.includes(operation) ?? true)
    }
    t.strictSame(slow, [], `${what}: no operation is slow each time`)
    await end()
  }
  for (const [name, server] of Object.entries(servers)) {
    await during(
      `${name} is frozen`,
      () => server.signal('SIGSTOP'),
      () => server.signal('SIGCONT'),
    )
    await during(
      `${name} is killed`,
      () => server.kill('SIGKILL'),
      () => server.start(),
    )
  }
  await untilStockIs(staff, product.variantId, 100 - visits.length)
  for (const visit of visits) await mailSaying(shop, visit.email, new RegExp(visit.orderNumber))
  await assertInvariants(t, staff)
}

/** A server for each role, and the settings that name them. */
async function redisRoles(t: Test) {
  const [cache, queue] = [await ownRedis(t), await ownRedis(t)]
  cache.start()
  queue.start()
  return { servers: { cache, queue }, settings: { REDIS_CACHE_URL: cache.url, REDIS_QUEUE_URL: queue.url } }
}

// Many processes start here; a busy machine needs its time.
t.setTimeout(600_000)

t.test('Redis frozen or killed, one process: whole purchases go through, and no request waits', async (t) => {
  const { servers, settings } = await redisRoles(t)
  await outages(t, await openInProcessShop(t, settings), servers)
})

t.test('Redis frozen or killed, separate processes: whole purchases go through, and no request waits', async (t) => {
  const { servers, settings } = await redisRoles(t)
  await outages(t, await openMultiProcessShop(t, settings), servers)
})
