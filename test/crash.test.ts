import { setTimeout as pause } from 'node:timers/promises'
import { ApiError, ConnectionError, type Order, type Stoa, TimeoutError } from '@stoa/sdk'
import t, { type Test } from 'tap'
import { openShopApart, type ShopApart } from './harness/apart.ts'
import { balance } from './harness/books.ts'
import { type Goods, openForBusiness, settledAt, stockUp } from './harness/goods.ts'
import { fillCart, place } from './harness/purchase.ts'
import { mailSaying, mailsTo, newAddress, staffOf, visitor } from './harness/shop.ts'
import { until } from './harness/until.ts'

/**
 * Milliseconds between the purchases that are under way when the process dies. A purchase takes tens of milliseconds,
 * so that one kill meets them at different steps, from "not begun" to "answer on its way".
 */
const MOMENTS = [0, 5, 10, 20, 40, 60]

interface Purchase {
  stoa: Stoa
  cartId: string
  email: string
  key: string
}

async function prepare(shop: ShopApart, goods: Goods): Promise<Purchase> {
  const stoa = visitor(shop, { timeoutMs: 15_000 })
  const email = newAddress('crash')
  const cart = await fillCart(stoa, { lines: [{ variantId: goods.variantId, quantity: 1 }], email })
  return { stoa, cartId: cart.id, email, key: crypto.randomUUID() }
}

/** What a client may meet while a process is away, and tries again after. */
function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true
  if (!(error instanceof ApiError)) return false
  return error.status >= 500 || ['checkout_in_progress', 'idempotency_in_progress'].includes(error.code)
}

/** Tries as a patient client does, always with the same key. */
function placePatiently({ stoa, cartId, key }: Purchase): Promise<Order> {
  return until(
    `an order of ${cartId}`,
    () =>
      place(stoa, cartId, { idempotencyKey: key }).catch((error: unknown) => {
        if (isPassing(error)) return null
        throw error
      }),
    90_000,
  )
}

async function killDuringPurchases(t: Test, shop: ShopApart, service: string): Promise<Order[]> {
  const staff = await staffOf(shop)
  const goods = await stockUp(staff, MOMENTS.length)
  const purchases = await Promise.all(MOMENTS.map(() => prepare(shop, goods)))
  const first = purchases.map(async (purchase, index) => {
    await pause(MOMENTS[index])
    return placePatiently(purchase)
  })
  await pause(MOMENTS.at(-1))
  await shop.kill(service)
  const [orders] = await Promise.all([Promise.all(first), shop.start(service)])
  t.equal(new Set(orders.map(({ id }) => id)).size, MOMENTS.length, 'everybody has an order')
  for (const [index, purchase] of purchases.entries()) {
    const order = orders[index]
    if (!order) continue
    t.equal((await placePatiently(purchase)).id, order.id, 'the same key answers the same order')
    const payments = await staff.admin.payments.list({ order_id: order.id })
    t.strictSame(
      payments.data.map(({ status }) => status),
      ['captured'],
      'charged once',
    )
    await mailSaying(shop, purchase.email, new RegExp(order.number))
  }
  await settledAt(staff, goods.variantId, 0)
  for (const { email } of purchases) t.equal((await mailsTo(shop, email)).length, 1, 'one mail')
  return orders
}

t.test('a process is killed in the middle of purchases', async (t) => {
  const shop = await openShopApart(t)
  const staff = await staffOf(shop)
  await openForBusiness(staff)
  const orders: Order[] = []
  for (const service of ['order', 'payment', 'inventory', 'product', 'user', 'notification', 'gateway']) {
    await t.test(service, async (t) => void orders.push(...(await killDuringPurchases(t, shop, service))))
  }
  await t.test('afterwards every order is readable and the books balance', async (t) => {
    const all = await staff.admin.orders.list({ limit: 100 }).toArray({ limit: 1000 })
    t.equal(all.length, orders.length, 'no order that nobody was told of')
    t.ok(all.every((order) => order.payment_status === 'paid'))
    await balance(t, staff)
  })
})
