import { execute } from '@stoa/kit/postgres/sql'
import { customer, serviceNamed } from '@stoa/kit/testing/app'
import t from 'tap'
import { settings as declared } from '../config.ts'
import {
  minutesToPay,
  PAY_BY_GUEST_MINUTES,
  PAY_BY_MINUTES,
  type PayByMinutes,
  payByMinutes,
} from '../domain/unpaid.ts'
import { cancelUnpaidOrders } from '../flows/unpaid-orders.ts'
import { appOf, type CheckoutFixture, checkoutFixture, invariants, log } from './checkout-fixture.ts'
import { type Body, clerk, eventsOf, placed, withoutPayments } from './order-steps.ts'

const transfer = { method: 'bank_transfer' }

const read = async (fixture: CheckoutFixture, id: string) =>
  (await fixture.as(customer('usr_1'))<Body>('GET', `/v1/orders/${id}`)).body

/** The time to pay is over for all orders. */
const timeIsOver = (fixture: CheckoutFixture) =>
  execute(
    fixture.pg,
    "UPDATE orders SET pay_by = now(), cancel_unpaid_at = now() - interval '1 second' WHERE pay_by IS NOT NULL",
  )

t.test('an order that is not paid in time is cancelled by itself, and its stock comes back', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, transfer)
  const days = (Date.parse(String(order.pay_by)) - Date.parse(String(order.placed_at))) / 86_400_000
  t.equal(Math.round(days), 7)
  t.equal(await cancelUnpaidOrders(fixture.deps, log), 0, 'not before')
  await timeIsOver(fixture)
  const rounds = await Promise.all([1, 2, 3].map(() => cancelUnpaidOrders(fixture.deps, log)))
  t.equal(
    rounds.reduce((sum, count) => sum + count),
    1,
    'by one of many replicas',
  )
  t.match(await read(fixture, order.id), {
    status: 'cancelled',
    payment_status: 'voided',
    cancel_reason: 'It was not paid in time.',
    pay_by: null,
  })
  t.match(await eventsOf(fixture, 'order.cancelled'), [{ data: { restock: [{ variant_id: 'song', quantity: 2 }] } }])
  t.equal(await cancelUnpaidOrders(fixture.deps, log), 0)
})

t.test('messages know by when the buyer has to pay, and that an order was cancelled because nobody did', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, transfer)
  const forMessages = async () =>
    (await fixture.as(serviceNamed('notification'))<Body>('GET', `/internal/orders/${order.id}`)).body
  t.match(await forMessages(), { pay_by: order.pay_by, is_cancelled_unpaid: false })
  await execute(fixture.pg, "UPDATE orders SET payment_method = 'cash_on_delivery'")
  t.match(await forMessages(), { pay_by: null }, 'a buyer who pays on delivery is not asked to pay before')
  await execute(fixture.pg, "UPDATE orders SET payment_method = 'bank_transfer'")
  await timeIsOver(fixture)
  await cancelUnpaidOrders(fixture.deps, log)
  t.match(await forMessages(), { pay_by: null, is_cancelled_unpaid: true })
})

t.test('what was paid or shipped is not cancelled, also when its event has not come yet', async (t) => {
  const fixture = await checkoutFixture(t)
  const paid = await placed(fixture, transfer)
  fixture.stubs.settle(String((paid.payment as Body).id), 'captured')
  const shipped = await placed(fixture, transfer)
  await fixture.as(clerk)('POST', `/v1/admin/orders/${shipped.id}/fulfilments`, { body: {} })
  t.equal((await placed(fixture)).pay_by, null, 'paid at once')
  await timeIsOver(fixture)
  t.equal(await cancelUnpaidOrders(fixture.deps, log), 1, 'the one that seems unpaid')
  t.match(await read(fixture, paid.id), { status: 'placed', payment_status: 'paid', pay_by: null })
  t.match(await read(fixture, shipped.id), { status: 'placed', payment_status: 'awaiting', pay_by: null })
  t.same(await eventsOf(fixture, 'order.cancelled'), [])
})

t.test('an order whose money is recorded while it is about to be cancelled stands', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, transfer)
  await timeIsOver(fixture)
  const { payment } = fixture.deps.clients
  const readPayment: typeof payment.readPayment = async (...call) => {
    const seen = await payment.readPayment(...call)
    await execute(fixture.pg, "UPDATE orders SET payment_status = 'partially_paid', captured = 1")
    return seen
  }
  const clients = { ...fixture.deps.clients, payment: { ...payment, readPayment } }
  t.equal(await cancelUnpaidOrders({ ...fixture.deps, clients }, log), 1)
  t.match(await read(fixture, order.id), { status: 'placed', payment_status: 'partially_paid' })
  t.same(await eventsOf(fixture, 'order.cancelled'), [])
})

