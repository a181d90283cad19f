import { until } from '../../harness/until.ts'
import { withPostgres } from '../snapshot/postgres.ts'
import type { Waiting } from './jobs.ts'
import type { Orders } from './ordinary-business.ts'
import {
  type Buyer,
  buyPending,
  databaseOf,
  expectOutcome,
  newBuyer,
  paid,
  paidWith,
  type Recording,
} from './recording.ts'
import { lockRows, type RowLock } from './row-lock.ts'

const untilFound = (recording: Recording, service: string, what: string, select: string, values: unknown[]) =>
  until(what, async () => {
    const { rowCount } = await withPostgres(databaseOf(recording, service), (client) => client.query(select, values))
    return rowCount ? true : null
  })

/** Places the order of a cart without waiting for the response, which may never come. */
function placeWithoutResponse({ stoa, cartId }: Buyer): void {
  stoa.carts.complete(cartId, { maxRetries: 0 }).then(
    () => undefined,
    () => undefined,
  )
}

/** The buyer is charged; the process that runs the checkout is killed before it records that, holding the lease. */
async function paidUnderLease(recording: Recording): Promise<RowLock> {
  const buyer = await newBuyer(recording, 'paid under lease', { token: 'tok_slow' })
  expectOutcome(recording, 'charged, the checkout still paying under its lease', buyer, paid)
  placeWithoutResponse(buyer)
  const locks = await lockRows(databaseOf(recording, 'order'), 'SELECT 1 FROM checkouts WHERE cart_id = $1', [
    buyer.cartId,
  ])
  const charged = `SELECT 1 FROM payments p WHERE status = 'captured' AND EXISTS (
    SELECT 1 FROM test_provider_charges c WHERE c.key = p.provider_key) AND p.id = $1`
  const id = await withPostgres(databaseOf(recording, 'order'), async (client) => {
    const { rows } = await client.query<{ payment_id: string }>('SELECT payment_id FROM checkouts WHERE cart_id = $1', [
      buyer.cartId,
    ])
    return rows[0]?.payment_id
  })
  await untilFound(recording, 'payment', 'the slow payment is captured', charged, [id])
  return locks
}

/** The provider refused after the buyer had acted; the stock cannot be given back yet. */
async function halfCompensated(recording: Recording, { toFail }: Waiting): Promise<RowLock> {
  expectOutcome(recording, 'declined after the action, half compensated', toFail, null)
  const inventory = databaseOf(recording, 'inventory')
  const checkout = await withPostgres(databaseOf(recording, 'order'), async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM checkouts WHERE payment_id = $1', [
      toFail.paymentId,
    ])
    return rows[0]?.id
  })
  const locks = await lockRows(inventory, 'SELECT 1 FROM reservations WHERE id = $1', [checkout])
  await toFail.stoa.payments.confirm(toFail.paymentId, { details: { outcome: 'fail' } })
  const isCompensating = "SELECT 1 FROM checkouts WHERE id = $1 AND state = 'compensating'"
  await untilFound(recording, 'order', 'the checkout is being compensated', isCompensating, [checkout])
  return locks
}

/** The provider has decided and its webhook is stored; the process is killed while processing it. */
async function webhookUnderWork(recording: Recording): Promise<RowLock> {
  const buyer = await buyPending(recording, 'webhook', 'tok_webhook_only')
  expectOutcome(recording, 'a webhook received and not processed', buyer, paid)
  const payment = databaseOf(recording, 'payment')
  const locks = await lockRows(payment, 'SELECT 1 FROM payments WHERE id = $1', [buyer.paymentId])
  const isKept = `SELECT 1 FROM provider_webhooks m JOIN payments p USING (provider_key)
    WHERE p.id = $1 AND m.due_at IS NOT NULL AND m.attempts > 0`
  await untilFound(recording, 'payment', 'a webhook is kept', isKept, [buyer.paymentId])
  return locks
}

/** The provider has charged and its response was lost. */
async function responseLost(recording: Recording): Promise<RowLock> {
  const buyer = await buyPending(recording, 'lost response', 'tok_lost_reply')
  expectOutcome(recording, 'charged, the response lost', buyer, paid)
  return lockRows(databaseOf(recording, 'payment'), 'SELECT 1 FROM payments WHERE id = $1', [buyer.paymentId])
}

/** What cannot be finished without the payment service. */
async function withoutPayment(recording: Recording, orders: Orders, buyer: Buyer): Promise<void> {
  const { staff } = recording
  await buyer.stoa.carts.complete(buyer.cartId, { maxRetries: 0 }).then(undefined, () => undefined)
  // No checkout is begun while the payment methods cannot be read, and the cart stays open; they are remembered for a while.
  const { status } = await buyer.stoa.carts.get(buyer.cartId)
  if (status === 'open') expectOutcome(recording, 'refused without the payment service', buyer, null)
  else expectOutcome(recording, 'begun without the payment service', buyer, paid)
  const [cancelled, refunded] = [orders.toCancel.pop(), orders.toRefund.pop()]
  if (!cancelled || !refunded) throw new Error('orders to go on with')
  await cancelled.stoa.orders.cancel(cancelled.order.id)
  expectOutcome(recording, 'cancelled, money to go back', cancelled, {
    ...paidWith('order-cancelled'),
    status: 'cancelled',
    payment_status: 'refunded',
  })
  await staff.admin.orders.createRefund(refunded.order.id, { amount: { amount: 200, currency: 'EUR' } })
  expectOutcome(recording, 'refund to be carried out', refunded, {
    ...paidWith('order-refunded'),
    payment_status: 'partially_refunded',
  })
}

/** Leaves checkouts in every state. Payment is not running afterwards; the locks stay until no process is. */
export async function leaveCheckouts(
  recording: Recording,
  orders: Orders,
  waiting: Waiting,
): Promise<{ locks: RowLock[]; unheld: Buyer }> {
  const { toConfirm } = waiting
  expectOutcome(recording, 'waits for its buyer', toConfirm, paid, toConfirm.paymentId)
  // Carts can only be filled while everything is up.
  const unauthorised = await newBuyer(recording, 'authorising')
  const unheld = await newBuyer(recording, 'not held')
  const locks = [await halfCompensated(recording, waiting), await paidUnderLease(recording)]
  locks.push(await responseLost(recording), await webhookUnderWork(recording))
  await recording.shop.kill('payment')
  await withoutPayment(recording, orders, unauthorised)
  return { locks, unheld }
}

/** A checkout that finds neither payment nor inventory. Inventory is not running afterwards. */
export async function leaveUnheld(recording: Recording, unheld: Buyer): Promise<void> {
  await recording.shop.kill('inventory')
  expectOutcome(recording, 'refused without payment and inventory', unheld, null)
  await unheld.stoa.carts.complete(unheld.cartId, { maxRetries: 0 }).then(undefined, () => undefined)
}
