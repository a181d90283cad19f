import { execute } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { consumers } from '../events/payments.ts'
import { recoverMoney } from '../flows/cancellation.ts'
import { recordPayment, recoverRefunds } from '../flows/refund.ts'
import { cancelUnpaidOrders } from '../flows/unpaid-orders.ts'
import { type CheckoutFixture, checkoutFixture, log, timePasses } from './checkout-fixture.ts'
import { changeOf, consume } from './checkout-steps.ts'
import { type Body, clerk, eventsOf, once, placed } from './order-steps.ts'

const orderOf = async (fixture: CheckoutFixture, id: string) =>
  (await fixture.as(clerk)<Body & { refunds: Body[] }>('GET', `/v1/admin/orders/${id}`)).body

const paymentIdOf = (order: Body) => (order.payment as { id: string }).id

/** A bank transfer that has arrived. */
async function transferred(fixture: CheckoutFixture) {
  const order = await placed(fixture, { method: 'bank_transfer' })
  fixture.stubs.settle(paymentIdOf(order), 'captured')
  await consume(fixture, paymentIdOf(order))
  return { id: order.id, payment: paymentIdOf(order) }
}

async function assertNobodyRetries(t: Test, fixture: CheckoutFixture): Promise<void> {
  await timePasses(fixture)
  t.equal(await recoverRefunds(fixture.deps, log), 0, 'no loop tries the refund again')
  t.equal(await recoverMoney(fixture.deps, log), 0, 'no loop tries the cancellation again')
}

t.test('a refund begun at the payment is listed on the order, counted, and told to the buyer once', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const payment = paymentIdOf(order)
  fixture.stubs.refundAtPayment(payment, 'rfd_staff', 300)
  const begun = changeOf(fixture, payment)
  fixture.stubs.endRefund('rfd_staff', 'succeeded')
  const ended = changeOf(fixture, payment)
  // In any order, any number of times, at once.
  for (const event of [ended, begun, ended]) await consumers['payment.changed'](event, fixture.deps)
  await Promise.all([ended, ended, begun].map((event) => consumers['payment.changed'](event, fixture.deps)))
  t.match(await orderOf(fixture, order.id), {
    payment_status: 'partially_refunded',
    payment: { refunded: { amount: 300 }, refund_pending: { amount: 0 } },
    refunds: [{ id: 'rfd_staff', status: 'succeeded', amount: { amount: 300 } }],
  })
  t.match(
    (await eventsOf(fixture, 'order.refunded')).map(({ data }) => data),
    [{ order_id: order.id, refund_id: 'rfd_staff', amount: { amount: 300, currency: 'EUR' } }],
  )
  const rest = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, { body: {}, headers: once() })
  t.match(rest.body, { status: 'succeeded', amount: { amount: 700 } }, 'what went back there is not left here')
})

t.test('a refund that the order began and the payment tells of is one refund, told once', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const url = `/v1/admin/orders/${order.id}/refunds`
  fixture.stubs.provider.refunds = 'later'
  const { body } = await fixture.as(clerk)<{ id: string }>('POST', url, { body: {}, headers: once() })
  fixture.stubs.endRefund(body.id, 'succeeded')
  await timePasses(fixture)
  await Promise.all([consume(fixture, paymentIdOf(order)), recoverRefunds(fixture.deps, log)])
  t.match(await orderOf(fixture, order.id), {
    payment_status: 'refunded',
    refunds: [{ id: body.id, status: 'succeeded' }],
  })
  t.equal((await orderOf(fixture, order.id)).refunds.length, 1)
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 1)
})

t.test('what a provider gives back for a cancelled order is listed, and told by the cancellation alone', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  await fixture.as(customer('usr_1'))('POST', `/v1/orders/${order.id}/cancel`)
  await consume(fixture, paymentIdOf(order))
  const read = await orderOf(fixture, order.id)
  t.match(read, { payment_status: 'refunded', refunds: [{ status: 'succeeded', amount: { amount: 1000 } }] })
  t.equal(read.refunds.length, 1)
  t.equal((await eventsOf(fixture, 'order.cancelled')).length, 1)
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 0)
})

