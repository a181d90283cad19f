import { basename } from 'node:path'
import { ApiError, memoryStore, type Order, type Stoa, type StoredTokens } from '@stoa/sdk/source'
import t, { type Test } from 'tap'
import { assertInvariants } from './harness/invariants.ts'
import { buy } from './harness/purchase.ts'
import { mailSaying, newAddress, staffOf, visitor } from './harness/shop.ts'
import { untilStockIs } from './harness/stock.ts'
import { retryDeadLetters, untilCaughtUp } from './kept/backlog.ts'
import type { Customer, Message, Purchase, Replay } from './kept/expectations.ts'
import { keptShops, type OpenedShop, openKeptShop } from './kept/open-kept-shop.ts'
import { databaseUrl } from './kept/snapshot/kept-shop.ts'
import { withPostgres } from './kept/snapshot/postgres.ts'

const MINUTE = 60
const DAY = 86_400

interface Restart {
  /** Seconds between the end of the kept shop and the start of this one. */
  ageSeconds: number
  /** Whether it is early enough for a buyer to confirm a payment, and for keys to be remembered. */
  isSoon: boolean
}

/** A restart finds leases and deadlines of the time before; after days all of them have expired. */
const restarts: Record<string, Restart> = {
  'five minutes later': { ageSeconds: 5 * MINUTE, isSoon: true },
  'four days later': { ageSeconds: 4 * DAY, isSoon: false },
}

const guest = (opened: OpenedShop, { cart_id, cart_token }: { cart_id: string; cart_token: string }) =>
  visitor(opened, { cartTokens: memoryStore([{ cart_id, token: cart_token }]) })

async function buyersConfirm(opened: OpenedShop): Promise<void> {
  for (const purchase of opened.kept.purchases) {
    if (purchase.confirm) await guest(opened, purchase).payments.confirm(purchase.confirm)
  }
}

/** Mails that kept shops did not have, and are sent now of what their consumers had not heard of yet. */
const NEW_MAILS: Readonly<Record<string, readonly Message[]>> = {
  'bank transfer received while no consumer ran': ['payment-received'],
  'bank transfer whose event no consumer has taken': ['payment-received'],
}

/** The order that has come of a purchase, with its one payment and each message once. */
async function assertOrder(t: Test, stoa: Stoa, staff: Stoa, orderId: string, expected: Purchase): Promise<void> {
  const { order: outcome, what } = expected
  const order: Order = await stoa.orders.get(orderId)
  const { data } = await staff.admin.notifications.list({ reference: orderId, limit: 100 })
  const payments = await staff.admin.payments.list({ order_id: orderId })
  const messages = new Set([...(outcome?.messages ?? []), ...(NEW_MAILS[what] ?? [])])
  const actual = {
    status: order.status,
    payment_status: order.payment_status,
    messages: data.map(({ template }) => template).sort(),
    payments: payments.data.map(({ id }) => id),
  }
  t.strictSame(actual, { ...outcome, messages: [...messages].sort(), payments: [order.payment.id] }, what)
}

/** Whether an order is to come of a purchase; one whose buyer never confirmed is given up. */
const isOrdered = ({ order, confirm }: Purchase, { isSoon }: Restart) => order !== null && (isSoon || !confirm)

async function assertPurchases(t: Test, opened: OpenedShop, staff: Stoa, restart: Restart): Promise<void> {
  const { purchases } = opened.kept
  for (const purchase of purchases) {
    const stoa = guest(opened, purchase)
    const { status, order_id } = await stoa.carts.get(purchase.cart_id)
    const ordered = isOrdered(purchase, restart)
    t.strictSame(
      { status, ordered: order_id !== null },
      { status: ordered ? 'completed' : 'open', ordered },
      purchase.what,
    )
    if (order_id && ordered) await assertOrder(t, stoa, staff, order_id, purchase)
  }
  const orders = await staff.admin.orders.list({ limit: 100 }).toArray({ limit: 1_000 })
  t.equal(
    orders.length,
    purchases.filter((purchase) => isOrdered(purchase, restart)).length,
    'no order is lost or made up',
  )
}

const CHARGED = ['paid', 'partially_refunded']

async function assertCharges(t: Test, { kept }: OpenedShop, staff: Stoa, restart: Restart): Promise<void> {
  const payments = await staff.admin.payments.list({ limit: 100 }).toArray({ limit: 1_000 })
  const charged = payments.filter(({ captured, refunded }) => captured.amount > refunded.amount)
  const paid = kept.purchases.filter(
    (purchase) => isOrdered(purchase, restart) && CHARGED.includes(purchase.order?.payment_status ?? ''),
  )
  t.equal(charged.length, paid.length, 'nobody is charged without an order')
}

