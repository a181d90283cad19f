import { setTimeout as pause } from 'node:timers/promises'
import { execute, query } from '@stoa/kit/postgres/sql'
import { customer, guest, serviceNamed } from '@stoa/kit/testing/app'
import t from 'tap'
import { erasureStep, type Person } from '../domain/erasure.ts'
import type { WholeOrder } from '../domain/order.ts'
import { eraseDueContacts } from '../flows/contact-erasure.ts'
import { erasePerson } from '../flows/erasure.ts'
import { type CheckoutFixture, checkoutFixture, readyCart, recoverAll } from './checkout-fixture.ts'
import { type Body, clerk, eventsOf, once, placed } from './order-steps.ts'

const NOW = new Date('2026-11-27T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

/** An order of goods that were paid, sent and delivered, with what is different. */
function orderWith(more: Partial<WholeOrder>): WholeOrder {
  const line = { id: 'itm', quantity: 1, fulfilled: 1, cancelled: 0, requires_shipping: true }
  const sent = {
    id: 'ful',
    items: [{ item_id: 'itm', quantity: 1 }],
    shipped_at: daysAgo(40),
    delivered_at: daysAgo(38),
  }
  const money = { payment_status: 'paid', captured: 100, refunded: 0, money_due_at: null, ending: null }
  const over = { status: 'placed', fulfilment_status: 'delivered', withdrawal_days: 14, placed_at: daysAgo(41) }
  const order = {
    email: 'ada@example.com',
    lines: [line],
    fulfilments: [sent],
    refunds: [],
    withdrawals: [],
    cancellations: [],
    ...money,
    ...over,
  }
  return { ...order, ...more } as unknown as WholeOrder
}

const sentOn = (shipped_at: Date, delivered_at: Date | null) =>
  orderWith({}).fulfilments.map((each) => ({ ...each, shipped_at, delivered_at }))

t.test(
  'the contact of an order is kept while something of it is open, and its address as long as an invoice',
  async (t) => {
    const erases = (more: Partial<WholeOrder>, now = NOW) =>
      erasureStep(orderWith(more), { timeZone: 'Europe/Berlin', years: 10 }, now).erases
    const open: Record<string, Partial<WholeOrder>> = {
      'not sent': { fulfilment_status: 'unfulfilled' },
      'sent in part': { fulfilment_status: 'partial' },
      'not paid in full': { payment_status: 'partially_paid' },
      'delivered a week ago': { fulfilments: sentOn(daysAgo(9), daysAgo(7)) },
      'sent three weeks ago, and nobody knows when it arrived': { fulfilments: sentOn(daysAgo(21), null) },
      'withdrawn from last week': {
        withdrawals: [{ received_at: daysAgo(7), items: [] as object[] }] as WholeOrder['withdrawals'],
      },
      'its refund under way': { refunds: [{ status: 'pending' }] as WholeOrder['refunds'] },
      'cancelled, and its money is still here': { status: 'cancelled' },
      'money of cancelled items has yet to go back': {
        cancellations: [{ refunded: null, items: [] as object[] }] as WholeOrder['cancellations'],
      },
      'being cancelled': { ending: { reason: null, by: null } },
    }
    for (const [what, more] of Object.entries(open)) t.equal(erases(more), 'nothing', what)
    const afterInvoices = new Date('2037-01-01T00:00:00Z')
    for (const [what, more] of Object.entries(open))
      t.equal(erases(more, afterInvoices), 'contact', `${what}, for years`)
    t.equal(erases({}), 'contact', 'delivered, and the time to withdraw is over')
    t.equal(erases({ placed_at: daysAgo(51), fulfilments: sentOn(daysAgo(50), null) }), 'contact', 'sent long ago')
    t.equal(erases({ status: 'cancelled', refunded: 100 }), 'contact', 'cancelled and refunded')
    t.equal(erases({ email: null }, new Date('2036-12-31T23:00:00Z')), 'nothing', 'ten years from the end of its year')
    t.equal(erases({ email: null }, new Date('2037-01-01T00:00:00Z')), 'invoice')
    const declared = (days: number) =>
      [{ email: 'ada@example.com', received_at: daysAgo(days), items: [] as object[] }] as WholeOrder['withdrawals']
    t.equal(erases({ email: null, withdrawals: declared(7) }), 'nothing', 'staff have recorded a declaration since')
    t.equal(erases({ email: null, withdrawals: declared(40) }), 'contact', 'and its address goes as that of the order')
    t.strictSame(
      erasureStep(orderWith({ email: null }), { timeZone: 'UTC', years: 10 }, new Date('2037-01-01')).next,
      null,
    )
  },
)

const ada = (): Person => ({ customer_id: 'usr_1', email: 'ADA@example.com', requested_at: new Date(Date.now() + 2) })

const ownersOf = async ({ pg }: CheckoutFixture, table: 'orders' | 'carts') =>
  (await query<{ owner: string }>(pg, `SELECT owner FROM ${table} ORDER BY id`)).map(({ owner }) => owner)

t.test(
  'who is erased loses carts and orders, also those of before without an account, and nobody else does',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const [own, asGuest] = [await placed(fixture), await placed(fixture, { user: undefined })]
    await placed(fixture, { user: 'usr_2' })
    for (const user of ['usr_1', undefined]) await readyCart(fixture, { user })
    const person = ada()
    await pause(5)
    const later = await placed(fixture, { user: undefined })
    t.equal(await erasePerson(fixture.deps, person), true)
    t.equal(await erasePerson(fixture.deps, person), true, 'any number of times')
    t.strictSame(await ownersOf(fixture, 'orders'), ['erased', 'erased', 'usr_2', later.cart_id])
    t.strictSame(await ownersOf(fixture, 'carts'), ['usr_2', later.cart_id], 'carts of others, and of afterwards')
    t.match((await fixture.as(customer('usr_1'))<Body>('GET', '/v1/orders')).body, { data: [] })
    const token = fixture.as(guest(String(asGuest.cart_id)))
    t.equal((await token('GET', `/v1/orders/${asGuest.id}`)).status, 404, 'a cart token opens it no more')
    const stranger: Person = { ...ada(), customer_id: 'usr_3', email: null }
    await erasePerson(fixture.deps, stranger)
    t.equal((await ownersOf(fixture, 'orders'))[3], later.cart_id, 'nothing of an address that is not verified')

    const address = '{"name": "Ada", "line1": "1 Street", "country": "GB", "phone": "+4420"}'
    await execute(fixture.pg, 'UPDATE orders SET billing_address = $1, note = $2', [address, 'ring twice'])
    await fixture.as(clerk)('POST', `/v1/admin/orders/${own.id}/cancel`, { body: {}, headers: once() })
    await recoverAll(fixture)
    const look = async () => {
      await execute(fixture.pg, 'UPDATE orders SET erase_at = now() WHERE erase_at IS NOT NULL')
      await eraseDueContacts(fixture.deps, new Date())
    }
    await look()
    await look()
    const read = async (id: string) => (await fixture.as(clerk)<Body>('GET', `/v1/admin/orders/${id}`)).body
    t.match(
      await read(asGuest.id),
      { email: 'ada@example.com', note: 'ring twice', customer_id: null },
      'one that is open keeps its contact',
    )
    const kept = { name: 'Ada', line1: '1 Street', country: 'GB' }
    const erased = await read(own.id)
    t.match(erased, { email: null, note: null, customer_id: null })
    t.strictSame(erased.billing_address, kept)
    t.strictSame(
      (await eventsOf(fixture, 'order.contact_erased')).map(({ data }) => data),
      [{ order_id: own.id, number: own.number }],
      'told once',
    )
    const notification = fixture.as(serviceNamed('notification'))
    t.match(
      (await notification<Body>('GET', `/internal/orders/${own.id}`)).body,
      { email: null },
      'and nobody is told of it',
    )
    const [sold] = await query<{ cart: Body }>(fixture.pg, 'SELECT cart FROM checkouts WHERE order_id = $1', [own.id])
    t.match(sold?.cart, { owner: 'erased', email: null, user_id: null })

    await execute(
      fixture.pg,
      "UPDATE orders SET placed_at = placed_at - interval '12 years', staff_note = 'Ada called'",
    )
    await look()
    const gone = { email: null, billing_address: null, staff_note: null }
    t.match(await read(own.id), gone, 'when no invoice is needed any more')
    t.match(await read(asGuest.id), { email: null }, 'nor a contact of an order that nobody has ended')
  },
)

