import { one, query } from '@stoa/kit/postgres/sql'
import { customer, guest, serviceNamed } from '@stoa/kit/testing/app'
import t from 'tap'
import { type CheckoutState, canMove, isOver, nextState, type PaymentStatus } from '../domain/checkout.ts'
import { moneyOf } from '../domain/order-money.ts'
import { checkoutFixture, chooseToPay, invariants, readyCart } from './checkout-fixture.ts'
import { type Body, cartOf, complete, completeInTheEnd, consume, paymentOf } from './checkout-steps.ts'

t.test('placeOrder: a paid order, its events, and the same one for every later call', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { items: { song: 2, film: 1 } })
  // The first request builds the app, which may take longer than zones and regions are kept: they are read again only then.
  await cartOf(fixture, id)
  await fixture.deps.rates.read()
  const before = fixture.pg.statements
  const first = await complete(fixture, id)
  t.ok(fixture.pg.statements - before <= 6, `${fixture.pg.statements - before} statements`)
  t.match(first, {
    status: 201,
    body: { cart_id: id, status: 'placed', payment_status: 'paid', email: 'ada@example.com' },
  })
  t.match(first.body.totals, { total: { amount: 2200, currency: 'EUR' } })
  t.match(first.body.items, [
    { variant_id: 'song', quantity: 2, total: { amount: 1000 } },
    { variant_id: 'film', quantity: 1, total: { amount: 1200 } },
  ])
  t.match(first.body.number, /^\d{6,}$/)
  t.equal(fixture.stubs.stock.get('song'), 998)
  const [event] = await query<{ data: Body }>(fixture.pg, "SELECT data FROM outbox WHERE type = 'order.placed'")
  t.match(event?.data, {
    order_id: first.body.id,
    number: first.body.number,
    ...{ customer_id: null, total: { amount: 2200 }, payment_status: 'paid', fulfilment_status: 'unfulfilled' },
  })
  t.match(await cartOf(fixture, id), { status: 'completed', order_id: first.body.id })

  const again = await complete(fixture, id)
  t.same([again.status, again.body], [201, first.body])
  const keyed = await complete(fixture, id, { 'idempotency-key': 'k1' })
  t.same([keyed.status, keyed.body.id], [201, first.body.id])
  const edit = await fixture.as(guest(id))('POST', `/v1/carts/${id}/items`, { body: { variant_id: 'song' } })
  t.equal(edit.body.code, 'cart_completed')
  t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('the event of the payment that an order was made with changes nothing, and a later one counts', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture)
  t.equal((await complete(fixture, id)).status, 201)
  const { payment_id = '' } = (await paymentOf(fixture, id)) ?? {}
  const read = () => one<Body>(fixture.pg, 'SELECT version, payment_version, payment_status FROM orders')
  t.match(await read(), { version: 1, payment_version: 1, payment_status: 'paid' })
  await consume(fixture, payment_id)
  t.match(await read(), { version: 1, payment_version: 1, payment_status: 'paid' })
  const payment = fixture.stubs.payments.get(payment_id)
  Object.assign(payment ?? {}, { version: 2 })
  await consume(fixture, payment_id)
  t.match(await read(), { version: 2, payment_version: 2, payment_status: 'paid' })
})

t.test('placeOrder: twenty at once come to one order', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture)
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => completeInTheEnd(fixture, id, { 'idempotency-key': 'same' })),
  )
  const ids = new Set(responses.map((response) => response.body.id))
  t.ok(
    responses.every((response) => response.status === 201),
    responses.map((response) => response.status).join(),
  )
  t.equal(ids.size, 1)
  t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('placeOrder: many carts for few units, and nobody gets what is not there', async (t) => {
  const fixture = await checkoutFixture(t)
  fixture.stubs.stock.set('film', 5)
  const ids = await Promise.all(Array.from({ length: 20 }, () => readyCart(fixture, { items: { film: 1 } })))
  const responses = await Promise.all(ids.map((id) => complete(fixture, id)))
  t.equal(responses.filter((response) => response.status === 201).length, 5)
  t.equal(responses.filter((response) => response.body.code === 'out_of_stock').length, 15)
  t.same(await invariants(fixture), { orders: 5, events: 5, charged: 5, stray: 0, held: 5, open: 0 })
})

