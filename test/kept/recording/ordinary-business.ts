import { address, placeOrder } from '../../harness/purchase.ts'
import { stockLevel } from '../../harness/stock.ts'
import { until } from '../../harness/until.ts'
import { type Bought, buyAs, expectOutcome, newBuyer, paid, paidWith, type Recording, register } from './recording.ts'

/** Orders that later steps go on with. */
export interface Orders {
  toCancel: Bought[]
  toShip: Bought[]
  toRefund: Bought[]
  awaitingTransfer: Bought[]
}

async function finishedOrders(recording: Recording): Promise<void> {
  const { staff } = recording
  expectOutcome(recording, 'paid', await buyAs(recording, 'paid'), paid)
  const shipped = await buyAs(recording, 'delivered')
  const { id } = await staff.admin.orders.createFulfilment(shipped.order.id, {
    carrier: 'DHL',
    tracking_number: 'JD01',
  })
  await staff.admin.orders.markDelivered(shipped.order.id, id)
  expectOutcome(recording, 'delivered', shipped, paidWith('shipping'))
  const cancelled = await buyAs(recording, 'cancelled')
  await cancelled.stoa.orders.cancel(cancelled.order.id)
  expectOutcome(recording, 'cancelled', cancelled, {
    ...paidWith('order-cancelled'),
    status: 'cancelled',
    payment_status: 'refunded',
  })
  const refunded = await buyAs(recording, 'partly refunded')
  await staff.admin.orders.createRefund(refunded.order.id, { amount: { amount: 300, currency: 'EUR' } })
  expectOutcome(recording, 'partly refunded', refunded, {
    ...paidWith('order-refunded'),
    payment_status: 'partially_refunded',
  })
  const onDelivery = await buyAs(recording, 'cash on delivery', { method: 'cash_on_delivery' })
  expectOutcome(recording, 'cash on delivery', onDelivery, { ...paid, payment_status: 'awaiting' })
}

/** A declined card: the attempt has failed, and its key repeats the decline. */
async function declined(recording: Recording): Promise<void> {
  const buyer = await newBuyer(recording, 'declined', { token: 'tok_decline' })
  const key = crypto.randomUUID()
  await placeOrder(buyer.stoa, buyer.cartId, { idempotencyKey: key }).then(
    () => {
      throw new Error('a declined card has paid')
    },
    () => undefined,
  )
  expectOutcome(recording, 'declined', buyer, null)
  recording.kept.replays.push({
    operation: 'complete',
    key,
    cart_id: buyer.cartId,
    cart_token: buyer.token,
    response: 'payment_declined',
  })
}

/** A request of a guest and one of a placed order, each to be repeated with its key after the restart. */
async function keyedRequests(recording: Recording): Promise<void> {
  const buyer = await newBuyer(recording, 'keyed')
  const body = { variant_id: recording.product.variantId, quantity: 1 }
  const scope = { cart_id: buyer.cartId, cart_token: buyer.token }
  const addItemKey = crypto.randomUUID()
  await buyer.stoa.carts.addItem(buyer.cartId, body, { idempotencyKey: addItemKey })
  recording.kept.replays.push({ ...scope, operation: 'addItem', key: addItemKey, body, response: buyer.cartId })
  await buyer.stoa.carts.startPayment(buyer.cartId, { method: 'test' })
  const key = crypto.randomUUID()
  const order = await placeOrder(buyer.stoa, buyer.cartId, { idempotencyKey: key })
  recording.kept.replays.push({ ...scope, operation: 'complete', key, response: order.id })
  expectOutcome(recording, 'keyed', buyer, paid)
}

async function customerWithCart(recording: Recording): Promise<void> {
  const { stoa, entry } = await register(recording)
  await stoa.me.addresses.create({ address })
  const { id } = await stoa.carts.create({ currency: 'EUR', locale: 'en-GB' })
  await stoa.carts.addItem(id, { variant_id: recording.product.variantId, quantity: 2 })
  entry.carts.push({ id, items: 1 })
}

const several = async <T>(count: number, make: () => Promise<T>): Promise<T[]> => {
  const made: T[] = []
  while (made.length < count) made.push(await make())
  return made
}

/** What a shop has behind it on an ordinary day: every process runs and every event is consumed. */
export async function ordinaryBusiness(recording: Recording): Promise<Orders> {
  const { staff, product } = recording
  await customerWithCart(recording)
  await finishedOrders(recording)
  await declined(recording)
  await keyedRequests(recording)
  const orders = {
    toCancel: await several(3, () => buyAs(recording, 'to cancel')),
    toShip: await several(2, () => buyAs(recording, 'to ship')),
    toRefund: await several(3, () => buyAs(recording, 'to refund')),
    awaitingTransfer: await several(2, () => buyAs(recording, 'transfer', { method: 'bank_transfer' })),
  }
  await until('every order has its stock', async () =>
    (await stockLevel(staff, product.variantId)).reserved === 0 ? true : null,
  )
  await until('every mail is sent', async () => {
    const { data } = await staff.admin.notifications.list({ status: 'waiting' })
    return data.length === 0 ? true : null
  })
  return orders
}
