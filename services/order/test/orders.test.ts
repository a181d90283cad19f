import { execute } from '@stoa/kit/postgres/sql'
import { openCartToken } from '@stoa/kit/security/cart-token'
import { openOrderToken } from '@stoa/kit/security/order-token'
import type { Principal } from '@stoa/kit/security/principal'
import { anonymous, customer, guest, serviceNamed, staff, testSecret } from '@stoa/kit/testing/app'
import t from 'tap'
import { totalsOf } from '../domain/pricing.ts'
import { checkoutFixture } from './checkout-fixture.ts'
import { type Body, clerk, once, placed } from './order-steps.ts'
import { cartWith, item, region, taxedIn } from './pricing-data.ts'

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
    const extra = { headers: once(), ...(body === undefined ? {} : { body }) }
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

t.test('a guest reads the order with the cart token, and finds it by number, e-mail and postal code', async (t) => {
  const fixture = await checkoutFixture(t)
  const order = await placed(fixture, { user: undefined })
  const cart = String(order.cart_id)
  t.equal((await fixture.as(guest(cart))('GET', `/v1/orders/${order.id}`)).status, 200)
  const look = (number: string, email: string) =>
    fixture.as(anonymous)<Body>('POST', '/v1/orders/lookup', { body: { number, email, postal_code: '10115' } })
  t.equal((await look(order.number, 'ADA@example.com')).body.id, order.id)
  const wrong = [await look(order.number, 'eve@example.com'), await look('999', 'ada@example.com')]
  t.same(
    wrong.map(({ status, body }) => [status, body.code, body.detail]),
    [0, 1].map(() => [404, 'not_found', wrong[0]?.body.detail]),
    'the response does not tell which one did not fit',
  )
  t.match((await look(order.number, 'no mail')).body, { status: 400, errors: [{ pointer: '/email' }] })
})

t.test('a look-up brings a token of that one order, good for an hour: it is read and cancelled with it', async (t) => {
  const fixture = await checkoutFixture(t)
  const [order, other] = [await placed(fixture, { user: undefined }), await placed(fixture)]
  const before = Date.now()
  const body = { number: order.number, email: 'ada@example.com', postal_code: '10115' }
  const found = await fixture.as(anonymous)<Body>('POST', '/v1/orders/lookup', { body })
  const token = openOrderToken(testSecret, String(found.body.token))
  t.same(token, { order: order.id, isExpired: false })
  t.equal(openCartToken(testSecret, String(found.body.token)), null, 'it is no cart token')
  const minutes = (Date.parse(String(found.body.token_expires_at)) - before) / 60_000
  t.ok(minutes > 59 && minutes < 61)
  t.match(openOrderToken(testSecret, String(found.body.token), before + 61 * 60_000), { isExpired: true })

  const finder = fixture.as({ kind: 'anonymous', cart: null, order: order.id, address: '203.0.113.9' })
  const read = await finder<Body>('GET', `/v1/orders/${order.id}`)
  t.match(read, { status: 200, body: { id: order.id } })
  t.notOk('token' in read.body, 'only a look-up brings one')
  t.equal((await finder('GET', `/v1/orders/${other.id}`)).status, 404)
  t.equal((await finder('POST', `/v1/orders/${other.id}/cancel`, { body: {} })).status, 404)
  t.equal((await finder('GET', `/v1/carts/${order.cart_id}`)).status, 401, 'it opens no cart')
  const cancelled = await finder('POST', `/v1/orders/${order.id}/cancel`, { body: {} })
  t.match(cancelled, { status: 200, body: { status: 'cancelled' } })
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
  t.equal(etag, `"${read.body.version}"`, 'what is read tells the version that the change needs')
  t.match(await note(etag), { status: 200, body: { staff_note: 'call first', version: Number(read.body.version) + 1 } })
  t.equal((await note(etag)).status, 412)
  const unknown = await admin('PATCH', url, { body: { status: 'cancelled' }, headers: { 'if-match': etag } })
  t.match(unknown.body, { code: 'validation_failed', errors: [{ pointer: /\/(status|staff_note)/ }] })
  const shown = await fixture.as(customer('usr_1'))<Body>('GET', `/v1/orders/${paid.id}`)
  t.notOk('staff_note' in shown.body, 'buyers never see it')
})

t.test('a message about an order names its client', async (t) => {
  const fixture = await checkoutFixture(t)
  const service = fixture.as(serviceNamed('notification'))
  const clientOf = async (options: Parameters<typeof placed>[1]) => {
    const order = await placed(fixture, options)
    return (await service<Body>('GET', `/internal/orders/${order.id}`)).body.client
  }
  t.equal(await clientOf({}), '192.0.2.1', 'who pays may cancel and have the money back')
  t.equal(await clientOf({ method: 'bank_transfer' }), '192.0.2.1', 'the network it was ordered from')
})

