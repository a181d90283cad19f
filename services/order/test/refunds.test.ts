import { createRetention } from '@stoa/kit/events/outbox-retention'
import { execute } from '@stoa/kit/postgres/sql'
import { DomainError } from '@stoa/kit/values/problem'
import t from 'tap'
import { carryOutRefund, recoverRefunds } from '../flows/refund.ts'
import { claimDueRefunds } from '../store/refunds.ts'
import { type CheckoutFixture, checkoutFixture, log, timePasses } from './checkout-fixture.ts'
import { consume } from './checkout-steps.ts'
import { type Body, clerk, eventsOf, once, placed, withoutPayments } from './order-steps.ts'

t.test('refunds: in parts up to what was paid, with an event when they succeed', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const admin = fixture.as(clerk)
  const url = `/v1/admin/orders/${order.id}/refunds`
  const give = (body: Body, key?: string) =>
    admin<Body>('POST', url, { body, headers: key ? { 'idempotency-key': key } : once() })
  const eur = (amount: number) => ({ amount: { amount, currency: 'EUR' } })
  for (const amount of [0, -5, 1001]) {
    t.match(await give(eur(amount)), { status: 422, body: { errors: [{ pointer: '/amount' }] } }, String(amount))
  }
  t.match(await give({ amount: { amount: 5, currency: 'USD' } }), {
    status: 400,
    body: { errors: [{ pointer: '/amount/currency' }] },
  })
  const part = await give({ ...eur(300), reason: 'a scratch' }, 'k1')
  t.match(part, { status: 201, body: { status: 'succeeded', amount: { amount: 300 }, reason: 'a scratch' } })
  t.equal((await give({ ...eur(300), reason: 'a scratch' }, 'k1')).body.id, part.body.id, 'the same key gives once')
  t.match((await admin('GET', `/v1/admin/orders/${order.id}`)).body, { payment_status: 'partially_refunded' })
  t.match((await give({})).body, { status: 'succeeded', amount: { amount: 700 } })
  const whole = await admin<Body>('GET', `/v1/admin/orders/${order.id}`)
  t.match(whole.body, { payment_status: 'refunded', payment: { refunded: { amount: 1000 } } })
  t.equal((await give({})).status, 422)
  const events = await eventsOf(fixture, 'order.refunded')
  t.match(
    events.map((event) => event.data),
    [
      { order_id: order.id, refund_id: part.body.id, amount: { amount: 300 }, payment_status: 'partially_refunded' },
      { amount: { amount: 700 }, total: { amount: 1000 }, payment_status: 'refunded' },
    ],
  )
})

t.test('a refund without an Idempotency-Key, which a repetition would make another one, is refused', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const give = (body: Body) => fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, { body })
  const errors = [{ parameter: 'Idempotency-Key', code: 'required' }]
  for (const body of [{ amount: { amount: 300, currency: 'EUR' } }, { amount: { amount: 300, currency: 'EUR' } }, {}]) {
    t.match(await give(body), { status: 400, body: { code: 'idempotency_key_missing', errors } })
  }
  const read = await fixture.as(clerk)<Body>('GET', `/v1/admin/orders/${order.id}`)
  t.match(read.body, { payment_status: 'paid', payment: { refunded: { amount: 0 } }, refunds: { length: 0 } })
})

t.test('a refund that is repeated with its key weeks later is given once', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const body = { amount: { amount: 300, currency: 'EUR' } }
  const give = (amount = body) =>
    fixture.as(clerk)<Body>('POST', `/v1/admin/orders/${order.id}/refunds`, {
      body: amount,
      headers: { 'idempotency-key': 'refund-of-credit-note-7' },
    })
  const first = await give()
  await execute(fixture.pg, "UPDATE idempotency_keys SET expires_at = expires_at - interval '29 days'")
  await createRetention(fixture.pg, { relay: 'order', forget: async () => {} }).sweep()
  t.match(await give(), { status: 201, headers: { 'idempotent-replayed': 'true' }, body: { id: first.body.id } })
  t.match(await give({ amount: { amount: 400, currency: 'EUR' } }), {
    status: 422,
    body: { code: 'idempotency_key_reused' },
  })
  const read = await fixture.as(clerk)<Body>('GET', `/v1/admin/orders/${order.id}`)
  t.match(read.body, { payment: { refunded: { amount: 300 } }, refunds: { length: 1 } })
})

t.test('a refund that was refused before its money came is given when it is there, with the same key', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  const give = () =>
    fixture.as(clerk)<Body>('POST', `/v1/admin/orders/${order.id}/refunds`, {
      body: { amount: { amount: 300, currency: 'EUR' } },
      headers: { 'idempotency-key': 'refund-of-credit-note-8' },
    })
  t.match(await give(), { status: 422, body: { errors: [{ pointer: '/amount' }] } })
  const { id } = order.payment as { id: string }
  fixture.stubs.settle(id, 'captured')
  await consume(fixture, id)
  t.match(await give(), { status: 201, headers: { 'idempotent-replayed': undefined } })
  t.match(await give(), { status: 201, headers: { 'idempotent-replayed': 'true' } })
})