const PROVIDER_DIFFERENCES = `
  SELECT currency, l.total AS ledger, b.total AS provider FROM
    (SELECT currency, sum(amount) AS total FROM ledger_entries WHERE account = 'provider:test:receivable' GROUP BY 1) l
    FULL JOIN (SELECT currency, sum(captured - refunded) AS total FROM test_provider_charges GROUP BY 1) b USING (currency)
  WHERE l.total IS DISTINCT FROM b.total`

async function assertProviderAgrees(t: Test, { data }: OpenedShop): Promise<void> {
  const url = databaseUrl(data.postgresUrl, `${data.name}_payment`)
  const { rows } = await withPostgres(url, (client) => client.query(PROVIDER_DIFFERENCES))
  t.strictSame(rows, [], 'the ledger says the same as the account that the test provider keeps')
}

async function assertCustomer(t: Test, opened: OpenedShop, staff: Stoa, customer: Customer): Promise<void> {
  const { refresh_token } = customer
  const auth = memoryStore<StoredTokens>({ access_token: 'expired', refresh_token, expires_at: 0 })
  const stoa = visitor(opened, { auth })
  t.equal((await stoa.me.get()).email, customer.email, 'the session goes on')
  for (const { id, items } of customer.carts)
    t.equal((await stoa.carts.get(id)).items.length, items, 'so does the cart')
  const { data } = await staff.admin.notifications.list({ reference: customer.user_id })
  t.strictSame(
    data.map(({ template }) => template),
    ['welcome'],
    'one message welcomes them',
  )
}

async function repeat(stoa: Stoa, { operation, cart_id, key: idempotencyKey, body }: Replay) {
  if (operation === 'addItem' && body) return stoa.carts.addItem(cart_id, body, { idempotencyKey }).withResponse()
  return stoa.carts.complete(cart_id, { idempotencyKey }).withResponse()
}

async function assertReplay(t: Test, opened: OpenedShop, replay: Replay): Promise<void> {
  const what = `${replay.operation} has the same response as before`
  try {
    const { data } = await repeat(guest(opened, replay), replay)
    t.equal('id' in data && data.id, replay.response, what)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    t.equal(error.code, replay.response, what)
  }
}

async function buysAgain(t: Test, opened: OpenedShop, staff: Stoa): Promise<void> {
  const { variantId, price } = opened.kept.product
  const { data } = await staff.admin.stock.list({ variant_id: [variantId] })
  const email = newAddress('later')
  const order = await buy(visitor(opened), { lines: [{ variantId, quantity: 2 }], email })
  t.equal(order.totals.total.amount, 2 * price + 490)
  await mailSaying(opened, email, new RegExp(order.number))
  await untilStockIs(staff, variantId, data.reduce((total, level) => total + level.on_hand, 0) - 2)
}

async function assertKept(t: Test, folder: string, restart: Restart): Promise<void> {
  const opened = await openKeptShop(t, folder, restart.ageSeconds)
  const { kept } = opened
  const staff = await staffOf(opened)
  if (restart.isSoon) await buyersConfirm(opened)
  const deadLetters = await retryDeadLetters(opened)
  t.strictSame(deadLetters, kept.dead_letters, 'dead letters were kept, and staff can have them tried again')
  await untilCaughtUp(opened, staff)
  await t.test('every purchase ends as it must', (t) => assertPurchases(t, opened, staff, restart))
  await t.test('stock and money agree', async (t) => {
    await assertInvariants(t, staff)
    await assertCharges(t, opened, staff, restart)
    await assertProviderAgrees(t, opened)
  })
  for (const customer of kept.customers) await t.test('a customer', (t) => assertCustomer(t, opened, staff, customer))
  for (const { id, products } of kept.imports) {
    const { counts } = await staff.admin.imports.get(id)
    t.equal(counts.created + counts.unchanged, products, 'an import is done')
  }
  for (const replay of kept.replays) {
    // Other keys are remembered for two days.
    if (restart.isSoon || replay.operation === 'complete') await assertReplay(t, opened, replay)
  }
  await t.test('the shop goes on', (t) => buysAgain(t, opened, staff))
  await t.test('afterwards stock and money agree', (t) => assertInvariants(t, staff))
  t.strictSame(opened.errors(), [], 'nothing was logged as an error')
}

t.setTimeout(1_200_000)

for (const folder of keptShops) {
  for (const [when, restart] of Object.entries(restarts)) {
    t.test(`the shop ${basename(folder)} starts ${when}`, (t) => assertKept(t, folder, restart))
  }
}
