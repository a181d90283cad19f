import type { Transport } from '@stoa/kit/calls/transport'
import { query } from '@stoa/kit/postgres/sql'
import { anonymous, customer, guest, serviceNamed, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { fulfilmentStatusOf, itemsToShip } from '../domain/fulfilment.ts'
import type { OrderLine, WholeOrder } from '../domain/order.ts'
import { recoverMoney } from '../flows/cancellation.ts'
import { recoverRefunds } from '../flows/refund.ts'
import { type CheckoutFixture, checkoutFixture, invariants, log, readyCart, timePasses } from './checkout-fixture.ts'

type Body = Record<string, unknown>
type CartOptions = Parameters<typeof readyCart>[1]

const clerk = staff('orders.read', 'orders.write')

/** Places an order, for usr_1 unless the options say otherwise; the order of the response. */
async function placed(
  fixture: CheckoutFixture,
  options: CartOptions = {},
): Promise<Body & { id: string; number: string; items: { id: string }[] }> {
  const user = options && 'user' in options ? options.user : 'usr_1'
  const id = await readyCart(fixture, user === undefined ? { ...options } : { ...options, user })
  const buyer = user === undefined ? guest(id) : customer(user)
  const response = await fixture.as(buyer)<Body>('POST', `/v1/carts/${id}/complete`)
  if (response.status !== 201) throw new Error(JSON.stringify(response.body))
  return response.body as never
}

const eventsOf = (fixture: CheckoutFixture, type: string) =>
  query<{ data: Body }>(fixture.pg, 'SELECT data FROM outbox WHERE type = $1 ORDER BY id', [type])

/** Lets the payment service be away for as long as `work` takes. */
async function withoutPayments(fixture: CheckoutFixture, work: () => Promise<unknown>): Promise<void> {
  const { transport } = fixture.stubs as { transport: Transport }
  const { request } = transport
  transport.request = async (sent) => {
    if (sent.service === 'payment') return { status: 503, headers: {}, body: '' }
    return request(sent)
  }
  await work()
  transport.request = request
}

t.test('listMyOrders: newest first, page by page, in one statement whatever the page size', async (t) => {
  const fixture = await checkoutFixture(t)
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.unshift((await placed(fixture)).id)
  await placed(fixture, { user: 'usr_2' })
  const me = fixture.as(customer('usr_1'))
  type List = { data: { id: string }[]; page: { next_cursor: string | null; prev_cursor: string | null } }
  const counts = []
  for (const limit of [1, 5, 100]) {
    const before = fixture.pg.statements
    await me<List>('GET', `/v1/orders?limit=${limit}`)
    counts.push(fixture.pg.statements - before)
  }
  t.same(counts, [1, 1, 1])
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body }: { body: List } = await me<List>('GET', `/v1/orders?limit=2${cursor && `&cursor=${cursor}`}`)
    seen.push(...body.data.map((order) => order.id))
    cursor = body.page.next_cursor
  }
  t.same(seen, ids)
  const second = await me<List>('GET', '/v1/orders?limit=2')
  const stolen = await fixture.as(clerk)('GET', `/v1/admin/orders?cursor=${second.body.page.next_cursor}`)
  t.match(stolen.body, { code: 'validation_failed', errors: [{ parameter: 'cursor' }] }, 'a cursor of another list')
})