t.test('while the payment service is away nothing is cancelled, and then it is', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, transfer)
  await timeIsOver(fixture)
  await withoutPayments(fixture, () => cancelUnpaidOrders(fixture.deps, log))
  t.match(await read(fixture, order.id), { status: 'placed' })
  await timeIsOver(fixture)
  await cancelUnpaidOrders(fixture.deps, log)
  t.match(await read(fixture, order.id), { status: 'cancelled' })
  t.match(await invariants(fixture), { charged: 0, stray: 0, open: 0 })
})

t.test('orders of a method that has no time to pay by the setting of today are not cancelled', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, transfer)
  await timeIsOver(fixture)
  const cancelBy = (minutes: PayByMinutes) =>
    cancelUnpaidOrders({ ...fixture.deps, settings: { ...fixture.deps.settings, PAY_BY_MINUTES: minutes } }, log)
  t.equal(await cancelBy({ default: 60, bank_transfer: 0 }), 0)
  t.equal(await cancelBy({ default: 0, cash_on_delivery: 60 }), 0, 'of a method that is not named')
  t.equal(await cancelBy({}), 0)
  t.match(await read(fixture, order.id), { status: 'placed' })
  t.equal(await cancelBy({ default: 0, bank_transfer: 60 }), 1)
  t.match(await read(fixture, order.id), { status: 'cancelled' })
})

t.test('a time to pay that the setting of today does not have is not shown', async (t) => {
  const fixture = await checkoutFixture(t)
  const { id } = await placed(fixture, transfer)
  const payBy = async (minutes: PayByMinutes) => {
    const settings = { ...fixture.deps.settings, PAY_BY_MINUTES: minutes }
    const as = appOf(t, { ...fixture.deps, settings })
    const seen = [
      await as(customer('usr_1'))<Body>('GET', `/v1/orders/${id}`),
      await as(clerk)<Body>('GET', `/v1/admin/orders/${id}`),
      await as(serviceNamed('notification'))<Body>('GET', `/internal/orders/${id}`),
    ]
    const { data } = (await as(customer('usr_1'))<{ data: Body[] }>('GET', '/v1/orders')).body
    return [...seen.map(({ body }) => body.pay_by), data[0]?.pay_by]
  }
  const shown = await payBy({ default: 60 })
  t.ok(
    shown.every((each) => typeof each === 'string'),
    'it is shown while it has one',
  )
  for (const none of [{ default: 60, bank_transfer: 0 }, { default: 0 }, {}]) {
    t.same(await payBy(none), [null, null, null, null])
  }
})

t.test('the time to pay: by method, as the settings have it, and none at all for 0', async (t) => {
  t.equal(minutesToPay(PAY_BY_MINUTES, 'bank_transfer'), 7 * 1440)
  t.equal(minutesToPay(PAY_BY_MINUTES, 'cash_on_delivery'), 14 * 1440)
  t.equal(minutesToPay(PAY_BY_MINUTES, 'invoice'), 7 * 1440)
  const set = declared.PAY_BY_MINUTES.parse('invoice=60, cash_on_delivery=0')
  t.equal(minutesToPay(set, 'invoice'), 60)
  t.equal(minutesToPay(set, 'cash_on_delivery'), null)
  t.equal(minutesToPay(set, 'bank_transfer'), 7 * 1440)
  const ofGuest = (method: string, PAY_BY_MINUTES: PayByMinutes, guest: PayByMinutes = PAY_BY_GUEST_MINUTES) =>
    payByMinutes({ PAY_BY_MINUTES, PAY_BY_GUEST_MINUTES: guest }, method, true)
  t.equal(ofGuest('bank_transfer', PAY_BY_MINUTES), 5 * 1440)
  t.equal(ofGuest('cash_on_delivery', PAY_BY_MINUTES), 7 * 1440)
  t.equal(ofGuest('invoice', set), 60, 'no longer than a customer')
  t.equal(ofGuest('cash_on_delivery', set), null, 'none where a customer has none')
  t.equal(ofGuest('bank_transfer', PAY_BY_MINUTES, { bank_transfer: 0 }), 7 * 1440, 'as long as a customer')
})
