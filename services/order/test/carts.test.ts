import { query } from '@stoa/kit/postgres/sql'
import { openCartToken } from '@stoa/kit/security/cart-token'
import { anonymous, customer, guest, serviceNamed, staff, testSecret } from '@stoa/kit/testing/app'
import t from 'tap'
import { reprice } from '../flows/pricing.ts'
import type { Cart } from '../generated/types.ts'
import { findCart, lockCart, saveCart } from '../store/carts.ts'
import { database, type Room, room } from './room.ts'

interface Problem {
  code: string
  errors?: { pointer?: string; parameter?: string }[]
  lines?: { variant_id: string; reason: string }[]
}

const pg = await database(t)

const address = { name: 'Ada Lovelace', line1: 'Hauptstr. 1', city: 'Berlin', postal_code: '10115', country: 'DE' }

async function guestCart(here: Room, body: object = {}) {
  const created = await here.as(anonymous)<Cart>('POST', '/v1/carts', { body })
  const { id, token } = created.body
  return { id, token: token ?? '', url: `/v1/carts/${id}`, call: here.as(guest(id)) }
}

const add = (cart: Awaited<ReturnType<typeof guestCart>>, variant_id: string, quantity = 1, headers = {}) =>
  cart.call<Cart & Problem>('POST', `${cart.url}/items`, { body: { variant_id, quantity }, headers })

/** Sets a status as the checkout would. */
async function setStatus(here: Room, id: string, status: 'open' | 'in_checkout' | 'completed') {
  await here.pg.tx(async (tx) => {
    const cart = await lockCart(tx, id, null)
    if (cart) await saveCart(tx, { ...cart, status })
  })
}

const zone = {
  name: 'Germany',
  countries: ['DE'],
  options: [
    {
      name: 'Parcel',
      prices: [
        { amount: 490, currency: 'EUR' },
        { amount: 590, currency: 'USD' },
      ],
      free_above: [{ amount: 5000, currency: 'EUR' }],
    },
  ],
}
const germany = {
  name: 'Germany',
  country: 'DE',
  prices_include_tax: true,
  rates: [
    { tax_class: 'standard', name: 'VAT', rate: '19' },
    { tax_class: 'reduced', name: 'VAT', rate: '7' },
  ],
}

async function withRates(here: Room) {
  const admin = here.as(staff('*'))
  await admin('POST', '/v1/admin/shipping-zones', { body: zone })
  await admin('POST', '/v1/admin/tax-regions', { body: germany })
}

t.test('a guest is given the only key to the cart; a customer needs none', async (t) => {
  const here = await room(t, pg)
  const { id, token, call, url } = await guestCart(here, { email: 'Ada@Example.ORG', note: 'Ring twice' })
  t.equal(openCartToken(testSecret, token), id)
  const read = await call<Cart>('GET', url)
  t.match(read.body, { id, status: 'open', currency: 'EUR', locale: 'en', email: 'Ada@example.org', items: [] })
  t.notOk('token' in read.body)
  const mine = await here.as(customer('usr_1'))<Cart>('POST', '/v1/carts', { body: { currency: 'USD' } })
  t.equal(mine.status, 201)
  t.notOk('token' in mine.body)
  t.equal((await here.as(customer('usr_1'))('GET', `/v1/carts/${mine.body.id}`)).status, 200)
  t.equal((await here.as(anonymous)('POST', '/v1/carts')).status, 201, 'the body may be left out')
})

t.test('createCart again with its key: the same cart, a token minted anew and stored nowhere', async (t) => {
  const here = await room(t, pg)
  const create = () => here.as(anonymous)<Cart>('POST', '/v1/carts', { body: {}, headers: { 'idempotency-key': 'k1' } })
  const first = await create()
  const again = await create()
  t.equal(again.status, 201)
  t.equal(again.headers['idempotent-replayed'], 'true')
  t.equal(again.body.id, first.body.id)
  t.equal(openCartToken(testSecret, again.body.token ?? ''), first.body.id)
  const kept = await query<{ body: object }>(here.pg, 'SELECT body FROM idempotency_keys')
  t.equal(kept.length, 1)
  t.notMatch(JSON.stringify(kept), first.body.token ?? 'no token')
  t.equal((await query(here.pg, 'SELECT id FROM carts')).length, 1)
})