t.test('every route with an order: nobody but its buyer and staff, and all else is 404', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const ship = `/v1/admin/orders/${order.id}/fulfilments`
  const fulfilment = await fixture.as(clerk)<Body>('POST', ship, { body: {} })
  const mine = [
    ['GET', `/v1/orders/${order.id}`],
    ['POST', `/v1/orders/${order.id}/cancel`],
  ] as const
  for (const [method, url] of mine) {
    const body = method === 'POST' ? { body: {} } : {}
    t.not((await fixture.as(customer('usr_1'))(method, url, body)).status, 404, url)
    t.equal((await fixture.as(customer('usr_2'))(method, url, body)).status, 404, url)
    t.equal((await fixture.as(guest('cart_x'))(method, url, body)).status, 404, url)
    t.equal((await fixture.as(staff('*'))(method, url, body)).status, 404, 'staff have routes of their own')
    t.equal((await fixture.as(anonymous)(method, url, body)).status, 401, url)
  }
  const theirs = [
    ['GET', '/v1/admin/orders', undefined, 'orders.read'],
    ['GET', `/v1/admin/orders/${order.id}`, undefined, 'orders.read'],
    ['PATCH', `/v1/admin/orders/${order.id}`, { staff_note: 'x' }, 'orders.write'],
    ['POST', `/v1/admin/orders/${order.id}/cancel`, {}, 'orders.write'],
    ['POST', ship, {}, 'orders.write'],
    ['PATCH', `${ship}/${fulfilment.body.id}`, { carrier: 'x' }, 'orders.write'],
    ['POST', `${ship}/${fulfilment.body.id}/delivered`, undefined, 'orders.write'],
    ['POST', `/v1/admin/orders/${order.id}/refunds`, {}, 'orders.write'],
  ] as const
  for (const [method, url, body, needed] of theirs) {
    const extra = body === undefined ? {} : { body }
    const other = needed === 'orders.read' ? 'orders.write' : 'orders.read'
    t.equal((await fixture.as(customer('usr_1'))(method, url, extra)).status, 403, `${method} ${url} by its buyer`)
    t.equal(
      (await fixture.as(staff(other, 'stock.write'))(method, url, extra)).status,
      403,
      `${method} ${url} without ${needed}`,
    )
    t.equal((await fixture.as(anonymous)(method, url, extra)).status, 401)
    const unknown = url.replace(order.id, 'ord_nope')
    if (unknown !== url)
      t.equal((await fixture.as(staff(needed))(method, unknown, extra)).status, 404, `${method} ${unknown}`)
  }
  const foreign = await placed(fixture)
  const mixed = `/v1/admin/orders/${foreign.id}/fulfilments/${fulfilment.body.id}/delivered`
  t.equal((await fixture.as(clerk)('POST', mixed)).status, 404, "another order's fulfilment")
})

t.test('a guest reads the order with the cart token, and finds it by number and e-mail', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { user: undefined })
  const cart = String(order.cart_id)
  t.equal((await fixture.as(guest(cart))('GET', `/v1/orders/${order.id}`)).status, 200)
  const look = (number: string, email: string) =>
    fixture.as(anonymous)<Body>('POST', '/v1/orders/lookup', { body: { number, email } })
  t.equal((await look(order.number, 'ADA@example.com')).body.id, order.id)
  const wrong = [await look(order.number, 'eve@example.com'), await look('999', 'ada@example.com')]
  t.same(
    wrong.map(({ status, body }) => [status, body.code, body.detail]),
    [0, 1].map(() => [404, 'not_found', wrong[0]?.body.detail]),
    'the response does not tell which one did not fit',
  )
  t.match((await look(order.number, 'no mail')).body, { status: 400, errors: [{ pointer: '/email' }] })
})