t.test(
  'a cancelled bank transfer: the money is pending until staff have sent it, then the buyer is told',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const { id, payment } = await transferred(fixture)
    const cancel = () => fixture.as(customer('usr_1'))<Body>('POST', `/v1/orders/${id}/cancel`)
    const pending = {
      status: 'cancelled',
      payment_status: 'paid',
      payment: { refunded: { amount: 0 }, refund_pending: { amount: 1000 } },
    }
    t.match(await cancel(), { status: 200, body: pending })
    t.match(await cancel(), { status: 200, body: pending })
    t.match(await orderOf(fixture, id), { ...pending, refunds: [{ status: 'pending', amount: { amount: 1000 } }] })
    await assertNobodyRetries(t, fixture)
    t.equal((await eventsOf(fixture, 'order.refunded')).length, 0, 'nobody has sent anything')
    const more = await fixture.as(clerk)('POST', `/v1/admin/orders/${id}/refunds`, { body: {}, headers: once() })
    t.match(more, { status: 422 }, 'all of it is going back already')

    fixture.stubs.endRefund(`${payment}:reversal`, 'succeeded')
    await consume(fixture, payment)
    await consume(fixture, payment)
    t.match(await orderOf(fixture, id), {
      payment_status: 'refunded',
      payment: { refunded: { amount: 1000 }, refund_pending: { amount: 0 } },
      refunds: [{ status: 'succeeded' }],
    })
    t.equal((await eventsOf(fixture, 'order.refunded')).length, 1)
  },
)

t.test('a refund of manual money waits for staff, and says so when they will not send it', async (t) => {
  const fixture = await checkoutFixture(t)
  const { id, payment } = await transferred(fixture)
  const give = (amount: number) =>
    fixture.as(clerk)<{ id: string }>('POST', `/v1/admin/orders/${id}/refunds`, {
      body: { amount: { amount, currency: 'EUR' } },
      headers: once(),
    })
  const first = await give(400)
  t.match(first, { status: 201, body: { status: 'pending' } })
  await assertNobodyRetries(t, fixture)
  t.match(await orderOf(fixture, id), { payment_status: 'paid', payment: { refund_pending: { amount: 400 } } })
  fixture.stubs.endRefund(first.body.id, 'failed')
  await consume(fixture, payment)
  t.match((await orderOf(fixture, id)).refunds, [{ status: 'failed', failure: 'It will not be sent.' }])
  t.match(await give(1000), { status: 201, body: { status: 'pending' } }, 'and it is left again')
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 0)
})

t.test(
  'a refund that was refused and tried again is listed once, and what is told of the first try is older',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture)
    const payment = paymentIdOf(order)
    fixture.stubs.refundAtPayment(payment, 'rfd_staff', 300)
    const begun = changeOf(fixture, payment)
    fixture.stubs.endRefund('rfd_staff', 'failed')
    const refused = changeOf(fixture, payment)
    fixture.stubs.retryRefund('rfd_staff')
    const retried = changeOf(fixture, payment)
    fixture.stubs.endRefund('rfd_staff', 'succeeded')
    const succeeded = changeOf(fixture, payment)
    const states: [typeof begun, string][] = [
      [begun, 'pending'],
      [refused, 'failed'],
      [begun, 'failed'],
      [retried, 'pending'],
      [refused, 'pending'],
      [succeeded, 'succeeded'],
      [retried, 'succeeded'],
      [refused, 'succeeded'],
    ]
    for (const [event, status] of states) {
      await consumers['payment.changed'](event, fixture.deps)
      t.match((await orderOf(fixture, order.id)).refunds, [{ id: 'rfd_staff', status }])
    }
    t.equal((await orderOf(fixture, order.id)).refunds.length, 1)
    t.equal((await eventsOf(fixture, 'order.refunded')).length, 1)
  },
)

t.test(
  'a response from before a payment was voided, read after the event that tells of it, changes nothing',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture, { method: 'bank_transfer' })
    const payment = paymentIdOf(order)
    const earlier = changeOf(fixture, payment).data
    const state = fixture.stubs.payments.get(payment)
    if (!state) return t.fail('there is no payment')
    Object.assign(state, { status: 'cancelled', version: state.version + 1 })
    const hears = (response: typeof earlier) =>
      fixture.pg.tx((tx) => recordPayment(fixture.deps, tx, { traceparent: undefined }, order.id, response as never))
    await consume(fixture, payment)
    await hears(earlier)
    t.match(await orderOf(fixture, order.id), { payment_status: 'voided' })
    await hears(changeOf(fixture, payment).data)
    t.match(await orderOf(fixture, order.id), { payment_status: 'voided' })
  },
)

t.test('a bank transfer that has come in part: partially paid, then paid', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  const arrives = async (captured: number) => {
    const payment = fixture.stubs.payments.get(paymentIdOf(order))
    if (payment) Object.assign(payment, { status: 'captured', captured, version: payment.version + 1 })
    await consume(fixture, paymentIdOf(order))
    return (await orderOf(fixture, order.id)).payment_status
  }
  t.equal(await arrives(1), 'partially_paid')
  const listed = await fixture.as(clerk)<{ data: Body[] }>('GET', '/v1/admin/orders?payment_status=partially_paid')
  t.match(listed.body.data, [{ id: order.id }])
  t.equal(await arrives(999), 'partially_paid')
  t.equal(await arrives(1000), 'paid')
})

