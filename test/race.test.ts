import { ApiError, ConflictError, type Stoa } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { openInProcessShop } from './harness/in-process.ts'
import { assertInvariants, ledgerTotals } from './harness/invariants.ts'
import { fillCart, placeOrder } from './harness/purchase.ts'
import { customer, mailSaying, mailsTo, newAddress, staffOf, type TestShop, visitor } from './harness/shop.ts'
import { available, createStockedProduct, setUpShippingAndTax, untilStockIs } from './harness/stock.ts'
import { until } from './harness/until.ts'

/** Calls at the same moment. */
const CROWD = 20

const crowd = <T>(size: number, each: (index: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: size }, (_, index) => each(index)))

const fulfilled = <T>(results: readonly PromiseSettledResult<T>[]) =>
  results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))

const refusals = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))

/** Requests without an idempotency key. */
const withoutKey = { hooks: { onRequest: ({ headers }: { headers: Headers }) => headers.delete('idempotency-key') } }

async function readyCarts(shop: TestShop, variantId: string, count: number): Promise<{ stoa: Stoa; cartId: string }[]> {
  const made = await crowd(count, async () => {
    const stoa = visitor(shop)
    const cart = await fillCart(stoa, { lines: [{ variantId, quantity: 1 }], email: newAddress('crowd') })
    return { stoa, cartId: cart.id }
  })
  return fulfilled(made)
}

async function hundredForTen(t: Test, shop: TestShop, staff: Stoa): Promise<void> {
  const product = await createStockedProduct(staff, 10)
  const buyers = await readyCarts(shop, product.variantId, 100)
  t.equal(buyers.length, 100, 'everybody could put one in a cart')
  const results = await Promise.allSettled(buyers.map(({ stoa, cartId }) => placeOrder(stoa, cartId)))
  const orders = fulfilled(results)
  t.equal(orders.length, 10, 'exactly ten orders')
  t.equal(new Set(orders.map(({ number }) => number)).size, 10, 'with ten numbers')
  const refused = refusals(results)
  t.equal(refused.length, 90)
  const unclear = refused.filter((error) => !(error instanceof ConflictError && error.code === 'out_of_stock'))
  t.strictSame(unclear.map(String), [], 'every other buyer was told that it is sold out')
  await untilStockIs(staff, product.variantId, 0)
  t.equal(await available(staff, product.variantId), 0)
  const paid = await Promise.all(orders.map((order) => ledgerTotals(staff, order.payment.id)))
  t.ok(
    paid.every((accounts) => Object.values(accounts).includes(product.price + 490)),
    'each paid once',
  )
}

async function onePlaceOrder(t: Test, shop: TestShop, staff: Stoa, options: { keyed: boolean }): Promise<void> {
  const product = await createStockedProduct(staff, CROWD)
  const stoa = visitor(shop, options.keyed ? {} : withoutKey)
  const email = newAddress('impatient')
  const cart = await fillCart(stoa, { lines: [{ variantId: product.variantId, quantity: 1 }], email })
  const key = options.keyed ? { idempotencyKey: crypto.randomUUID() } : {}
  const results = await crowd(CROWD, () => placeOrder(stoa, cart.id, { ...key, maxRetries: 8 }))
  const ids = new Set(fulfilled(results).map(({ id }) => id))
  t.equal(ids.size, 1, 'one order')
  const odd = refusals(results).filter((error) => !(error instanceof ApiError && error.status === 409))
  t.strictSame(odd.map(String), [], 'whoever did not get it was told that it is being placed')
  await untilStockIs(staff, product.variantId, CROWD - 1)
  const [orderId = ''] = ids
  const payments = await staff.admin.payments.list({ order_id: orderId })
  t.strictSame(
    payments.data.map(({ status }) => status),
    ['captured'],
    'one charge',
  )
  await mailSaying(shop, email, /./)
  t.equal((await mailsTo(shop, email)).length, 1, 'one mail')
}

async function oneCart(t: Test, shop: TestShop, staff: Stoa): Promise<void> {
  const product = await createStockedProduct(staff, CROWD)
  const { stoa } = await customer(shop)
  const created = await crowd(CROWD, () => stoa.carts.create({}, { idempotencyKey: 'the-one-cart', maxRetries: 8 }))
  t.strictSame(refusals(created).map(String), [])
  const [id = '', ...others] = new Set(fulfilled(created).map((cart) => cart.id))
  t.strictSame(others, [], 'createCart with one key makes one cart')
  const item = { variant_id: product.variantId, quantity: 1 }
  const added = await crowd(CROWD, () =>
    stoa.carts.addItem(id, item, { idempotencyKey: 'the-one-item', maxRetries: 8 }),
  )
  t.strictSame(refusals(added).map(String), [])
  t.equal((await stoa.carts.get(id)).items[0]?.quantity, 1, 'addItem with one key adds once')
  const other = stoa.carts.addItem(id, { ...item, quantity: 2 }, { idempotencyKey: 'the-one-item' })
  await t.rejects(Promise.resolve(other), { code: 'idempotency_key_reused' }, 'another body under that key is refused')
  const somebodyElse = await customer(shop)
  const theirs = await somebodyElse.stoa.carts.create({}, { idempotencyKey: 'the-one-cart' })
  t.not(theirs.id, id, 'the same key of somebody else is another key')
  const parallel = await crowd(CROWD, () => stoa.carts.addItem(id, item))
  t.strictSame(refusals(parallel).map(String), [])
  t.equal((await stoa.carts.get(id)).items[0]?.quantity, 1 + CROWD, 'no addition is lost')
}