t.test('a message about an order tells whether placing it cost nothing', async (t) => {
  const fixture = await checkoutFixture(t)
  const service = fixture.as(serviceNamed('notification'))
  const read = async (id: string) => (await service<Body>('GET', `/internal/orders/${id}`)).body
  const paid = await placed(fixture)
  t.match(await read(paid.id), { is_unpaid: false, client: '192.0.2.1' })
  const transfer = await placed(fixture, { method: 'bank_transfer' })
  t.match(await read(transfer.id), { is_unpaid: true, client: '192.0.2.1' })
  await execute(fixture.pg, "UPDATE orders SET payment_status = 'partially_paid', captured = 1 WHERE id = $1", [
    transfer.id,
  ])
  t.match(await read(transfer.id), { is_unpaid: false, client: '192.0.2.1' }, 'some of its money has come')
  fixture.stubs.prices.set('song', 0)
  const free = await placed(fixture, { method: null })
  t.match(free, { payment_status: 'paid' })
  t.match(await read(free.id), { is_unpaid: true, client: '192.0.2.1' }, 'there is nothing to pay')
})

t.test('a message about an order tells whether its buyer cancelled it', async (t) => {
  const fixture = await checkoutFixture(t)
  const cancelled = async (path: string, by: (cart: string) => Principal, options: { user?: undefined } = {}) => {
    const { id, cart_id } = await placed(fixture, options)
    t.equal((await fixture.as(by(String(cart_id)))('POST', `${path}/${id}/cancel`)).status, 200)
    return (await fixture.as(serviceNamed('notification'))<Body>('GET', `/internal/orders/${id}`)).body
  }
  const byBuyer = { is_cancelled: true, is_cancelled_by_buyer: true }
  t.match(await cancelled('/v1/orders', () => customer('usr_1')), byBuyer)
  const holder = (cart: string) => ({ ...customer('usr_1'), cart }) as Principal
  t.match(await cancelled('/v1/orders', holder, { user: undefined }), byBuyer, 'with the token of its cart')
  t.match(await cancelled('/v1/admin/orders', () => clerk), { is_cancelled: true, is_cancelled_by_buyer: false })
  const { id } = await placed(fixture)
  const standing = await fixture.as(serviceNamed('notification'))<Body>('GET', `/internal/orders/${id}`)
  t.match(standing.body, { is_cancelled: false, is_cancelled_by_buyer: false })
})

t.test(
  'many orders are read at once for messages, as each is by itself; those that are not there are left out',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const service = fixture.as(serviceNamed('notification'))
    const orders = [await placed(fixture), await placed(fixture, { method: 'bank_transfer' })]
    const order_ids = [...orders.map(({ id }) => id), 'ord_gone']
    const { status, body } = await service<{ data: Body[] }>('POST', '/internal/orders/read', { body: { order_ids } })
    t.equal(status, 200)
    const alone = await Promise.all(orders.map(({ id }) => service<Body>('GET', `/internal/orders/${id}`)))
    const byId = (a: Body, b: Body) => String(a.id).localeCompare(String(b.id))
    t.strictSame(body.data.toSorted(byId), alone.map((each) => each.body).toSorted(byId))
  },
)

t.test(
  'an order says what an invoice has to: rates and net amounts, also one of before that was recorded',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const order = await placed(fixture, { items: { song: 2, film: 1 } })
    const items = (order.items as { id: string; quantity: number; unit_price: { amount: number } }[]).map((line) =>
      item({
        ...line,
        requires_shipping: true,
        unit_price: line.unit_price.amount,
        tax_class: line.quantity === 1 ? 'reduced' : 'standard',
      }),
    )
    const totals = totalsOf(cartWith(items), 595, taxedIn(region()))
    const formerTaxes = totals.tax_lines.map(({ name, rate, amount }) => ({ name, rate, amount }))
    const shown = async () => (await fixture.as(clerk)<Body>('GET', `/v1/admin/orders/${order.id}`)).body
    t.match(await shown(), { items: [{ tax_class: 'standard', tax_lines: [] }, { tax_class: 'standard' }] })
    for (const given of [totals, { ...totals, tax_lines: formerTaxes }]) {
      await execute(fixture.pg, 'UPDATE orders SET totals = $2 WHERE id = $1', [order.id, JSON.stringify(given)])
      t.match(await shown(), {
        items: [
          { tax_lines: [{ name: 'VAT', rate: '19', net: { amount: 840 }, amount: { amount: 160, currency: 'EUR' } }] },
          { tax_lines: [{ name: 'VAT', rate: '7', net: { amount: 1121 }, amount: { amount: 79 } }] },
        ],
        totals: {
          prices_include_tax: true,
          shipping_tax_lines: [{ rate: '19' }, { rate: '7' }],
          tax_lines: [{ rate: '19', amount: { amount: totals.tax_lines[0]?.amount } }, { rate: '7' }],
        },
      })
    }
    await execute(fixture.pg, 'UPDATE order_lines SET tax_class = NULL')
    t.match(await shown(), { items: [{ tax_class: null }, { tax_class: null }] })
  },
)
