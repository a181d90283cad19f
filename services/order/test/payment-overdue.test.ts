import { execute, one } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import t from 'tap'
import { batchConsumers } from '../events/payments.ts'
import { cancelUnpaidOrders } from '../flows/unpaid-orders.ts'
import { type CheckoutFixture, checkoutFixture, invariants, log } from './checkout-fixture.ts'
import { changeOf, consume } from './checkout-steps.ts'
import { type Body, clerk, eventsOf, once, placed } from './order-steps.ts'

const read = async (fixture: CheckoutFixture, id: string) =>
  (await fixture.as(customer('usr_1'))<Body>('GET', `/v1/orders/${id}`)).body

/** The time to pay is over for all orders, and nobody has changed them for two days. */
const timeIsOver = (fixture: CheckoutFixture) =>
  execute(
    fixture.pg,
    `UPDATE orders SET pay_by = now(), cancel_unpaid_at = now() - interval '1 second', updated_at = now() - interval '2 days'
      WHERE cancel_unpaid_at IS NOT NULL`,
  )

const paymentIdOf = (order: Body) => String((order.payment as Body).id)

/** The payment service says something of the payment, by its event. */
async function paymentBecomes(fixture: CheckoutFixture, order: Body, changes: Body) {
  const payment = fixture.stubs.payments.get(paymentIdOf(order))
  if (!payment) throw new Error('no such payment')
  Object.assign(payment, changes, { version: payment.version + 1 })
  await consume(fixture, payment.payment_id)
}

const overdue = async (fixture: CheckoutFixture) =>
  (await fixture.as(clerk)<{ data: Body[] }>('GET', '/v1/admin/orders?payment_overdue=true')).body.data

t.test(
  'an order that is paid in part has more time once, then staff decide, and its money is never kept',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture, { method: 'bank_transfer' })
    await paymentBecomes(fixture, order, { status: 'captured', captured: 400 })
    t.match(await read(fixture, order.id), { payment_status: 'partially_paid', pay_by: order.pay_by })
    await timeIsOver(fixture)
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 1)
    const extended = await read(fixture, order.id)
    t.match(extended, { status: 'placed', payment_status: 'partially_paid' })
    const days = (Date.parse(String(extended.pay_by)) - Date.now()) / 86_400_000
    t.equal(Math.round(days), 7, 'it has its time again')
    t.same(await overdue(fixture), [])
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 0)

    await timeIsOver(fixture)
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 1)
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 0, 'no time a third time')
    t.match(await read(fixture, order.id), { status: 'placed' })
    t.match(await overdue(fixture), [{ id: order.id, payment_overdue_since: /Z$/ }])
    t.same(await eventsOf(fixture, 'order.cancelled'), [])

    await paymentBecomes(fixture, order, { captured: 1000 })
    t.same(await overdue(fixture), [], 'paid in full it is off the list')
    t.equal((await fixture.as(clerk)<Body>('GET', `/v1/admin/orders/${order.id}`)).body.payment_overdue_since, null)
  },
)

t.test('an order that is overdue is off the list when staff cancel it, and its money goes back', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  await paymentBecomes(fixture, order, { status: 'captured', captured: 400 })
  for (const _ of [1, 2]) {
    await timeIsOver(fixture)
    await cancelUnpaidOrders(fixture.deps, log)
  }
  t.match(await overdue(fixture), [{ id: order.id }])
  await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/cancel`, { body: {} })
  t.same(await overdue(fixture), [])
  t.match(await eventsOf(fixture, 'order.cancelled'), [{ data: { order_id: order.id } }])
})

t.test(
  'an order that is overdue ends when its part has gone back and nobody cancels it, whoever tells of that',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const orders: Body[] = []
    for (const _ of [1, 2, 3]) orders.push(await placed(fixture, { method: 'bank_transfer' }))
    for (const order of orders) await paymentBecomes(fixture, order, { status: 'captured', captured: 400 })
    for (const _ of [1, 2]) {
      await timeIsOver(fixture)
      await cancelUnpaidOrders(fixture.deps, log)
    }
    t.equal((await overdue(fixture)).length, 3)
    for (const order of orders) {
      const payment = fixture.stubs.payments.get(paymentIdOf(order))
      if (payment) Object.assign(payment, { status: 'awaiting', refunded: 400, version: payment.version + 1 })
    }
    const [first, second] = orders.map(paymentIdOf) as [string, string, string]
    await consume(fixture, first)
    await batchConsumers['payment.changed']?.([changeOf(fixture, second)], fixture.deps)
    // More than the order knows of is refused only once its payment has been read.
    const refund = { body: { amount: { amount: 401, currency: 'EUR' } }, headers: once() }
    t.match(await fixture.as(clerk)('POST', `/v1/admin/orders/${orders[2]?.id}/refunds`, refund), { status: 422 })
    for (const order of orders) t.match(await read(fixture, String(order.id)), { payment_status: 'awaiting' })
    t.same(await overdue(fixture), [])
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 0, 'staff have a day to cancel it themselves')
    await timeIsOver(fixture)
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 3)
    for (const order of orders) t.match(await read(fixture, String(order.id)), { status: 'cancelled' })
    const restock = [{ variant_id: 'song', quantity: 2 }]
    t.match(await eventsOf(fixture, 'order.cancelled'), Array(3).fill({ data: { restock } }), 'and holds no stock')
  },
)

t.test(
  'an order whose payment was voided is cancelled and restocked after its time, a day later at the earliest',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture)
    await execute(fixture.pg, "UPDATE orders SET payment_status = 'authorised', captured = 0")
    await paymentBecomes(fixture, order, { status: 'cancelled', captured: 0 })
    t.match(await read(fixture, order.id), { status: 'placed', payment_status: 'voided', pay_by: null })
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 0, 'not before its time')
    await execute(fixture.pg, "UPDATE orders SET cancel_unpaid_at = now() - interval '1 second'")
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 0, 'staff have a day to look at it')
    await timeIsOver(fixture)
    t.equal(await cancelUnpaidOrders(fixture.deps, log), 1)
    t.match(await read(fixture, order.id), { status: 'cancelled', cancel_reason: 'Its payment was cancelled.' })
    t.match(await eventsOf(fixture, 'order.cancelled'), [{ data: { restock: [{ variant_id: 'song', quantity: 2 }] } }])
    t.match(await invariants(fixture), { charged: 0, stray: 0, open: 0 })
  },
)

t.test('every new order has a time after which it ends unless its money is there', async (t) => {
  const fixture = await checkoutFixture(t)
  for (const method of ['test', 'bank_transfer']) {
    const { id } = await placed(fixture, { method })
    const row = one<{ ends: Date | null }>(fixture.pg, 'SELECT cancel_unpaid_at AS ends FROM orders WHERE id = $1', [
      id,
    ])
    t.ok((await row).ends, method)
  }
  await timeIsOver(fixture)
  t.equal(await cancelUnpaidOrders(fixture.deps, log), 1, 'the one that is not paid')
})
