import { query } from '@stoa/kit/postgres/sql'
import { customer, serviceNamed } from '@stoa/kit/testing/app'
import t from 'tap'
import { fulfilmentStatusOf, itemsToShip } from '../domain/fulfilment.ts'
import type { OrderLine, WholeOrder } from '../domain/order.ts'
import { recoverMoney } from '../flows/cancellation.ts'
import { checkoutFixture, invariants, log, timePasses } from './checkout-fixture.ts'
import { type Body, clerk, eventsOf, once, placed, withoutPayments } from './order-steps.ts'

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
  const facts = { customer_id: 'usr_1', total: { amount: 1000, currency: 'EUR' }, payment_status: 'paid' }
  t.match(events[0]?.data, facts, 'the money goes back after that')
  t.equal((await invariants(fixture)).charged, 0)
  const ship = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/fulfilments`, { body: {} })
  t.match(ship, { status: 409, body: { code: 'invalid_state' } })
  const refund = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, { body: {}, headers: once() })
  t.match(refund, { status: 422, body: { errors: [{ pointer: '/amount' }] } })
})

t.test('cancelOrder while the payment service is away: cancelled at once, the money follows', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture)
  const url = `/v1/admin/orders/${order.id}/cancel`
  await withoutPayments(fixture, async () => {
    const response = await fixture.as(clerk)<Body>('POST', url, { body: {} })
    t.match(response, { status: 200, body: { status: 'cancelled', payment_status: 'paid' } })
    const refund = await fixture.as(clerk)('POST', `/v1/admin/orders/${order.id}/refunds`, {
      body: {},
      headers: once(),
    })
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
    headers: once(),
  })
  t.match(much, { status: 422, body: { errors: [{ pointer: '/items/1/quantity' }] } })
  const unknown = await admin('POST', url, {
    body: { items: [{ item_id: 'itm_x', quantity: 1 }] },
    headers: once(),
  })
  t.match(unknown, { status: 422, body: { errors: [{ pointer: '/items/0/item_id' }] } })
  t.equal(await statusOf(), 'unfulfilled')
  const keyless = () => admin('POST', url, { body: { items: [{ item_id: song, quantity: 1 }] } })
  const missing = { status: 400, body: { code: 'idempotency_key_missing' } }
  t.match(await keyless(), missing, 'the same parcel may go out twice, so a repetition would be a second one')
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
  const events = await eventsOf(fixture, 'order.fulfilled')
  t.match(
    events.map(({ data }) => data.fulfilment_status),
    ['partial', 'fulfilled'],
    'as each parcel leaves it',
  )
  t.equal(events.length, 2)

  const tracked = await admin<Body>('PATCH', `${url}/${rest.body.id}`, {
    body: { tracking_url: 'https://t.example/1' },
  })
  t.match(tracked.body, { tracking_url: 'https://t.example/1', carrier: null })
  const split = await admin<Body>('PATCH', `${url}/${rest.body.id}`, {
    body: { tracking_url: 'https://t.example/\r\nX: y\u0007<b>' },
  })
  t.match(split.body, { tracking_url: 'https://t.example/X:%20y%07%3Cb%3E' }, 'as a URL parser writes it')
  const nowhere = await admin('PATCH', `${url}/${rest.body.id}`, { body: { tracking_url: 'https://' } })
  t.match(nowhere.body, { status: 400, errors: [{ pointer: '/tracking_url' }] })
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

t.test('what a buyer has withdrawn from is not shipped, unless staff name it', async (t) => {
  const line = (id: string, quantity: number, fulfilled: number) =>
    ({ id, quantity, fulfilled, cancelled: 0 }) as OrderLine
  const withdrawn = (quantity: number) => [{ items: [{ item_id: 'a', quantity }] }] as WholeOrder['withdrawals']
  const order = {
    ...{ status: 'placed', lines: [line('a', 3, 1), line('b', 1, 0)] },
    ...{ withdrawals: withdrawn(1), cancellations: [] as unknown },
  } as WholeOrder
  t.same(itemsToShip(order, undefined), [
    { item_id: 'a', quantity: 1 },
    { item_id: 'b', quantity: 1 },
  ])
  t.same(itemsToShip(order, [{ item_id: 'a', quantity: 2 }]), [{ item_id: 'a', quantity: 2 }])
  const rest = { ...order, lines: [line('a', 3, 1), line('b', 1, 1)], withdrawals: withdrawn(3) }
  t.throws(() => itemsToShip(rest, undefined), { code: 'invalid_state', message: /withdrawn from all that is left/ })
  t.equal(fulfilmentStatusOf(rest, [{ status: 'delivered' }]), 'delivered', 'nothing more is waited for')
  t.equal(fulfilmentStatusOf(order, [{ status: 'delivered' }]), 'partial')
})

t.test('what is left to ship, as a rule', async (t) => {
  const line = (id: string, quantity: number, fulfilled: number) =>
    ({ id, quantity, fulfilled, cancelled: 0 }) as OrderLine
  const order = {
    status: 'placed',
    lines: [line('a', 2, 1), line('b', 1, 1)],
    withdrawals: [] as unknown,
    cancellations: [] as unknown,
  } as WholeOrder
  t.same(itemsToShip(order, undefined), [{ item_id: 'a', quantity: 1 }])
  t.throws(() => itemsToShip(order, [{ item_id: 'b', quantity: 1 }]), { code: 'unprocessable' })
  for (const payment_status of ['voided', 'refunded'] as const) {
    t.throws(() => itemsToShip({ ...order, payment_status }, undefined), { code: 'invalid_state' }, payment_status)
  }
  for (const payment_status of ['awaiting', 'authorised', 'partially_paid', 'paid', 'partially_refunded'] as const) {
    t.equal(itemsToShip({ ...order, payment_status }, undefined).length, 1, payment_status)
  }
  t.equal(fulfilmentStatusOf(order, []), 'unfulfilled')
  t.equal(fulfilmentStatusOf(order, [{ status: 'delivered' }]), 'partial')
  const all = { lines: [line('a', 1, 1)], withdrawals: [], cancellations: [] }
  t.equal(fulfilmentStatusOf(all, [{ status: 'shipped' }, { status: 'delivered' }]), 'fulfilled')
  t.equal(fulfilmentStatusOf(all, [{ status: 'delivered' }]), 'delivered')
})