t.test('a refund while the payment service is away stays pending and is carried out once', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const url = `/v1/admin/orders/${order.id}/refunds`
  await withoutPayments(fixture, async () => {
    t.match((await fixture.as(clerk)('POST', url, { body: {}, headers: once() })).body, {
      status: 'pending',
      amount: { amount: 1000 },
    })
    t.equal(
      (await fixture.as(clerk)('POST', url, { body: {}, headers: once() })).status,
      422,
      'what is on its way is not left',
    )
  })
  await timePasses(fixture)
  const looked = await Promise.all([recoverRefunds(fixture.deps, log), recoverRefunds(fixture.deps, log)])
  t.same(looked.sort(), [0, 1])
  const { body } = await fixture.as(clerk)<Body>('GET', `/v1/admin/orders/${order.id}`)
  t.match(body, { payment_status: 'refunded', refunds: [{ status: 'succeeded' }] })
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 1)
})

t.test('a refund the provider has not made yet stays pending, whatever staff give back at the payment', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const url = `/v1/admin/orders/${order.id}`
  fixture.stubs.provider.refunds = 'later'
  const body = { amount: { amount: 300, currency: 'EUR' } }
  t.match((await fixture.as(clerk)('POST', `${url}/refunds`, { body, headers: once() })).body, { status: 'pending' })
  for (const payment of fixture.stubs.payments.values()) payment.refunded = 300
  await timePasses(fixture)
  await recoverRefunds(fixture.deps, log)
  t.match((await fixture.as(clerk)('GET', url)).body, { refunds: [{ status: 'pending' }] })
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 0)

  fixture.stubs.provider.refunds = 'at once'
  await timePasses(fixture)
  await recoverRefunds(fixture.deps, log)
  const done = {
    payment_status: 'partially_refunded',
    refunds: [{ status: 'succeeded' }],
    payment: { refunded: { amount: 600 } },
  }
  t.match((await fixture.as(clerk)('GET', url)).body, done)
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 1)
})

t.test('a refund the payment refuses is failed, with its reason', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  for (const payment of fixture.stubs.payments.values()) payment.refunded = 900
  const response = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, {
    body: {},
    headers: once(),
  })
  t.match(response, { status: 201, body: { status: 'failed', failure: 'That much is not left.' } })
})

/** A process has claimed a refund, the payment refuses it, and the process freezes before it records that. */
async function refusedAndFrozen(fixture: CheckoutFixture) {
  const order = await placed(fixture)
  const url = `/v1/admin/orders/${order.id}`
  await withoutPayments(fixture, () => fixture.as(clerk)('POST', `${url}/refunds`, { body: {}, headers: once() }))
  await timePasses(fixture)
  const [refund] = await claimDueRefunds(fixture.pg, 1)
  if (!refund) throw new Error('no refund is due')
  const { payment } = fixture.deps.clients
  const refundOrder: typeof payment.refundOrder = async () => {
    throw new DomainError('unprocessable', 'Nothing is left to refund.')
  }
  const deps = { ...fixture.deps, clients: { ...fixture.deps.clients, payment: { ...payment, refundOrder } } }
  const wakesUp = () => carryOutRefund(deps, refund, { requestId: 'req_1' }, log)
  const isListed = async (status: string) =>
    t.match((await fixture.as(clerk)('GET', url)).body, { refunds: [{ id: refund.id, status }] })
  return { refund, wakesUp, isListed }
}

t.test('a process that wakes up with a refusal of an earlier try does not end the try of today', async (t) => {
  const fixture = await checkoutFixture(t)
  const { refund, wakesUp, isListed } = await refusedAndFrozen(fixture)
  fixture.stubs.refundAtPayment(refund.payment_id, refund.id, refund.amount)
  fixture.stubs.endRefund(refund.id, 'failed')
  await consume(fixture, refund.payment_id)
  await isListed('failed')
  fixture.stubs.retryRefund(refund.id)
  await consume(fixture, refund.payment_id)
  await wakesUp()
  await isListed('pending')
  fixture.stubs.endRefund(refund.id, 'succeeded')
  await consume(fixture, refund.payment_id)
  await isListed('succeeded')
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 1)
})

t.test('a refund that one call was refused and another carried out has succeeded, and the buyer is told', async (t) => {
  const fixture = await checkoutFixture(t)
  const { refund, wakesUp, isListed } = await refusedAndFrozen(fixture)
  fixture.stubs.refundAtPayment(refund.payment_id, refund.id, refund.amount)
  await consume(fixture, refund.payment_id)
  await wakesUp()
  await isListed('failed')
  fixture.stubs.endRefund(refund.id, 'succeeded')
  await consume(fixture, refund.payment_id)
  await consume(fixture, refund.payment_id)
  await isListed('succeeded')
  t.equal((await eventsOf(fixture, 'order.refunded')).length, 1)
})

t.test(
  'a refund of money that the order has not heard of yet is given; while nothing came it is refused',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture, { method: 'bank_transfer' })
    const payment = (order.payment as { id: string }).id
    const give = (key: string) =>
      fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, {
        body: {},
        headers: { 'idempotency-key': key },
      })
    const refused = { status: 422, body: { detail: 'Nothing was paid for it, so nothing can go back.' } }
    await withoutPayments(fixture, async () => t.match(await give('k1'), refused))
    t.match(await give('k1'), refused)
    fixture.stubs.settle(payment, 'captured')
    const given = { status: 201, body: { status: 'pending', amount: { amount: 1000 } } }
    t.match(await give('k1'), given, 'what was refused is not kept')
    t.match(await give('k1'), given)
    t.match(await give('k2'), { status: 422, body: { detail: 'Nothing is left to give back.' } })
    t.match(await fixture.as(clerk)('GET', `/v1/admin/orders/${order.id}`), { body: { payment_status: 'paid' } })
  },
)
