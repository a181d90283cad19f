import { one, query } from '@stoa/kit/postgres/sql'
import { openCartToken } from '@stoa/kit/security/cart-token'
import type { Principal } from '@stoa/kit/security/principal'
import { anonymous, customer, guest, serviceNamed, staff, testSecret } from '@stoa/kit/testing/app'
import t from 'tap'
import type { Cart } from '../generated/types.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, address, guestCart, type Problem, setStatus } from './cart-steps.ts'

const pg = await database(t)

t.test('a guest is given the only key to the cart; a customer needs none', async (t) => {
  const fixture = await cartFixture(t, pg)
  const { id, token, call, url } = await guestCart(fixture, { email: 'Ada@Example.ORG', note: 'Ring twice' })
  t.equal(openCartToken(testSecret, token), id)
  const read = await call<Cart>('GET', url)
  t.match(read.body, { id, status: 'open', currency: 'EUR', locale: 'en', email: 'Ada@example.org', items: [] })
  t.notOk('token' in read.body)
  const mine = await fixture.as(customer('usr_1'))<Cart>('POST', '/v1/carts', { body: { currency: 'USD' } })
  t.equal(mine.status, 201)
  t.notOk('token' in mine.body)
  t.equal((await fixture.as(customer('usr_1'))('GET', `/v1/carts/${mine.body.id}`)).status, 200)
  t.equal((await fixture.as(anonymous)('POST', '/v1/carts')).status, 201, 'the body may be left out')
})

t.test(
  'createCart again with its key: the same cart, and a token for nobody who is known by an address alone',
  async (t) => {
    const fixture = await cartFixture(t, pg)
    const create = (as: Principal = anonymous) =>
      fixture.as(as)<Cart>('POST', '/v1/carts', { body: {}, headers: { 'idempotency-key': 'k1' } })
    const first = await create()
    const again = await create()
    t.equal(again.status, 201)
    t.equal(again.headers['idempotent-replayed'], 'true')
    t.equal(again.body.id, first.body.id)
    t.equal(openCartToken(testSecret, first.body.token ?? ''), first.body.id)
    t.notOk('token' in again.body, 'it may be another client behind the same address')
    const kept = await query<{ body: object }>(fixture.pg, 'SELECT body FROM idempotency_keys')
    t.equal(kept.length, 1)
    t.notMatch(JSON.stringify(kept), first.body.token ?? 'no token')
    t.equal((await query(fixture.pg, 'SELECT id FROM carts')).length, 1)
    const proven = guest(first.body.id)
    const own = await create(proven)
    const ownAgain = await create(proven)
    t.equal(ownAgain.headers['idempotent-replayed'], 'true')
    t.equal(openCartToken(testSecret, ownAgain.body.token ?? ''), own.body.id, 'a cart token proves who asks')
  },
)

t.test('nobody reads or changes a cart that is not theirs', async (t) => {
  const fixture = await cartFixture(t, pg)
  const theirs = await guestCart(fixture)
  const item = (await add(theirs, 'mug')).body.items[0]
  const routes: [string, string, object?][] = [
    ['GET', ''],
    ['PATCH', '', { note: 'x' }],
    ['PATCH', '', { currency: 'USD' }],
    ['POST', '/items', { variant_id: 'mug' }],
    ['PATCH', `/items/${item?.id}`, { quantity: 2 }],
    ['DELETE', `/items/${item?.id}`],
    ['GET', '/shipping-options'],
    ['PUT', '/shipping-option', { option_id: 'spo_1' }],
    ['POST', '/payment', { method: 'test' }],
  ]
  const before = await theirs.call('GET', theirs.url)
  for (const [method, path, body] of routes) {
    const call = { ...(body ? { body } : {}) }
    const other = [fixture.as(customer('usr_other')), fixture.as(guest('cart_other')), fixture.as(staff('*'))]
    for (const as of other) t.equal((await as(method, theirs.url + path, call)).status, 404, `${method} ${path}`)
    t.equal(
      (await fixture.as(anonymous)(method, theirs.url + path, call)).status,
      401,
      `${method} ${path} without a token`,
    )
    t.equal((await fixture.as(serviceNamed('payment'))(method, theirs.url + path, call)).status, 403)
  }
  const merge = { body: { cart_token: theirs.token } }
  t.equal((await fixture.as(customer('usr_other'))('POST', `${theirs.url}/merge`, merge)).status, 400, 'its own token')
  const second = await guestCart(fixture)
  const into = { body: { cart_token: second.token } }
  t.equal((await fixture.as(customer('usr_other'))('POST', `${theirs.url}/merge`, into)).status, 404)
  t.equal(
    (await fixture.as(guest(theirs.id))('POST', `${theirs.url}/merge`, into)).status,
    401,
    'merging is for customers',
  )
  t.same((await theirs.call('GET', theirs.url)).body, before.body)
})

