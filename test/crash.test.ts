import { setTimeout as pause } from 'node:timers/promises'
import { ApiError, ConflictError, ConnectionError, type Order, type Stoa, TimeoutError } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { assertInvariants } from './harness/invariants.ts'
import { type MultiProcessShop, openMultiProcessShop } from './harness/multi-process.ts'
import { fillCart, placeOrder } from './harness/purchase.ts'
import { mailSaying, mailsTo, newAddress, staffOf, visitor } from './harness/shop.ts'
import { createStockedProduct, type StockedProduct, setUpShippingAndTax, untilStockIs } from './harness/stock.ts'
import { until } from './harness/until.ts'

/** Purchases under way when a process dies, each at another moment of placeOrder. */
const PLACING = 6
/** Purchases that begin while the process is down, from creating the cart on. */
const SHOPPING = 2

interface Purchase {
  stoa: Stoa
  cartId: string
  email: string
  key: string
}

async function prepare(shop: MultiProcessShop, product: StockedProduct): Promise<Purchase> {
  // An SDK client that repeats a request for two minutes: while a service is down, it is told to come back after a second.
  const stoa = visitor(shop, { timeoutMs: 15_000, maxRetries: 120, totalTimeoutMs: 120_000 })
  const email = newAddress('crash')
  const cart = await fillCart(stoa, { lines: [{ variantId: product.variantId, quantity: 1 }], email })
  return { stoa, cartId: cart.id, email, key: crypto.randomUUID() }
}

/** Errors that a client may get while a process is down, and after which it tries again. */
function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true
  if (!(error instanceof ApiError)) return false
  return error.status >= 500 || ['checkout_in_progress', 'idempotency_in_progress'].includes(error.code)
}

/** Repeats placeOrder with the same key until its outcome is known. */
function placeUntilKnown({ stoa, cartId, key }: Purchase, onFailure?: () => void): Promise<Order> {
  return until(
    `an order of ${cartId}`,
    () =>
      placeOrder(stoa, cartId, { idempotencyKey: key, maxRetries: 0 }).catch((error: unknown) => {
        onFailure?.()
        if (isPassing(error)) return null
        throw error
      }),
    150_000,
  )
}

/** Milliseconds that placing an order takes now, on this machine. */
async function measurePlacingMs(purchase: Purchase): Promise<number> {
  const begin = performance.now()
  await placeUntilKnown(purchase)
  return performance.now() - begin
}

async function killDuringPurchases(t: Test, shop: MultiProcessShop, staff: Stoa, service: string): Promise<void> {
  const product = await createStockedProduct(staff, 1 + PLACING + SHOPPING)
  const [pilot, ...placing] = await Promise.all(Array.from({ length: 1 + PLACING }, () => prepare(shop, product)))
  if (!pilot) throw new Error('a purchase to measure')
  const durationMs = await measurePlacingMs(pilot)
  const interrupted = new Set<string>()
  // Spread over the time one takes, so that the kill meets them at every step from "not begun" to "response on its way".
  const placed = placing.map(async (purchase, index) => {
    await pause((durationMs * index) / PLACING)
    const order = await placeUntilKnown(purchase, () => interrupted.add(purchase.cartId))
    return { purchase, order }
  })
  await pause(durationMs)
  await shop.kill(service)
  const shopped = Array.from({ length: SHOPPING }, async () => {
    const purchase = await prepare(shop, product)
    return { purchase, order: await placeUntilKnown(purchase) }
  })
  const [all] = await Promise.all([Promise.all([...placed, ...shopped]), shop.start(service)])
  t.comment(`${interrupted.size} of ${PLACING} purchases were interrupted, one takes ${Math.round(durationMs)} ms`)
  for (const { purchase, order } of all) {
    t.equal(order.items[0]?.quantity, 1)
    t.equal((await placeUntilKnown(purchase)).id, order.id, 'the same key gives the same order')
    const payments = await staff.admin.payments.list({ order_id: order.id })
    t.strictSame(
      payments.data.map(({ status }) => status),
      ['captured'],
      'charged once',
    )
    await mailSaying(shop, purchase.email, new RegExp(order.number))
  }
  await untilStockIs(staff, product.variantId, 0)
  for (const { purchase } of all) t.equal(await countMails(shop, purchase.email, service), 1, 'one mail')
}

/** Whoever is killed between the mail and its record sends the same mail again (docs/reliability.md#messages). */
async function countMails(shop: MultiProcessShop, email: string, killed: string): Promise<number> {
  const mails = await mailsTo(shop, email)
  return killed === 'notification' ? new Set(mails.map(({ text }) => text)).size : mails.length
}

/** Ten units, thirty buyers, and the order service killed halfway (docs/reliability.md#what-happens-when-it-dies). */
async function killDuringRush(t: Test, shop: MultiProcessShop, staff: Stoa, service: string): Promise<void> {
  const product = await createStockedProduct(staff, 10)
  const buyers = await Promise.all(Array.from({ length: 30 }, () => prepare(shop, product)))
  let finished = 0
  const halfway = Promise.withResolvers<void>()
  const outcomes = buyers.map(async (buyer) => {
    const outcome = await placeUntilKnown(buyer).catch((error: unknown) => error)
    finished += 1
    if (finished === 5) halfway.resolve()
    return outcome
  })
  await halfway.promise
  await shop.kill(service)
  const [results] = await Promise.all([Promise.all(outcomes), shop.start(service)])
  const refused = results.filter((result) => result instanceof Error)
  t.equal(results.length - refused.length, 10, 'exactly ten orders')
  const unclear = refused.filter((error) => !(error instanceof ConflictError && error.code === 'out_of_stock'))
  t.strictSame(unclear.map(String), [], 'all others were told that it is sold out')
  await untilStockIs(staff, product.variantId, 0)
}

// Many processes start here; a busy machine needs its time.
t.setTimeout(600_000)

t.test('each process is killed during purchases: every order is placed, and paid once', async (t) => {
  const shop = await openMultiProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  for (const service of shop.services)
    await t.test(`${service} is killed while orders are placed`, (t) => killDuringPurchases(t, shop, staff, service))
  await t.test('order is killed during a rush: ten units are sold to ten buyers', (t) =>
    killDuringRush(t, shop, staff, 'order'),
  )
  await t.test('afterwards every order is paid once, and ledger and stock balance', async (t) => {
    const orders = await staff.admin.orders.list({ limit: 100 }).toArray({ limit: 1_000 })
    t.equal(orders.length, shop.services.length * (1 + PLACING + SHOPPING) + 10)
    t.ok(orders.every((order) => order.payment_status === 'paid'))
    const payments = await staff.admin.payments.list({ limit: 100 }).toArray({ limit: 1_000 })
    const charged = payments.filter(({ captured, refunded }) => captured.amount > refunded.amount)
    t.equal(charged.length, orders.length, 'as many charges as orders')
    await assertInvariants(t, staff)
  })
})