t.test('what is missing is named, and so are lines that changed or fell short', async (t) => {
  const fixture = await checkoutFixture(t)
  const bare = await fixture.as(customer('usr_1'))<Body>('POST', '/v1/carts', { body: {} })
  const empty = await fixture.as(customer('usr_1'))<Body>('POST', `/v1/carts/${bare.body.id}/complete`)
  t.match(empty, { status: 409, body: { code: 'cart_incomplete' } })
  t.same(
    (empty.body.errors as { pointer: string }[]).map((error) => error.pointer),
    ['/items', '/email', '/payment'],
  )

  const id = await readyCart(fixture)
  fixture.stubs.prices.set('song', 600)
  const dearer = await complete(fixture, id)
  t.match(dearer, {
    status: 409,
    body: { code: 'cart_changed', lines: [{ variant_id: 'song', reason: 'price_changed' }] },
  })
  t.match(await cartOf(fixture, id), { status: 'open', payment: null, totals: { total: { amount: 1200 } } })
  t.equal(
    (await complete(fixture, id)).body.code,
    'cart_incomplete',
    'the buyer agrees to the new price by startPayment',
  )
  await chooseToPay(fixture, id)
  fixture.stubs.stock.set('song', 1)
  const short = await complete(fixture, id)
  const [item] = (await cartOf(fixture, id)).items as { id: string }[]
  const lines = [{ item_id: item?.id, variant_id: 'song', reason: 'out_of_stock', available: 1 }]
  t.match(short, { status: 409, body: { code: 'out_of_stock', lines } })
  t.same(await invariants(fixture), { orders: 0, events: 0, charged: 0, stray: 0, held: 0, open: 0 })

  await chooseToPay(fixture, id)
  fixture.stubs.stock.set('song', 10)
  t.equal((await complete(fixture, id)).status, 201, 'the same cart, once there is enough')
})

t.test('a declined payment gives the stock back, and the cart can be paid for in another way', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { token: 'tok_decline' })
  const responses = await Promise.all(Array.from({ length: 5 }, () => completeInTheEnd(fixture, id)))
  const declined = responses.filter((response) => response.status === 402)
  t.match(declined[0]?.body, { code: 'payment_declined', detail: 'The card was declined.' })
  // Whoever came after the end finds a cart that has to be paid for anew.
  t.ok(responses.every(({ status, body }) => status === 402 || body.code === 'cart_incomplete'))
  t.equal(fixture.stubs.stock.get('song'), 1000)
  t.match(await cartOf(fixture, id), { status: 'open', payment: null })
  const edit = await fixture.as(guest(id))('POST', `/v1/carts/${id}/items`, { body: { variant_id: 'film' } })
  t.equal(edit.status, 200)
  await chooseToPay(fixture, id)
  t.equal((await complete(fixture, id)).status, 201)
  t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('a response that was lost is sent again for its Idempotency-Key, and a new key is a new attempt', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { token: 'tok_decline' })
  const withKey = (key: string) =>
    fixture.as(guest(id))('POST', `/v1/carts/${id}/complete`, { headers: { 'idempotency-key': key } })
  t.equal((await withKey('first')).status, 402)
  const again = await withKey('first')
  t.match(again, { status: 402, body: { code: 'payment_declined' }, headers: { 'idempotent-replayed': 'true' } })
  t.match(await withKey('second'), { status: 409, body: { code: 'cart_incomplete' } })
  await chooseToPay(fixture, id)
  t.equal((await withKey('second')).status, 201)
  t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('placeOrder: a key belongs to one cart, and a replay says that it is one', async (t) => {
  const fixture = await checkoutFixture(t)
  const as = fixture.as(customer('usr_1'))
  const place = (cart: string, key: string) =>
    as<Body>('POST', `/v1/carts/${cart}/complete`, { headers: { 'idempotency-key': key } })
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => readyCart(fixture, { user: 'usr_1' })))
  if (!first || !second || !third) throw new Error('three carts')
  const reused = { status: 422, body: { code: 'idempotency_key_reused' } }

  const placed = await place(first, 'k1')
  t.match(placed, { status: 201, headers: { 'idempotent-replayed': undefined } })
  t.match(await place(first, 'k1'), { status: 201, headers: { 'idempotent-replayed': 'true' }, body: placed.body })
  t.match(await place(second, 'k1'), reused)
  t.match(await place(first, 'k2'), { status: 201, headers: { 'idempotent-replayed': undefined } }, 'a key of its own')
  t.match(await place(second, 'k2'), reused, 'also after it has joined an order')
  const raced = await Promise.all([place(second, 'k3'), place(third, 'k3')])
  t.same(raced.map(({ status }) => status).sort(), [201, 422], 'at the same moment one cart is ordered')
  t.same(await invariants(fixture), { orders: 2, events: 2, charged: 2, stray: 0, held: 2, open: 0 })
})

t.test('placeOrder: a decline is what its key gets, also once another way to pay was chosen', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { token: 'tok_decline' })
  const place = (key: string) => complete(fixture, id, { 'idempotency-key': key })
  t.match(await place('k1'), { status: 402, headers: { 'idempotent-replayed': undefined } })
  await chooseToPay(fixture, id)
  t.match(await place('k1'), { status: 402, headers: { 'idempotent-replayed': 'true' } })
  t.equal((await place('k2')).status, 201)
  fixture.stubs.stock.set('song', 0)
  const other = await readyCart(fixture)
  t.equal((await complete(fixture, other, { 'idempotency-key': 'k1' })).body.code, 'out_of_stock')
  fixture.stubs.stock.set('song', 10)
  t.equal((await complete(fixture, other, { 'idempotency-key': 'k1' })).status, 201, 'which is not final')
})