async function cancelAndShip(t: Test, shop: TestShop, staff: Stoa): Promise<void> {
  const product = await createStockedProduct(staff, 10)
  const buyers = await readyCarts(shop, product.variantId, 10)
  const outcomes = await Promise.all(
    buyers.map(async ({ stoa, cartId }) => {
      const order = await placeOrder(stoa, cartId)
      await Promise.allSettled([stoa.orders.cancel(order.id), staff.admin.orders.createFulfilment(order.id)])
      const { status, fulfilment_status } = await staff.admin.orders.get(order.id)
      return `${status} ${fulfilment_status}`
    }),
  )
  const allowed = ['cancelled unfulfilled', 'placed fulfilled']
  t.strictSame(
    outcomes.filter((outcome) => !allowed.includes(outcome)),
    [],
    'never both cancelled and shipped',
  )
  await untilStockIs(staff, product.variantId, outcomes.filter((outcome) => outcome.startsWith('cancelled')).length)
}

/** Every way back for the money at once: by order, by payment, and by cancelling (docs/reliability.md#placing-an-order). */
async function moneyIsReturnedOnce(t: Test, shop: TestShop, staff: Stoa): Promise<void> {
  const product = await createStockedProduct(staff, 5)
  const buyers = await readyCarts(shop, product.variantId, 5)
  for (const { stoa, cartId } of buyers) {
    const { id, payment, totals } = await placeOrder(stoa, cartId)
    await Promise.allSettled([
      ...Array.from({ length: 4 }, () => staff.admin.orders.createRefund(id)),
      ...Array.from({ length: 4 }, () => staff.admin.payments.refund(payment.id, {})),
      stoa.orders.cancel(id),
    ])
    const { captured, refunded } = await until('all of it went back', async () => {
      const read = await staff.admin.payments.get(payment.id)
      return read.refunded.amount === totals.total.amount ? read : null
    })
    t.strictSame(refunded, captured, 'what was captured went back, no more')
    t.ok(Object.values(await ledgerTotals(staff, payment.id)).every((sum) => sum === 0))
  }
}

/**
 * What is charged is what is in the order, whatever else the buyer clicks at that moment
 * (docs/reliability.md#placing-an-order).
 */
async function editsWhilePlacing(t: Test, shop: TestShop, staff: Stoa): Promise<void> {
  const product = await createStockedProduct(staff, 100)
  const buyers = await readyCarts(shop, product.variantId, 10)
  let sold = 0
  for (const { stoa, cartId } of buyers) {
    const more = { variant_id: product.variantId, quantity: 1 }
    await Promise.allSettled([placeOrder(stoa, cartId), stoa.carts.addItem(cartId, more), placeOrder(stoa, cartId)])
    // An edit that was faster has voided the payment; then it is chosen again.
    if ((await stoa.carts.get(cartId)).status === 'open') await stoa.carts.startPayment(cartId, { method: 'test' })
    const order = await placeOrder(stoa, cartId)
    const units = order.items[0]?.quantity ?? 0
    sold += units
    t.equal(order.totals.total.amount, units * product.price + 490)
    t.equal((await stoa.payments.get(order.payment.id)).captured.amount, order.totals.total.amount)
  }
  await untilStockIs(staff, product.variantId, 100 - sold)
}

t.test('many requests at the same moment', async (t) => {
  const shop = await openInProcessShop(t)
  const staff = await staffOf(shop)
  await setUpShippingAndTax(staff)
  await t.test('100 buyers order 10 units: ten get one each', (t) => hundredForTen(t, shop, staff))
  await t.test('20 calls of placeOrder with one key make one order', (t) =>
    onePlaceOrder(t, shop, staff, { keyed: true }),
  )
  await t.test('20 calls of placeOrder without a key make one order', (t) =>
    onePlaceOrder(t, shop, staff, { keyed: false }),
  )
  await t.test('20 calls with one key make one cart and add one item, 20 without a key add 20', (t) =>
    oneCart(t, shop, staff),
  )
  await t.test('an order cancelled and shipped at the same moment is only one of both', (t) =>
    cancelAndShip(t, shop, staff),
  )
  await t.test('refunds and a cancellation at the same moment return the money once', (t) =>
    moneyIsReturnedOnce(t, shop, staff),
  )
  await t.test('a cart edited while its order is placed is charged for what the order holds', (t) =>
    editsWhilePlacing(t, shop, staff),
  )
  await t.test('afterwards ledger and stock balance', (t) => assertInvariants(t, staff))
  t.strictSame(shop.errors(), [], 'nothing was logged as an error')
})
