import { setTimeout as pause } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { type MultiProcessShop, openMultiProcessShop } from './harness/multi-process.ts'
import { fillCart, placeOrder } from './harness/purchase.ts'
import { newAddress, staffOf, visitor } from './harness/shop.ts'
import { createStockedProduct } from './harness/stock.ts'
import { walkThrough } from './steps/walk-through.ts'

// Many processes start here; a busy machine needs its time.
t.setTimeout(300_000)

/** A part of the two seconds that an order paid with `tok_slow` takes. */
const PART_MS = 700
/** What is left of those seconds, a worker that says goodbye, and a busy machine; the grace for a stop is 20 s. */
const STOP_MS = 10_000

/** Nobody else sends anything: the connections of their clients stay open and idle. */
async function stopsWhilePlacing(t: Test, shop: MultiProcessShop): Promise<void> {
  const product = await createStockedProduct(await staffOf(shop), 10)
  for (const service of ['order', 'payment', 'gateway']) {
    const stoa = visitor(shop, { maxRetries: 0 })
    const lines = [{ variantId: product.variantId, quantity: 1 }]
    const { id } = await fillCart(stoa, { lines, email: newAddress('patient'), token: 'tok_slow' })
    const placing = placeOrder(stoa, id)
    await pause(PART_MS)
    const begun = performance.now()
    t.equal(await shop.kill(service, 'SIGTERM'), 0, `${service} exits with code 0`)
    t.ok(performance.now() - begun < STOP_MS, `${service} stops as soon as the request is answered`)
    t.equal((await placing).payment_status, 'paid', 'the request under way is answered')
    await shop.start(service)
  }
}

t.test('a shop in separate processes serves every flow', async (t) => {
  const shop = await openMultiProcessShop(t)
  await walkThrough(t, shop)
  await t.test('a process stops while an order is being placed: the order is placed, and it exits at once', (t) =>
    stopsWhilePlacing(t, shop),
  )
  await t.test('the job demo loads the demo catalogue', async () => shop.start('demo'))
  await t.test('every process exits with code 0 after SIGTERM', async (t) => {
    const ends = await shop.stop()
    t.strictSame(ends, Object.fromEntries(Object.keys(ends).map((name) => [name, 0])))
  })
})
