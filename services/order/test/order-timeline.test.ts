import { execute } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import t from 'tap'
import { type CheckoutFixture, checkoutFixture } from './checkout-fixture.ts'
import { type Body, clerk, once, placed } from './order-steps.ts'

interface Entry {
  kind: string
  at: string
  reference: string | null
  amount: { amount: number } | null
  actor?: string | null
}

type Shown = Body & { timeline: Entry[]; cancellable: boolean }

const buyer = (fixture: CheckoutFixture) => fixture.as(customer('usr_1'))

const read = async (fixture: CheckoutFixture, id: string) =>
  (await buyer(fixture)<Shown>('GET', `/v1/orders/${id}`)).body

const kindsOf = ({ timeline }: Shown) => timeline.map(({ kind }) => kind)

/** What the payment of an order says from now on, as its events would have it. */
const pay = (fixture: CheckoutFixture, id: string, status: string, captured: number) =>
  execute(fixture.pg, 'UPDATE orders SET payment_status = $2, captured = $3 WHERE id = $1', [id, status, captured])

t.test('the timeline of an order: what happened and when, from the purchase to the refund', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  t.same(kindsOf(order as unknown as Shown), ['placed', 'paid'], 'in the response of placeOrder')
  const admin = fixture.as(clerk)
  const url = `/v1/admin/orders/${order.id}`
  const shipped = await admin<Body>('POST', `${url}/fulfilments`, { body: {} })
  await admin('POST', `${url}/fulfilments/${shipped.body.id}/delivered`)
  const amount = { amount: 300, currency: 'EUR' }
  const refund = await admin<Body>('POST', `${url}/refunds`, { body: { amount }, headers: once() })
  const shown = await read(fixture, order.id)
  t.same(kindsOf(shown), ['placed', 'paid', 'shipped', 'delivered', 'refunded'])
  t.match(shown.timeline.at(2), { reference: shipped.body.id, amount: null })
  t.match(shown.timeline.at(-1), { reference: refund.body.id, amount })
  t.equal(shown.timeline[0]?.at, order.placed_at)
  t.notOk(JSON.stringify(shown.timeline).includes('actor'), 'a buyer is not told who of the staff it was')
  const staffs = (await admin<Shown>('GET', url)).body
  t.same(kindsOf(staffs), kindsOf(shown))
  t.match(staffs.timeline.at(2), { kind: 'shipped', actor: /^user:/ })

  const list = await buyer(fixture)<{ data: Shown[] }>('GET', '/v1/orders')
  t.same(list.body.data[0]?.timeline, shown.timeline, 'lists have it as well')
})

t.test('money that comes in parts is told part by part, and a payment that comes to nothing as such', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  t.same(kindsOf(await read(fixture, order.id)), ['placed'])
  await pay(fixture, order.id, 'partially_paid', 400)
  await pay(fixture, order.id, 'partially_paid', 600)
  await pay(fixture, order.id, 'paid', 1000)
  t.same(kindsOf(await read(fixture, order.id)), ['placed', 'partially_paid', 'paid'])
  t.equal(((await read(fixture, order.id)).payment as Body).title, 'bank_transfer')

  const lost = await placed(fixture, { method: 'bank_transfer' })
  await pay(fixture, lost.id, 'voided', 0)
  t.same(kindsOf(await read(fixture, lost.id)), ['placed', 'payment_failed'])
  await buyer(fixture)('POST', `/v1/orders/${lost.id}/cancel`)
  t.same(
    kindsOf(await read(fixture, lost.id)),
    ['placed', 'cancelled'],
    'the payment of a cancelled order ends with it',
  )
})

t.test('of an order whose money had moved before this was recorded, nothing is said of its payment', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  await execute(fixture.pg, 'UPDATE orders SET payment_history = NULL')
  await pay(fixture, order.id, 'partially_refunded', 1000)
  t.same(kindsOf(await read(fixture, order.id)), ['placed'])
})

t.test('cancellable says exactly whether cancelOrder would cancel it', async (t) => {
  const fixture = await checkoutFixture(t)
  const states: [string, string][] = [
    ['as it was placed', "SET status = 'placed'"],
    ['shipped in part', "SET fulfilment_status = 'partial'"],
    ['shipped', "SET fulfilment_status = 'fulfilled'"],
    ['delivered', "SET fulfilment_status = 'delivered'"],
    ['refunded', "SET payment_status = 'refunded'"],
    ['voided', "SET payment_status = 'voided'"],
    ['cancelled', "SET status = 'cancelled', cancelled_at = now()"],
    ['being cancelled', `SET ending = '{"reason": null, "by": null}'`],
  ]
  for (const [name, change] of states) {
    const { id } = await placed(fixture)
    await execute(fixture.pg, `UPDATE orders ${change} WHERE id = $1`, [id])
    const { cancellable, status, timeline } = await read(fixture, id)
    const response = await buyer(fixture)<Shown>('POST', `/v1/orders/${id}/cancel`)
    const hasCancelled = response.status === 200 && status === 'placed' && name !== 'being cancelled'
    t.equal(cancellable, hasCancelled, name)
    if (!cancellable && name !== 'being cancelled')
      t.same((await read(fixture, id)).timeline, timeline, 'nothing happened')
    if (hasCancelled) t.notOk((await read(fixture, id)).cancellable, 'not twice')
  }
})
