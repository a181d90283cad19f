import { placeOrder } from '../../harness/purchase.ts'
import { visitor } from '../../harness/shop.ts'
import { createStockedProduct } from '../../harness/stock.ts'
import type { Orders } from './ordinary-business.ts'
import { buyAs, expectOutcome, newBuyer, paid, paidWith, type Recording, register } from './recording.ts'

async function changeCatalogue({ staff }: Recording): Promise<void> {
  const category = await staff.admin.categories.create({ name: 'Lamps' })
  const gone = await staff.admin.categories.create({ name: 'Gone' })
  const goneAsRead = await staff.admin.categories.get(gone.id).withResponse()
  await staff.admin.categories.delete(gone.id, { ifMatch: goneAsRead.headers.get('etag') ?? '' })
  const kept = await createStockedProduct(staff, 4)
  const deleted = await createStockedProduct(staff, 4)
  const asRead = async (id: string) => {
    const { headers } = await staff.admin.products.get(id).withResponse()
    return { ifMatch: headers.get('etag') ?? '' }
  }
  await staff.admin.products.update(kept.productId, { category_ids: [category.id] }, await asRead(kept.productId))
  await staff.admin.products.delete(deleted.productId, await asRead(deleted.productId))
}

/** An account that is signed out again, one that becomes staff, and keys of which one is revoked. */
async function changePeople(recording: Recording): Promise<void> {
  const { staff, shop } = recording
  await register(recording)
  const { entry } = await register(recording)
  const elsewhere = visitor(shop)
  await elsewhere.auth.login({ email: entry.email, password: entry.password })
  await elsewhere.auth.logout()
  const key = await staff.admin.apiKeys.create({ name: 'storefront', kind: 'publishable' })
  await staff.admin.apiKeys.create({ name: 'kept', kind: 'publishable' })
  await staff.admin.apiKeys.revoke(key.api_key.id)
}

async function changeOrders(recording: Recording, orders: Orders): Promise<void> {
  const { staff } = recording
  const last = await createStockedProduct(staff, 1)
  const lines = [{ variantId: last.variantId, quantity: 1 }]
  expectOutcome(recording, 'the last one, without Redis', await buyAs(recording, 'the last one', { lines }), paid)
  const [cancelled, shipped, refunded] = [orders.toCancel.pop(), orders.toShip.pop(), orders.toRefund.pop()]
  if (!cancelled || !shipped || !refunded) throw new Error('orders to go on with')
  await cancelled.stoa.orders.cancel(cancelled.order.id)
  expectOutcome(recording, 'cancelled without Redis', cancelled, {
    ...paidWith('order-cancelled'),
    status: 'cancelled',
    payment_status: 'refunded',
  })
  await staff.admin.orders.createFulfilment(shipped.order.id)
  expectOutcome(recording, 'shipped without Redis', shipped, paidWith('shipping'))
  await staff.admin.orders.createRefund(refunded.order.id, { amount: { amount: 100, currency: 'EUR' } })
  expectOutcome(recording, 'refunded without Redis', refunded, {
    ...paidWith('order-refunded'),
    payment_status: 'partially_refunded',
  })
}

/** Money that is held and not taken yet, as a shop has it whose setting is to capture by hand. */
async function authoriseOnly(recording: Recording): Promise<void> {
  const { shop, settings } = recording
  const restartPayment = async () => {
    await shop.kill('payment')
    await shop.start('payment')
  }
  settings.PAYMENT_CAPTURE = 'manual'
  await restartPayment()
  const buyer = await newBuyer(recording, 'authorised')
  await placeOrder(buyer.stoa, buyer.cartId)
  expectOutcome(recording, 'authorised', buyer, { ...paid, payment_status: 'authorised' })
  delete settings.PAYMENT_CAPTURE
  await restartPayment()
}

/** Leaves events of every type in the outbox of every service that publishes. Redis is away. */
export async function leaveEvents(recording: Recording, orders: Orders): Promise<void> {
  await Promise.all(['order', 'inventory', 'product', 'notification'].map((service) => recording.shop.start(service)))
  await authoriseOnly(recording)
  await changeCatalogue(recording)
  await changePeople(recording)
  await changeOrders(recording, orders)
}