t.test('a bank transfer of which a part was sent back awaits its money again, and is paid by the whole', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  const reads = async (status: string, captured: number, refunded: number, was_paid_in_full = false) => {
    const payment = fixture.stubs.payments.get(paymentIdOf(order))
    const sums = { status, captured, refunded, was_paid_in_full }
    if (payment) Object.assign(payment, sums, { version: payment.version + 1 })
    await consume(fixture, paymentIdOf(order))
    const { payment_status, pay_by } = await orderOf(fixture, order.id)
    return [payment_status, pay_by !== null]
  }
  t.same(await reads('captured', 400, 0), ['partially_paid', true])
  t.same(await reads('captured', 400, 200), ['partially_paid', true], 'of a part, a part: it was never paid')
  t.same(await reads('awaiting', 400, 400), ['awaiting', true], 'its time to pay holds again')
  t.same(await reads('captured', 1200, 400), ['partially_paid', true], 'nor is it by the same money twice')
  t.same(await reads('captured', 1400, 400, true), ['paid', false])
  t.same(await reads('captured', 1400, 500, true), ['partially_refunded', false])
  t.same(await reads('refunded', 1400, 1400, true), ['refunded', false])
  t.same(
    (await eventsOf(fixture, 'order.payment_received')).map(({ data }) => [data.payment_status, data.amount]),
    [
      ['partially_paid', { amount: 400, currency: 'EUR' }],
      ['partially_paid', { amount: 800, currency: 'EUR' }],
      ['paid', { amount: 1_000, currency: 'EUR' }],
    ],
    'each time the buyer is told of what is there',
  )
})

t.test(
  'money that comes after the payment was voided pays for nothing: the order is not shipped, and still ends',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture, { method: 'bank_transfer' })
    const money = (amount: number) => ({ amount, currency: 'EUR' })
    const reads = async (captured: number, refunded: number, pending: number) => {
      const payment = fixture.stubs.payments.get(paymentIdOf(order))
      const facts = { was_paid_in_full: captured > 0, refund_pending: money(pending) }
      if (payment)
        Object.assign(payment, { status: 'cancelled', captured, refunded, ...facts, version: payment.version + 1 })
      await consume(fixture, paymentIdOf(order))
      return (await orderOf(fixture, order.id)).payment_status
    }
    t.equal(await reads(0, 0, 0), 'voided')
    t.equal(await reads(1000, 0, 1000), 'voided', 'all of it is on its way back')
    const ship = () =>
      fixture.as(clerk)<Body>('POST', `/v1/admin/orders/${order.id}/fulfilments`, { body: {}, headers: once() })
    t.match(await ship(), { status: 409 })
    t.equal(await reads(1000, 1000, 0), 'voided', 'it has gone back')
    const twoDaysAgo = "now() - interval '2 days'"
    await execute(fixture.deps.pg, `UPDATE orders SET updated_at = ${twoDaysAgo}, cancel_unpaid_at = ${twoDaysAgo}`)
    await cancelUnpaidOrders(fixture.deps, log)
    t.match(await orderOf(fixture, order.id), { status: 'cancelled', payment_status: 'voided' })
  },
)

t.test('an order that hears of late money only when it has gone back again still ends', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  const payment = fixture.stubs.payments.get(paymentIdOf(order))
  const gone = { captured: 1000, refunded: 1000, was_paid_in_full: true }
  if (payment) Object.assign(payment, { status: 'cancelled', ...gone, version: payment.version + 3 })
  await consume(fixture, paymentIdOf(order))
  t.equal((await orderOf(fixture, order.id)).payment_status, 'voided')
  const twoDaysAgo = "now() - interval '2 days'"
  await execute(fixture.deps.pg, `UPDATE orders SET updated_at = ${twoDaysAgo}, cancel_unpaid_at = ${twoDaysAgo}`)
  await cancelUnpaidOrders(fixture.deps, log)
  t.match(await orderOf(fixture, order.id), { status: 'cancelled', cancel_reason: 'Its payment was cancelled.' })
})

t.test('money that came after the payment was voided, and that staff keep, pays for the order', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  const payment = fixture.stubs.payments.get(paymentIdOf(order))
  const facts = { was_paid_in_full: true, refund_pending: { amount: 0, currency: 'EUR' } }
  if (payment) Object.assign(payment, { status: 'cancelled', captured: 1000, ...facts, version: payment.version + 1 })
  await consume(fixture, paymentIdOf(order))
  t.equal((await orderOf(fixture, order.id)).payment_status, 'paid')
})