t.test('nobody reads or changes a cart that is not theirs', async (t) => {
  const here = await room(t, pg)
  const theirs = await guestCart(here)
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
    const other = [here.as(customer('usr_other')), here.as(guest('cart_other')), here.as(staff('*'))]
    for (const as of other) t.equal((await as(method, theirs.url + path, call)).status, 404, `${method} ${path}`)
    t.equal(
      (await here.as(anonymous)(method, theirs.url + path, call)).status,
      401,
      `${method} ${path} without a token`,
    )
    t.equal((await here.as(serviceNamed('payment'))(method, theirs.url + path, call)).status, 403)
  }
  const merge = { body: { cart_token: theirs.token } }
  t.equal((await here.as(customer('usr_other'))('POST', `${theirs.url}/merge`, merge)).status, 400, 'its own token')
  const second = await guestCart(here)
  const into = { body: { cart_token: second.token } }
  t.equal((await here.as(customer('usr_other'))('POST', `${theirs.url}/merge`, into)).status, 404)
  t.equal(
    (await here.as(guest(theirs.id))('POST', `${theirs.url}/merge`, into)).status,
    401,
    'merging is for customers',
  )
  t.same((await theirs.call('GET', theirs.url)).body, before.body)
})

t.test('lines: add, add up, set, remove', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
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
  const here = await room(t, pg, { CART_MAX_QUANTITY: 10 })
  const cart = await guestCart(here)
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
    const answer = await cart.call<Problem>(method, cart.url + path, { body })
    t.match(answer, { status, body: { errors: [{ pointer }] } }, `${method} ${path} ${JSON.stringify(body)}`)
    t.match(answer.headers['content-type'], /problem\+json/)
  }
  const nowhere = await here.as(anonymous)('POST', '/v1/carts', { body: { currency: 'ZZZ' } })
  t.match(nowhere, { status: 400, body: { code: 'validation_failed', errors: [{ pointer: '/currency' }] } })
})

t.test('20 adds at once lose no unit', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => add(cart, n % 2 ? 'mug' : 'song')))
  t.ok(answers.every((answer) => answer.status === 200))
  const { body } = await cart.call<Cart>('GET', cart.url)
  t.same(body.items.map((item) => item.quantity).sort(), [10, 10])
  t.equal(body.totals.total.amount, 10 * 1190 + 10 * 99)
})

t.test('adding an item is a fixed number of statements, and one question to the product service', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  await add(cart, 'mug')
  const count = async (work: () => Promise<unknown>) => {
    const [statements, requests] = [here.pg.statements, here.world.requests.length]
    await work()
    return [here.pg.statements - statements, here.world.requests.length - requests]
  }
  // Look, BEGIN, lock, save, COMMIT; with a key also claim and keep.
  t.same(await count(() => add(cart, 'tea')), [5, 1])
  t.same(await count(() => add(cart, 'song', 1, { 'idempotency-key': 'k' })), [7, 1])
  t.same(await count(() => cart.call('GET', cart.url)), [1, 0])
})

t.test('the same key adds once', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  const first = await add(cart, 'mug', 2, { 'idempotency-key': '"again"' })
  here.world.shelf.delete('mug')
  const again = await add(cart, 'mug', 2, { 'idempotency-key': 'again' })
  t.equal(again.headers['idempotent-replayed'], 'true')
  t.same(again.body, first.body, 'even if the variant is not sold any more')
  t.equal((await add(cart, 'mug', 3, { 'idempotency-key': 'again' })).body.code, 'idempotency_key_reused')
})

t.test('at most 100 lines', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  for (let n = 0; n <= 100; n++) here.world.shelf.set(`v${n}`, { prices: { EUR: 1 } })
  for (let n = 0; n < 100; n++) t.equal((await add(cart, `v${n}`)).status, 200)
  t.match(await add(cart, 'v100'), { status: 422, body: { errors: [{ pointer: '/variant_id' }] } })
  t.equal((await add(cart, 'v7')).status, 200, 'a line that is there takes more')
})

