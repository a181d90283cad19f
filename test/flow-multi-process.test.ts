import { createPostgres } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import t, { type Test } from 'tap'
import { type MultiProcessShop, openMultiProcessShop } from './harness/multi-process.ts'
import { buy, fillCart, placeOrder } from './harness/purchase.ts'
import { mailsTo, newAddress, staffOf, visitor } from './harness/shop.ts'
import { createStockedProduct } from './harness/stock.ts'
import { onServer, testServers } from './harness/test-servers.ts'
import { until } from './harness/until.ts'
import { walkThrough } from './steps/walk-through.ts'

// Many processes start here; a busy machine needs its time.
t.setTimeout(900_000)

/** What is left of the seconds that `tok_slow` takes, a worker that says goodbye, and a busy machine; the grace for a stop is 20 s. */
const STOP_MS = 15_000

/** Nobody else sends anything: the connections of their clients stay open and idle. */
async function stopsWhilePlacing(t: Test, shop: MultiProcessShop): Promise<void> {
  const product = await createStockedProduct(await staffOf(shop), 10)
  const pg = createPostgres({ url: onServer(testServers().postgresUrl, `${shop.name}_payment`), max: 1 })
  t.teardown(pg.close)
  const payments = async () => (await query(pg, 'SELECT 1 FROM payments')).length
  for (const service of ['order', 'payment', 'gateway']) {
    const stoa = visitor(shop, { maxRetries: 0 })
    const lines = [{ variantId: product.variantId, quantity: 1 }]
    const { id } = await fillCart(stoa, { lines, email: newAddress('patient'), token: 'tok_slow' })
    const before = await payments()
    const placing = placeOrder(stoa, id)
    // From here on all three of them are at it: the provider is asked, and takes two seconds.
    await until('the payment is begun', async () => ((await payments()) > before ? true : null))
    const begun = performance.now()
    t.equal(await shop.kill(service, 'SIGTERM'), 0, `${service} exits with code 0`)
    t.ok(performance.now() - begun < STOP_MS, `${service} stops as soon as the request is answered`)
    t.equal((await placing).payment_status, 'paid', 'the request under way is answered')
    await shop.start(service)
  }
}

/** What the mail server refuses or is not there for is sent once it is there, by whichever process. */
async function mailServerIsAway(shop: MultiProcessShop): Promise<void> {
  const product = await createStockedProduct(await staffOf(shop), 10)
  const email = newAddress('patient')
  await shop.kill('inbox')
  const order = await buy(visitor(shop), { lines: [{ variantId: product.variantId, quantity: 1 }], email })
  const staff = await staffOf(shop)
  await until('an attempt has failed', async () => {
    const { data } = await staff.admin.notifications.list({ reference: order.id })
    return data.some(({ status, last_error }) => status === 'waiting' && last_error !== null) || null
  })
  await shop.start('inbox')
  const confirmation = async () => (await mailsTo(shop, email)).find(({ text }) => text.includes(order.number)) ?? null
  // The third attempt is two minutes after the second.
  await until('the confirmation', confirmation, 400_000)
}

/** Requests of this shop's services that Redis refused: each has the keys that it uses, and no service knows better. */
async function refusedByRedis({ name }: MultiProcessShop): Promise<string[]> {
  const redis = await createRedis({ url: testServers().redisUrl, name, onError: () => undefined })
  const entries = await redis.aclLog()
  await closeRedis(redis)
  const own = entries.filter(({ username }) => username.startsWith(`${name}_`))
  return own.map(({ username, reason, object, context }) => `${username}: ${reason} ${object} (${context})`)
}

t.test('a shop in separate processes serves every flow', async (t) => {
  const shop = await openMultiProcessShop(t)
  await walkThrough(t, shop)
  await t.test('a process stops while an order is being placed: the order is placed, and it exits at once', (t) =>
    stopsWhilePlacing(t, shop),
  )
  await t.test('mails that the mail server was not there for come when it is', () => mailServerIsAway(shop))
  await t.test('the job demo loads the demo catalogue', async () => shop.start('demo'))
  await t.test('every process exits with code 0 after SIGTERM', async (t) => {
    const ends = await shop.stop()
    t.strictSame(ends, Object.fromEntries(Object.keys(ends).map((name) => [name, 0])))
  })
  t.strictSame(await refusedByRedis(shop), [], 'Redis refused nobody a key')
})
