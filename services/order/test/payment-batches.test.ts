import { execute, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { batchConsumers } from '../events/payments.ts'
import { type CheckoutFixture, checkoutFixture } from './checkout-fixture.ts'
import { changeOf } from './checkout-steps.ts'
import { type Body, placed } from './order-steps.ts'

const paymentIdOf = (order: Body) => (order.payment as { id: string }).id

const dataOf = (event: ReturnType<typeof changeOf> | undefined) => event?.data as Body | undefined

const moneyByPayment = async ({ pg }: CheckoutFixture) => {
  const rows = await query<{ payment_id: string; payment_status: string; captured: number; payment_version: number }>(
    pg,
    'SELECT payment_id, payment_status, captured, payment_version FROM orders',
  )
  return new Map(rows.map((row) => [row.payment_id, row]))
}

/** Orders whose money was authorised, and has been taken since. */
async function awaiting(fixture: CheckoutFixture, count: number) {
  const payments: string[] = []
  for (let n = 0; n < count; n++) payments.push(paymentIdOf(await placed(fixture, { method: 'bank_transfer' })))
  await execute(fixture.pg, "UPDATE orders SET payment_status = 'authorised'")
  const before = payments.map((id) => changeOf(fixture, id))
  for (const id of payments) fixture.stubs.settle(id, 'captured')
  return { payments, before, after: payments.map((id) => changeOf(fixture, id)) }
}

const consumeMany = (fixture: CheckoutFixture, events: readonly ReturnType<typeof changeOf>[]) =>
  batchConsumers['payment.changed']?.(events, fixture.deps)

t.test('many changes of payments are recorded by one statement, the newest of each, in any order', async (t) => {
  const fixture = await checkoutFixture(t)
  const { payments, before, after } = await awaiting(fixture, 3)
  const sent = fixture.pg.statements
  t.same(await consumeMany(fixture, [...after, ...before]), [])
  t.equal(fixture.pg.statements - sent, 1)
  const money = await moneyByPayment(fixture)
  for (const [at, id] of payments.entries()) {
    t.match(money.get(id), {
      payment_status: 'paid',
      captured: 1_000,
      payment_version: dataOf(after[at])?.version,
    })
  }
  t.same(await consumeMany(fixture, before), [], 'older ones that come later')
  t.same(await moneyByPayment(fixture), money)
})

t.test('batches with orders in common do not keep each other from ending', async (t) => {
  const fixture = await checkoutFixture(t)
  const { payments, after } = await awaiting(fixture, 4)
  const batches = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? after : after.toReversed()))
  await Promise.all(batches.map((events) => consumeMany(fixture, events)))
  const money = await moneyByPayment(fixture)
  t.same(
    payments.map((id) => money.get(id)?.payment_status),
    payments.map(() => 'paid'),
  )
})

t.test('a refund, and a payment without an order, are worked on one by one', async (t) => {
  const fixture = await checkoutFixture(t)
  const { payments, after } = await awaiting(fixture, 2)
  const [first = '', second = ''] = payments
  fixture.stubs.refundAtPayment(first, 'rfd_staff', 300)
  const refunded = changeOf(fixture, first)
  const unplaced = { ...after[1], data: { ...dataOf(after[1]), payment_id: 'pay_none' } } as typeof refunded
  t.same(await consumeMany(fixture, [refunded, unplaced, after[1] as typeof refunded]), [refunded, unplaced])
  const money = await moneyByPayment(fixture)
  t.match([money.get(first), money.get(second)], [{ payment_status: 'authorised' }, { payment_status: 'paid' }])
})