t.test('a cart that is being paid for is not edited, one that became an order neither', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  const item = (await add(cart, 'mug')).body.items[0]
  const edits = () => [
    add(cart, 'tea'),
    cart.call('PATCH', cart.url, { body: { note: 'late' } }),
    cart.call('PATCH', `${cart.url}/items/${item?.id}`, { body: { quantity: 0 } }),
    cart.call('POST', `${cart.url}/payment`, { body: { method: 'test' } }),
  ]
  await setStatus(here, cart.id, 'in_checkout')
  for (const answer of await Promise.all(edits()))
    t.match(answer, { status: 409, body: { code: 'checkout_in_progress' } })
  await setStatus(here, cart.id, 'completed')
  for (const answer of await Promise.all(edits())) t.match(answer, { status: 409, body: { code: 'cart_completed' } })
  t.match((await cart.call<Cart>('GET', cart.url)).body, { status: 'completed', note: null, items: [{ quantity: 1 }] })
})

t.test('an address brings shipping and tax; clearing it takes them away', async (t) => {
  const here = await room(t, pg)
  await withRates(here)
  const cart = await guestCart(here)
  await add(cart, 'mug')
  await add(cart, 'tea')
  t.same((await cart.call('GET', `${cart.url}/shipping-options`)).body, { data: [] })
  const there = await cart.call<Cart>('PATCH', cart.url, { body: { shipping_address: address } })
  t.match(there.body.totals, {
    prices_include_tax: true,
    subtotal: { amount: 1725 },
    tax_total: { amount: 225 },
    total: { amount: 1725 },
  })
  const { body } = await cart.call<{ data: { id: string }[] }>('GET', `${cart.url}/shipping-options`)
  t.match(body.data, [{ name: 'Parcel', amount: { amount: 490, currency: 'EUR' } }])
  const chosen = await cart.call<Cart>('PUT', `${cart.url}/shipping-option`, { body: { option_id: body.data[0]?.id } })
  t.match(chosen.body.totals, { shipping_total: { amount: 490 }, total: { amount: 2215 }, tax_total: { amount: 303 } })
  t.same(
    chosen.body.totals.tax_lines.map(({ rate, amount }) => [rate, amount.amount]),
    [
      ['19', 268],
      ['7', 35],
    ],
  )
  t.equal((await add(cart, 'mug', 3)).body.totals.shipping_total.amount, 0, 'free from 50 euros on')
  const cleared = await cart.call<Cart>('PATCH', cart.url, { body: { shipping_address: null } })
  t.match(cleared.body, { shipping_address: null, shipping_option: null, totals: { tax_total: { amount: 0 } } })
})

t.test('the shop’s own country counts until there is an address', async (t) => {
  const here = await room(t, pg, { SHOP_COUNTRY: 'DE' })
  await withRates(here)
  const cart = await guestCart(here)
  t.equal((await add(cart, 'mug')).body.totals.tax_total.amount, 190)
  t.equal((await cart.call<{ data: object[] }>('GET', `${cart.url}/shipping-options`)).body.data.length, 1)
})

t.test('another currency prices every line again', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  await add(cart, 'mug', 2)
  const usd = await cart.call<Cart>('PATCH', cart.url, { body: { currency: 'USD', email: 'a@b.co' } })
  t.match(usd.body, { currency: 'USD', email: 'a@b.co', totals: { total: { amount: 2600, currency: 'USD' } } })
  await cart.call('PATCH', cart.url, { body: { currency: 'EUR' } })
  await add(cart, 'tea')
  const refused = await cart.call<Problem>('PATCH', cart.url, { body: { currency: 'USD', note: 'x' } })
  t.match(refused, {
    status: 422,
    body: { errors: [{ pointer: '/currency' }], lines: [{ variant_id: 'tea', reason: 'unavailable' }] },
  })
  t.match((await cart.call<Cart>('GET', cart.url)).body, { currency: 'EUR', note: null })
})

t.test('an item quoted in one currency never lands in a cart that changed to another', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  here.world.before = async (request) => {
    if (request.service !== 'product') return
    here.world.before = async () => undefined
    await cart.call('PATCH', cart.url, { body: { currency: 'USD' } })
  }
  const added = await add(cart, 'mug')
  t.match(added.body, { currency: 'USD', items: [{ unit_price: { amount: 1300, currency: 'USD' } }] })
})