t.test('lines: add, add up, set, remove', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  await add(cart, 'mug', 2)
  const twice = await add(cart, 'mug', 3)
  const line = twice.body.items[0]
  t.match(twice.body.items, [
    { variant_id: 'mug', quantity: 5, unit_price: { amount: 1190, currency: 'EUR' }, total: { amount: 5950 } },
  ])
  t.equal(twice.body.items.length, 1)
  const set = await cart.call<Cart>('PATCH', `${cart.url}/items/${line?.id}`, { body: { quantity: 1 } })
  t.equal(set.body.totals.total.amount, 1190)
  await add(cart, 'song')
  const gone = await cart.call<Cart>('PATCH', `${cart.url}/items/${line?.id}`, { body: { quantity: 0 } })
  t.same(
    gone.body.items.map((item) => item.variant_id),
    ['song'],
  )
  const last = await cart.call<Cart>('DELETE', `${cart.url}/items/${gone.body.items[0]?.id}`)
  t.match(last, { status: 200, body: { items: [], totals: { total: { amount: 0 } } } })
  t.equal((await cart.call('DELETE', `${cart.url}/items/${line?.id}`)).status, 404)
})

t.test('bad input names the field', async (t) => {
  const fixture = await cartFixture(t, pg, { CART_MAX_QUANTITY: 10 })
  const cart = await guestCart(fixture)
  await add(cart, 'tea', 8)
  const cases: [string, string, object, number, string][] = [
    ['POST', '/items', { variant_id: 'nothing' }, 422, '/variant_id'],
    ['POST', '/items', { variant_id: 'tea', quantity: 3 }, 422, '/quantity'],
    ['POST', '/items', { variant_id: 'tea', quantity: 0 }, 400, '/quantity'],
    ['POST', '/items', { variant_id: 'tea', quantity: '1' }, 400, '/quantity'],
    ['POST', '/items', { quantity: 1 }, 400, '/variant_id'],
    ['POST', '/items', { variant_id: 'tea', price: 1 }, 400, '/price'],
    ['PATCH', '', { email: 'nobody' }, 400, '/email'],
    ['PATCH', '', { status: 'completed' }, 400, '/status'],
    ['PATCH', '', { currency: 'eur' }, 400, '/currency'],
    ['PATCH', '', { currency: 'ZZZ' }, 400, '/currency'],
    ['PATCH', '', { currency: 'USD' }, 422, '/currency'],
    ['PATCH', '', { shipping_address: { name: 'Ada', country: 'DE' } }, 400, '/shipping_address/line1'],
    ['PATCH', '', { shipping_address: { ...address, country: 'Germany' } }, 400, '/shipping_address/country'],
    ['PATCH', '', { billing_address: { ...address, planet: 'Mars' } }, 400, '/billing_address/planet'],
    ['PUT', '/shipping-option', { option_id: 'spo_none' }, 422, '/option_id'],
    ['POST', '/payment', { method: 'shells' }, 422, '/method'],
    ['POST', '/payment', { method: 'test', amount: 1 }, 400, '/amount'],
  ]
  for (const [method, path, body, status, pointer] of cases) {
    const response = await cart.call<Problem>(method, cart.url + path, { body })
    t.match(response, { status, body: { errors: [{ pointer }] } }, `${method} ${path} ${JSON.stringify(body)}`)
    t.match(response.headers['content-type'], /problem\+json/)
  }
  const nowhere = await fixture.as(anonymous)('POST', '/v1/carts', { body: { currency: 'ZZZ' } })
  t.match(nowhere, { status: 400, body: { code: 'validation_failed', errors: [{ pointer: '/currency' }] } })
})

t.test('e-mail addresses of every script are taken, one mailbox each', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  const patch = (email: string) => cart.call<Cart & Problem>('PATCH', cart.url, { body: { email } })
  for (const [email, kept = email] of [
    ["o'neil@example.com"],
    ['Ada@Bücher.Example', 'Ada@xn--bcher-kva.example'],
    ['用户@почта.рф', '用户@xn--80a1acny.xn--p1ai'],
  ] as const) {
    t.match(await patch(email), { status: 200, body: { email: kept } }, email)
  }
  for (const email of [
    'a@b@example.com',
    'a@example.com, b@example.com',
    'a@example.com\nBcc: x@example.com',
    '<a@b.co>',
    ' ',
  ]) {
    t.match(await patch(email), { status: 400, body: { errors: [{ pointer: '/email' }] } }, JSON.stringify(email))
  }
  const created = await fixture.as(anonymous)<Cart>('POST', '/v1/carts', { body: { email: 'ada@почта.рф' } })
  t.equal(created.body.email, 'ada@xn--80a1acny.xn--p1ai')
})