t.test('running out of stock leaves the choice of payment alone', async (t) => {
  const fixture = await checkoutFixture(t)
  fixture.stubs.stock.set('song', 0)
  const id = await readyCart(fixture, {})
  t.match((await complete(fixture, id)).body, { code: 'out_of_stock' })
  fixture.stubs.stock.set('song', 1000)
  t.equal((await complete(fixture, id)).status, 201, 'once it is back, the same call goes through')
})

t.test('a refusal of the payment service ends the attempt instead of locking the cart for ever', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { method: 'gone' })
  t.match(await complete(fixture, id), { status: 422, body: { code: 'unprocessable', detail: /switched off/ } })
  t.equal((await cartOf(fixture, id)).status, 'open')
  t.same(await invariants(fixture), { orders: 0, events: 0, charged: 0, stray: 0, held: 0, open: 0 })
})

t.test('another buyer cannot place, see or resume what is not theirs', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { user: 'usr_1' })
  for (const other of [customer('usr_2'), guest('cart_other')]) {
    t.equal((await fixture.as(other)('POST', `/v1/carts/${id}/complete`)).status, 404)
  }
  t.equal((await fixture.as(customer('usr_1'))('POST', `/v1/carts/${id}/complete`)).status, 201)
  t.equal((await fixture.as(customer('usr_2'))('POST', `/v1/carts/${id}/complete`)).status, 404)
  t.equal((await fixture.as(customer('usr_1'))('POST', '/internal/checkouts/chk_1/resume')).status, 403)
  t.equal((await fixture.as(serviceNamed('payment'))('POST', '/internal/checkouts/chk_1/resume')).status, 404)
})

t.test('the state table: every path ends, and a final state is never left', async (t) => {
  const states: CheckoutState[] = ['paying', 'requires_action', 'compensating', 'confirmed', 'failed']
  t.same(states.filter(isOver), ['confirmed', 'failed'])
  t.notOk(canMove('compensating', 'confirmed'), 'what is being given back is not sold')
  t.notOk(states.some((state) => canMove('confirmed', state) || canMove('failed', state)))
  t.equal(nextState('captured', true), 'confirmed', 'money that came late is not sent away')
  t.equal(nextState('pending', false), 'requires_action')
  t.equal(nextState('pending', true), 'compensating')
  const statusOf = (status: PaymentStatus, captured: number, refunded: number, total = 1000) => {
    const of = (amount: number) => ({ amount, currency: 'EUR' })
    return moneyOf({ status, amount: of(total), captured: of(captured), refunded: of(refunded) }).payment_status
  }
  t.equal(statusOf('cancelled', 1000, 1000), 'voided', 'of an order that stands')
  t.equal(statusOf('cancelled', 0, 0), 'voided')
  t.equal(statusOf('captured', 1000, 400), 'partially_refunded')
  t.equal(statusOf('captured', 1, 0), 'partially_paid', 'one cent does not pay for all of it')
  t.equal(statusOf('captured', 999, 0), 'partially_paid')
  t.equal(statusOf('captured', 1000, 0), 'paid')
  t.equal(statusOf('cancelled', 1000, 0), 'paid', 'the money of a cancelled order is there until it has gone back')
  for (const status of ['awaiting', 'authorised', 'captured'] as const)
    t.equal(statusOf(status, 0, 0, 0), 'paid', status)
  t.equal(statusOf('cancelled', 0, 0, 0), 'voided')
})

t.test('what an order shows of money that came in parts, went back, or came too late', async (t) => {
  const of = (amount: number) => ({ amount, currency: 'EUR' })
  const statusOf = (
    status: PaymentStatus,
    captured: number,
    refunded: number,
    was_paid_in_full: boolean,
    pending = 0,
  ) => {
    const sums = { amount: of(1000), captured: of(captured), refunded: of(refunded), refund_pending: of(pending) }
    return moneyOf({ status, ...sums, was_paid_in_full }).payment_status
  }
  t.equal(statusOf('captured', 1200, 600, false), 'partially_paid', '600 came twice, and once went back')
  t.equal(statusOf('captured', 1000, 999, false), 'partially_paid')
  t.equal(statusOf('captured', 1000, 0, false, 600), 'partially_paid', '600 of it were on their way back when 400 came')
  t.equal(statusOf('captured', 1000, 600, false), 'partially_paid')
  t.equal(statusOf('awaiting', 1200, 1200, false), 'awaiting')
  t.equal(statusOf('captured', 1600, 600, true), 'paid')
  t.equal(statusOf('captured', 1600, 601, true), 'partially_refunded')
  t.equal(statusOf('cancelled', 1000, 0, true, 1000), 'voided', 'it came after that, and goes back')
  t.equal(statusOf('cancelled', 400, 0, false, 400), 'voided')
  t.equal(statusOf('failed', 1000, 0, true, 1000), 'voided')
  t.equal(statusOf('cancelled', 1000, 0, true, 0), 'paid', 'staff keep it')
  t.equal(statusOf('cancelled', 1000, 0, false, 600), 'partially_paid', 'staff keep 400 of it')
  t.equal(statusOf('cancelled', 1000, 1000, true), 'voided')
  t.equal(statusOf('captured', 1000, 0, true, 1000), 'paid', 'of a cancelled order, until it has gone back')
})