t.test('startPayment records method and amount, and any edit voids it', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  await add(cart, 'song', 2)
  const details = { card: 'tok_secret' }
  const paid = await cart.call<Cart>('POST', `${cart.url}/payment`, { body: { method: 'test', details } })
  t.same(paid.body.payment, { method: 'test', amount: { amount: 198, currency: 'EUR' } }, 'details stay inside')
  const stored = await findCart(here.pg, cart.id, [cart.id])
  t.same(stored?.payment?.details, details)
  t.equal((await cart.call<Cart>('GET', cart.url)).body.payment?.method, 'test')
  const edited = await cart.call<Cart>('PATCH', cart.url, { body: { note: 'x' } })
  t.equal(edited.body.payment, null)
  t.equal(here.world.requests.filter((request) => request.service === 'payment').length, 1)
  await cart.call('POST', `${cart.url}/payment`, { body: { method: 'bank_transfer' } })
  t.equal(
    here.world.requests.filter((request) => request.service === 'payment').length,
    1,
    'the methods are known for a while',
  )
})

t.test('merge: units add up, gaps are filled, the rest is named, the guest’s cart is closed', async (t) => {
  const here = await room(t, pg, { CART_MAX_QUANTITY: 5 })
  const ada = here.as(customer('usr_ada'))
  const mine = (await ada<Cart>('POST', '/v1/carts', { body: { email: 'ada@example.org' } })).body
  await ada('POST', `/v1/carts/${mine.id}/items`, { body: { variant_id: 'mug', quantity: 3 } })
  const theirs = await guestCart(here, { email: 'guest@example.org', note: 'From the guest' })
  for (const [variant, quantity] of [
    ['mug', 4],
    ['song', 1],
    ['tea', 1],
  ] as const)
    await add(theirs, variant, quantity)
  here.world.shelf.delete('tea')
  const merge = () => ada<Cart & Problem>('POST', `/v1/carts/${mine.id}/merge`, { body: { cart_token: theirs.token } })
  const answer = await merge()
  t.equal(answer.status, 200)
  t.match(answer.body, { email: 'ada@example.org', note: 'From the guest' })
  t.same(
    answer.body.items.map((item) => [item.variant_id, item.quantity]),
    [
      ['mug', 5],
      ['song', 1],
    ],
  )
  t.match(answer.body.changes, [
    { variant_id: 'mug', reason: 'quantity_reduced', available: 5 },
    { variant_id: 'tea', reason: 'unavailable' },
  ])
  t.match((await theirs.call<Cart>('GET', theirs.url)).body, { status: 'completed', items: [] })
  t.equal((await merge()).body.code, 'cart_completed', 'nothing is taken over twice')
  const forged = await ada<Problem>('POST', `/v1/carts/${mine.id}/merge`, { body: { cart_token: `${theirs.token}x` } })
  t.match(forged, { status: 400, body: { errors: [{ pointer: '/cart_token' }] } })
})

t.test('reprice tells of every difference and writes nothing', async (t) => {
  const here = await room(t, pg)
  const cart = await guestCart(here)
  for (const variant of ['mug', 'tea', 'song']) await add(cart, variant)
  await cart.call('POST', `${cart.url}/payment`, { body: { method: 'test' } })
  const before = await findCart(here.pg, cart.id, [cart.id])
  if (!before) throw new Error('no cart')
  const same = await reprice(here.deps, before, { requestId: 'req_1' })
  t.same(same, { cart: before, changes: [] })
  here.world.shelf.delete('tea')
  here.world.shelf.set('mug', { prices: { EUR: 1000 } })
  const next = await reprice(here.deps, before, { requestId: 'req_1' })
  t.match(next.changes, [
    { variant_id: 'mug', reason: 'price_changed', item_id: /^itm_/ },
    { variant_id: 'tea', reason: 'unavailable', item_id: /^itm_/ },
  ])
  t.match(next.cart, { payment: null, totals: { total: 1099 }, version: before.version })
  t.same(await findCart(here.pg, cart.id, [cart.id]), before)
})