t.test('while a checkout of whoever is erased is under way, the erasure is not done', async (t) => {
  const fixture = await checkoutFixture(t)
  const cart = await readyCart(fixture, { user: 'usr_1', token: 'tok_action' })
  const buyer = fixture.as(customer('usr_1'))
  t.equal((await buyer('POST', `/v1/carts/${cart}/complete`)).status, 202)
  t.equal(await erasePerson(fixture.deps, ada()), false)
  t.strictSame(await ownersOf(fixture, 'carts'), ['usr_1'])
  await buyer('POST', `/v1/carts/${cart}/abandon`)
  await recoverAll(fixture)
  t.equal(await erasePerson(fixture.deps, ada()), true)
  t.strictSame(
    await query(fixture.pg, 'SELECT id FROM carts UNION ALL SELECT id FROM checkouts'),
    [],
    'it left a cart and a failed checkout',
  )
  t.equal((await eventsOf(fixture, 'checkout.deleted')).length, 1, 'whose payment forgets who was to pay')
})

t.test('everything that is held of a person is read by pages', async (t) => {
  const fixture = await checkoutFixture(t)
  for (let n = 0; n < 21; n++) await placed(fixture, { user: n % 2 ? 'usr_1' : undefined })
  await placed(fixture, { user: 'usr_2' })
  const user = fixture.as(serviceNamed('user'))
  const read = async (kind: string, more: Body = {}) => {
    const body = { kind, customer_id: 'usr_1', email: 'ada@example.com', ...more }
    return (await user<{ data: Body[]; next: string | null }>('POST', '/internal/personal-data', { body })).body
  }
  const first = await read('orders')
  const second = await read('orders', { after: first.next })
  const ids = [...first.data, ...second.data].map(({ id }) => id)
  t.strictSame([first.data.length, second.data.length, second.next, new Set(ids).size], [20, 1, null, 21])
  t.notOk('staff_note' in (first.data[0] ?? {}), 'without notes of staff')
  t.match((await read('orders', { with_notes: true })).data[0], { staff_note: null }, 'unless they are wanted')
  t.equal((await read('orders', { email: null })).data.length, 10, 'of the account alone')
  const declared = { received_at: new Date(), name: 'Ada', email: null, text: 'x'.repeat(300_000), items: [] }
  await query(fixture.pg, 'UPDATE orders SET withdrawals = $1 WHERE id = ANY($2)', [
    JSON.stringify([declared]),
    ids.slice(0, 3),
  ])
  const heavy = [await read('orders')]
  for (let next = heavy[0]?.next; next; next = heavy.at(-1)?.next) heavy.push(await read('orders', { after: next }))
  t.strictSame(
    heavy.map(({ data }) => data.map(({ id }) => id)),
    [ids.slice(0, 1), ids.slice(1, 2), ids.slice(2)],
    'of what is long there is less on a page',
  )
  t.match((await read('carts')).data[0], { items: [{ variant_id: 'song', quantity: 2 }], payment: { method: 'test' } })
})