t.test('20 adds at once lose no unit', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  const responses = await Promise.all(Array.from({ length: 20 }, (_, n) => add(cart, n % 2 ? 'mug' : 'song')))
  t.ok(responses.every((response) => response.status === 200))
  const { body } = await cart.call<Cart>('GET', cart.url)
  t.same(body.items.map((item) => item.quantity).sort(), [10, 10])
  t.equal(body.totals.total.amount, 10 * 1190 + 10 * 99)
})

t.test('adding an item is a fixed number of statements, and one call to the product service', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  await add(cart, 'mug')
  const count = async (work: () => Promise<unknown>) => {
    // Zones, regions and the shop are kept for two seconds, so they are read just before.
    fixture.deps.rates.forget()
    fixture.deps.shop.forget()
    await fixture.deps.rates.read()
    const [statements, requests] = [fixture.pg.statements, fixture.stubs.requests.length]
    await work()
    return [fixture.pg.statements - statements, fixture.stubs.requests.length - requests]
  }
  // The write, with a key as without; the cart is known from the last one.
  t.same(await count(() => add(cart, 'tea')), [1, 1])
  t.same(await count(() => add(cart, 'song', 1, { 'idempotency-key': 'k' })), [1, 1])
  t.same(await count(() => cart.call('GET', cart.url)), [1, 2], 'its lines are compared with prices and stock')
})

t.test('the same key adds once', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  const first = await add(cart, 'mug', 2, { 'idempotency-key': '"again"' })
  fixture.stubs.products.delete('mug')
  const again = await add(cart, 'mug', 2, { 'idempotency-key': 'again' })
  t.equal(again.headers['idempotent-replayed'], 'true')
  t.same(again.body, first.body, 'even if the variant is not sold any more')
  t.equal((await add(cart, 'mug', 3, { 'idempotency-key': 'again' })).body.code, 'idempotency_key_reused')
})

t.test('an edit with a key keeps no copy of the cart, and a replay shows it as it is now', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  await add(cart, 'mug', 2)
  const note = 'Ring twice. '.repeat(150)
  const edits = [
    ['PATCH', cart.url, { note }],
    ['POST', `${cart.url}/items`, { variant_id: 'song' }],
    ['POST', `${cart.url}/payment`, { method: 'test' }],
  ] as const
  const send = ([method, url, body]: (typeof edits)[number], key: string) =>
    cart.call<Cart>(method, url, { body, headers: { 'idempotency-key': key } })
  for (const [index, edit] of edits.entries()) t.equal((await send(edit, `k${index}`)).status, 200)
  const largest = 'SELECT max(pg_column_size(k.*)) AS bytes FROM idempotency_keys k'
  t.ok((await one<{ bytes: number }>(fixture.pg, largest)).bytes < 400)
  const [edit] = edits
  const again = await send(edit, 'k0')
  t.equal(again.headers['idempotent-replayed'], 'true')
  t.match(again.body, { note, items: [{ quantity: 2 }, { quantity: 1 }] })
})

t.test('at most 100 lines', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  for (let n = 0; n <= 100; n++) fixture.stubs.products.set(`v${n}`, { prices: { EUR: 1 } })
  for (let n = 0; n < 100; n++) t.equal((await add(cart, `v${n}`)).status, 200)
  t.match(await add(cart, 'v100'), { status: 422, body: { errors: [{ pointer: '/variant_id' }] } })
  const headers = { 'idempotency-key': 'to-yen' }
  const toYen = () => cart.call('PATCH', cart.url, { body: { currency: 'JPY' }, headers })
  t.match(await toYen(), { status: 422, body: { lines: { length: 100 } } })
  t.match(await toYen(), { status: 422, body: { lines: { length: 100 } } }, 'judged anew')
  const kept = 'SELECT coalesce(sum(pg_column_size(k.*)), 0)::integer AS bytes FROM idempotency_keys k'
  t.ok(
    (await one<{ bytes: number }>(fixture.pg, kept)).bytes < 400,
    'not kept: it has 11 kB, and can be had without end',
  )
  t.equal((await add(cart, 'v7')).status, 200, 'a line that is there takes more')
})

t.test('a cart that is being paid for is not edited, one that became an order neither', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  const item = (await add(cart, 'mug')).body.items[0]
  const edits = () => [
    add(cart, 'tea'),
    cart.call('PATCH', cart.url, { body: { note: 'late' } }),
    cart.call('PATCH', `${cart.url}/items/${item?.id}`, { body: { quantity: 0 } }),
    cart.call('POST', `${cart.url}/payment`, { body: { method: 'test' } }),
  ]
  await setStatus(fixture, cart.id, 'in_checkout')
  for (const response of await Promise.all(edits()))
    t.match(response, { status: 409, body: { code: 'checkout_in_progress' } })
  await setStatus(fixture, cart.id, 'completed')
  for (const response of await Promise.all(edits()))
    t.match(response, { status: 409, body: { code: 'cart_completed' } })
  t.match((await cart.call<Cart>('GET', cart.url)).body, { status: 'completed', note: null, items: [{ quantity: 1 }] })
})