for (const [name, path, body, patch, bad] of [
  ['shipping zones', '/v1/admin/shipping-zones', zone, { name: 'DE' }, { options: [{ name: 'X', prices: [] }] }],
  ['tax regions', '/v1/admin/tax-regions', germany, { name: 'DE' }, { shipping_rate: '19 %' }],
] as const) {
  t.test(`${name}: staff create, list, read, change and remove them`, async (t) => {
    const here = await room(t, pg)
    const thing = path.includes('tax') ? 'taxes' : 'shipping'
    const writer = here.as(staff(`${thing}.write`))
    const reader = here.as(staff(`${thing}.read`))
    const created = await writer<{ id: string; name: string }>('POST', path, { body })
    t.equal(created.status, 201)
    const url = `${path}/${created.body.id}`
    const read = await reader<{ name: string }>('GET', url)
    t.same(read.body, created.body)
    const etag = String(read.headers.etag)
    t.equal((await writer('PATCH', url, { body: patch })).status, 428)
    t.equal((await writer('PATCH', url, { body: patch, headers: { 'if-match': '"9"' } })).status, 412)
    t.match(await writer('PATCH', url, { body: bad, headers: { 'if-match': etag } }), { status: 400 })
    const changed = await writer('PATCH', url, { body: patch, headers: { 'if-match': `W/${etag}` } })
    t.match(changed, { status: 200, headers: { etag: '"2"' }, body: { ...body, name: 'DE' } })
    t.match((await reader('GET', `${path}?limit=1`)).body, { data: [{ name: 'DE' }], page: { has_more: false } })
    for (const [method, at] of [
      ['GET', path],
      ['POST', path],
      ['GET', url],
      ['PATCH', url],
      ['DELETE', url],
    ] as const) {
      const call = method === 'POST' || method === 'PATCH' ? { body: method === 'POST' ? body : patch } : {}
      t.equal((await here.as(customer('usr_1'))(method, at, call)).status, 403, `${method} by a customer`)
      t.equal((await here.as(anonymous)(method, at, call)).status, 401, `${method} by anyone`)
    }
    t.equal((await reader('DELETE', url)).status, 403)
    t.equal((await writer('DELETE', url)).status, 204)
    t.equal((await writer('DELETE', url)).status, 404)
    t.equal((await reader('GET', url)).status, 404)
  })
}

t.test('lists of zones page both ways', async (t) => {
  const here = await room(t, pg)
  const admin = here.as(staff('*'))
  for (const name of ['a', 'b', 'c']) await admin('POST', '/v1/admin/shipping-zones', { body: { ...zone, name } })
  const page = async (cursor?: string | null) =>
    (
      await admin<{ data: { name: string }[]; page: Record<string, string> }>(
        'GET',
        `/v1/admin/shipping-zones?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      )
    ).body
  const first = await page()
  const second = await page(first.page.next_cursor)
  t.same(
    second.data.map((zone) => zone.name),
    ['c'],
  )
  t.same(
    (await page(second.page.prev_cursor)).data.map((zone) => zone.name),
    ['a', 'b'],
  )
})

t.test('one tax entry for a place; rates keep their decimals', async (t) => {
  const here = await room(t, pg)
  const admin = here.as(staff('*'))
  const california = {
    ...germany,
    country: 'US',
    region: 'US-CA',
    rates: [{ tax_class: 'standard', name: 'Sales', rate: '8.875' }],
  }
  const post = (body: object) => admin<Problem>('POST', '/v1/admin/tax-regions', { body })
  t.match((await post(california)).body, { region: 'CA', rates: [{ rate: '8.875' }], shipping_rate: null })
  t.match(await post({ ...california, region: 'ca' }), { status: 409, body: { code: 'already_exists' } })
  t.equal((await post({ ...california, region: null })).status, 201)
  const twice = [...germany.rates, ...germany.rates]
  t.match(await post({ ...germany, rates: twice }), {
    status: 400,
    body: { errors: [{ pointer: '/rates/2/tax_class' }] },
  })
})

t.test('a changed rate counts from the next edit on', async (t) => {
  const here = await room(t, pg, { SHOP_COUNTRY: 'DE' })
  const cart = await guestCart(here)
  t.equal((await add(cart, 'mug')).body.totals.tax_total.amount, 0)
  await withRates(here)
  t.equal((await add(cart, 'mug')).body.totals.tax_total.amount, 380)
})