t.test('cancelOrder: stock and money go back, once for any number of calls', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const cancel = () =>
    fixture.as(customer('usr_1'))<Body>('POST', `/v1/orders/${order.id}/cancel`, {
      body: { reason: 'changed my mind' },
    })
  const responses = await Promise.all([cancel(), cancel(), cancel()])
  for (const { status, body } of responses) {
    t.match({ status, body }, { status: 200, body: { status: 'cancelled', cancel_reason: 'changed my mind' } })
  }
  const after = await cancel()
  t.match(after.body, { payment_status: 'refunded', payment: { refunded: { amount: 1000 } } })
  const events = await eventsOf(fixture, 'order.cancelled')
  t.equal(events.length, 1)
  const [row] = await query<{ reservation_id: string }>(fixture.pg, 'SELECT reservation_id FROM orders')
  const restock = [{ variant_id: 'song', quantity: 2 }]
  t.match(events[0]?.data, { order_id: order.id, reservation_id: row?.reservation_id, restock })
  t.equal((await invariants(fixture)).charged, 0)
  const ship = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/fulfilments`, { body: {} })
  t.match(ship, { status: 409, body: { code: 'invalid_state' } })
  const refund = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, { body: {} })
  t.match(refund, { status: 422, body: { errors: [{ pointer: '/amount' }] } })
})

t.test('cancelOrder while the payment service is away: cancelled at once, the money follows', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const url = `/v1/admin/orders/${order.id}/cancel`
  await withoutPayments(fixture, async () => {
    const response = await fixture.as(clerk)<Body>('POST', url, { body: {} })
    t.match(response, { status: 200, body: { status: 'cancelled', payment_status: 'paid' } })
    const refund = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, { body: {} })
    t.equal(refund.body.code, 'invalid_state', 'all of it is going back already')
    await timePasses(fixture)
    t.equal(await recoverMoney(fixture.deps, log), 1)
    t.equal(await recoverMoney(fixture.deps, log), 0, 'not again at once')
  })
  t.equal((await invariants(fixture)).charged, 1)
  await timePasses(fixture)
  t.equal(await recoverMoney(fixture.deps, log), 1)
  t.equal((await invariants(fixture)).charged, 0)
  t.match((await fixture.as(clerk)('GET', `/v1/admin/orders/${order.id}`)).body, { payment_status: 'refunded' })
  await timePasses(fixture)
  t.equal(await recoverMoney(fixture.deps, log), 0)
})

t.test('an order that is not paid yet is cancelled without a refund', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { method: 'bank_transfer' })
  const response = await fixture.as(customer('usr_1'))<Body>('POST', `/v1/orders/${order.id}/cancel`)
  t.match(response, { status: 200, body: { status: 'cancelled', payment_status: 'voided' } })
})

t.test('fulfilments: in parts, with tracking, never more than was bought', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { items: { song: 3, film: 1 } })
  const [song, film] = order.items.map((item) => item.id)
  const admin = fixture.as(clerk)
  const url = `/v1/admin/orders/${order.id}/fulfilments`
  const statusOf = async () => (await admin<Body>('GET', `/v1/admin/orders/${order.id}`)).body.fulfilment_status

  const much = await admin('POST', url, {
    body: {
      items: [
        { item_id: song, quantity: 2 },
        { item_id: song, quantity: 2 },
      ],
    },
  })
  t.match(much, { status: 422, body: { errors: [{ pointer: '/items/1/quantity' }] } })
  const unknown = await admin('POST', url, { body: { items: [{ item_id: 'itm_x', quantity: 1 }] } })
  t.match(unknown, { status: 422, body: { errors: [{ pointer: '/items/0/item_id' }] } })
  t.equal(await statusOf(), 'unfulfilled')

  const send = (key: string) =>
    admin<Body>('POST', url, {
      body: { items: [{ item_id: song, quantity: 2 }], carrier: 'DHL', tracking_number: 'T1' },
      headers: { 'idempotency-key': key },
    })
  const first = await send('k1')
  t.match(first, { status: 201, body: { status: 'shipped', carrier: 'DHL', items: [{ item_id: song, quantity: 2 }] } })
  t.equal((await send('k1')).body.id, first.body.id, 'the same key ships once')
  t.equal(await statusOf(), 'partial')
  const cancel = await fixture.as(customer('usr_1'))('POST', `/v1/orders/${order.id}/cancel`)
  t.equal(cancel.body.code, 'invalid_state')

  const rest = await admin<Body>('POST', url, { body: {} })
  t.same(rest.body.items, [
    { item_id: song, quantity: 1 },
    { item_id: film, quantity: 1 },
  ])
  t.equal(await statusOf(), 'fulfilled')
  t.equal((await admin('POST', url, { body: {} })).body.code, 'invalid_state')
  t.equal((await eventsOf(fixture, 'order.fulfilled')).length, 2)

  const tracked = await admin<Body>('PATCH', `${url}/${rest.body.id}`, {
    body: { tracking_url: 'https://t.example/1' },
  })
  t.match(tracked.body, { tracking_url: 'https://t.example/1', carrier: null })
  const script = await admin('PATCH', `${url}/${rest.body.id}`, { body: { tracking_url: 'javascript:alert(1)' } })
  t.match(script.body, { status: 400, errors: [{ pointer: '/tracking_url' }] })
  await admin('POST', `${url}/${first.body.id}/delivered`)
  t.equal(await statusOf(), 'fulfilled')
  const arrived = await admin<Body>('POST', `${url}/${rest.body.id}/delivered`)
  t.equal(arrived.body.status, 'delivered')
  t.equal((await admin<Body>('POST', `${url}/${rest.body.id}/delivered`)).body.delivered_at, arrived.body.delivered_at)
  t.equal(await statusOf(), 'delivered')
  const bought = await fixture.as(customer('usr_1'))<Body>('GET', `/v1/orders/${order.id}`)
  t.match(bought.body, { fulfilment_status: 'delivered', fulfilments: [{ tracking_number: 'T1' }, {}] })

  const message = await fixture.as(serviceNamed('notification'))<Body>('GET', `/internal/orders/${order.id}`)
  t.match(message.body, { number: order.number, email: 'ada@example.com', total: { amount: 2700 } })
  t.match(message.body.fulfilments, [{ lines: [{ title: 'The song', quantity: 2 }] }, {}])
})

t.test('refunds: in parts up to what was paid, events of when done', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const admin = fixture.as(clerk)
  const url = `/v1/admin/orders/${order.id}/refunds`
  const give = (body: Body, key?: string) =>
    admin<Body>('POST', url, { body, ...(key ? { headers: { 'idempotency-key': key } } : {}) })
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
    [{ order_id: order.id, refund_id: part.body.id, amount: { amount: 300 } }, { amount: { amount: 700 } }],
  )
})

t.test('a refund while the payment service is away stays pending and is carried out once', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const url = `/v1/admin/orders/${order.id}/refunds`
  await withoutPayments(fixture, async () => {
    t.match((await fixture.as(clerk)('POST', url, { body: {} })).body, { status: 'pending', amount: { amount: 1000 } })
    t.equal((await fixture.as(clerk)('POST', url, { body: {} })).status, 422, 'what is on its way is not left')
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
  t.match((await fixture.as(clerk)('POST', `${url}/refunds`, { body })).body, { status: 'pending' })
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
  const response = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, { body: {} })
  t.match(response, { status: 201, body: { status: 'failed', failure: 'That much is not left.' } })
})

t.test('staff find orders by status, number and e-mail, and keep notes under If-Match', async (t) => {
  const fixture = await checkoutFixture(t)
  const [paid, unpaid] = [await placed(fixture), await placed(fixture, { method: 'bank_transfer', user: 'usr_2' })]
  const admin = fixture.as(clerk)
  const find = async (query: string) =>
    (await admin<{ data: { id: string }[] }>('GET', `/v1/admin/orders?${query}`)).body.data.map((order) => order.id)
  t.same(await find('payment_status=awaiting'), [unpaid.id])
  t.same(await find('status=placed&fulfilment_status=unfulfilled&limit=1'), [unpaid.id])
  t.same(await find(`q=${paid.number}`), [paid.id])
  t.same(await find('q=Ada%40example.com'), [unpaid.id, paid.id])
  t.same(await find('q=nobody%40example.com'), [])
  t.match((await admin('GET', '/v1/admin/orders?status=lost')).body, { errors: [{ parameter: 'status' }] })

  const url = `/v1/admin/orders/${paid.id}`
  const read = await admin<Body>('GET', url)
  const note = (etag?: string) =>
    admin<Body>('PATCH', url, { body: { staff_note: 'call first' }, headers: etag ? { 'if-match': etag } : {} })
  t.equal((await note()).status, 428)
  const etag = String(read.headers.etag)
  t.match(await note(etag), { status: 200, body: { staff_note: 'call first' } })
  t.equal((await note(etag)).status, 412)
  const unknown = await admin('PATCH', url, { body: { status: 'cancelled' }, headers: { 'if-match': etag } })
  t.match(unknown.body, { code: 'validation_failed', errors: [{ pointer: /\/(status|staff_note)/ }] })
  const shown = await fixture.as(customer('usr_1'))<Body>('GET', `/v1/orders/${paid.id}`)
  t.notOk('staff_note' in shown.body, 'buyers never see it')
})

t.test('what is left to ship, as a rule', async (t) => {
  const line = (id: string, quantity: number, fulfilled: number) => ({ id, quantity, fulfilled }) as OrderLine
  const order = { status: 'placed', lines: [line('a', 2, 1), line('b', 1, 1)] } as WholeOrder
  t.same(itemsToShip(order, undefined), [{ item_id: 'a', quantity: 1 }])
  t.throws(() => itemsToShip(order, [{ item_id: 'b', quantity: 1 }]), { code: 'unprocessable' })
  for (const payment_status of ['voided', 'refunded'] as const) {
    t.throws(() => itemsToShip({ ...order, payment_status }, undefined), { code: 'invalid_state' }, payment_status)
  }
  for (const payment_status of ['awaiting', 'authorised', 'paid', 'partially_refunded'] as const) {
    t.equal(itemsToShip({ ...order, payment_status }, undefined).length, 1, payment_status)
  }
  t.equal(fulfilmentStatusOf(order.lines, []), 'unfulfilled')
  t.equal(fulfilmentStatusOf(order.lines, [{ status: 'delivered' }]), 'partial')
  const all = [line('a', 1, 1)]
  t.equal(fulfilmentStatusOf(all, [{ status: 'shipped' }, { status: 'delivered' }]), 'fulfilled')
  t.equal(fulfilmentStatusOf(all, [{ status: 'delivered' }]), 'delivered')
})
