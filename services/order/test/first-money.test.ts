import t from 'tap'
import { batchConsumers, consumers } from '../events/payments.ts'
import { checkoutFixture } from './checkout-fixture.ts'
import { changeOf, consume } from './checkout-steps.ts'
import { type Body, clerk, eventsOf, once, placed } from './order-steps.ts'

const paymentIdOf = (order: Body) => (order.payment as { id: string }).id

t.test('the first money of an order that was placed without any is told once, whoever hears of it first', async (t) => {
  const fixture = await checkoutFixture(t)
  const told = async () => (await eventsOf(fixture, 'order.payment_received')).map(({ data }) => data.order_id)
  const events = await placed(fixture, { method: 'bank_transfer' })
  fixture.stubs.settle(paymentIdOf(events), 'captured')
  const change = changeOf(fixture, paymentIdOf(events))
  await Promise.all([1, 2, 3].map(() => consumers['payment.changed'](change, fixture.deps)))
  await consume(fixture, paymentIdOf(events))
  t.same(await told(), [events.id], 'by an event, however often it comes')
  const [{ data } = { data: {} }] = await eventsOf(fixture, 'order.payment_received')
  t.match(data, { payment_status: 'paid', amount: data.total, customer_id: 'usr_1' }, 'with what has come')
  const shown = await fixture.as(clerk)<Body>('GET', `/v1/admin/orders/${events.id}`)
  t.match(shown.body, { payment_status: 'paid' })

  const many = [await placed(fixture, { method: 'bank_transfer' }), await placed(fixture)]
  fixture.stubs.settle(paymentIdOf(many[0] as Body), 'captured')
  const batch = many.map((order) => changeOf(fixture, paymentIdOf(order)))
  const left = await batchConsumers['payment.changed']?.(batch, fixture.deps)
  t.same(left, batch.slice(0, 1), 'a batch leaves it to be told')
  for (const event of left ?? []) await consumers['payment.changed'](event, fixture.deps)
  t.same(await told(), [events.id, many[0]?.id])

  const read = await placed(fixture, { method: 'bank_transfer' })
  fixture.stubs.settle(paymentIdOf(read), 'captured')
  await fixture.as(clerk)('POST', `/v1/admin/orders/${read.id}/refunds`, { body: {}, headers: once() })
  await consume(fixture, paymentIdOf(read))
  t.same(await told(), [events.id, many[0]?.id, read.id], 'or by a reading of the payment, and then by no event')
})

t.test('what completes the money of an order is told, once, by an event, a batch and a reading', async (t) => {
  const fixture = await checkoutFixture(t)
  const told = async () => (await eventsOf(fixture, 'order.payment_received')).map(({ data }) => data)
  const order = await placed(fixture, { method: 'bank_transfer' })
  const half = changeOf(fixture, paymentIdOf(order))
  const { version } = half.data as { version: number }
  const part = {
    ...(half.data as Body),
    status: 'captured',
    captured: { amount: 400, currency: 'EUR' },
    version: version + 1,
  }
  await consumers['payment.changed']({ ...half, data: part } as typeof half, fixture.deps)
  t.match(await told(), [{ payment_status: 'partially_paid', amount: { amount: 400 } }])
  fixture.stubs.settle(paymentIdOf(order), 'captured')
  const settled = changeOf(fixture, paymentIdOf(order))
  const whole = { ...settled, data: { ...(settled.data as Body), version: version + 2 } } as typeof settled
  const left = await batchConsumers['payment.changed']?.([whole], fixture.deps)
  t.same(left, [whole], 'a batch leaves it to be told')
  for (let n = 0; n < 2; n++) await consumers['payment.changed'](whole, fixture.deps)
  t.match(await told(), [{ payment_status: 'partially_paid' }, { payment_status: 'paid', amount: { amount: 1_000 } }])
})

t.test('an order that is paid as it is placed tells nothing more of its money, by one statement', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const before = fixture.pg.statements
  await consume(fixture, paymentIdOf(order))
  t.equal(fixture.pg.statements - before, 1)
  t.same(await eventsOf(fixture, 'order.payment_received'), [])
})
