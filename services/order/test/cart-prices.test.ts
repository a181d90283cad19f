import { customer } from '@stoa/kit/testing/app'
import t from 'tap'
import { UNPAID_LIMITS } from '../domain/unpaid.ts'
import { reprice } from '../flows/cart.ts'
import type { Cart } from '../generated/types.ts'
import { findCart } from '../store/carts.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, address, guestCart, type Problem, withRates } from './cart-steps.ts'

const pg = await database(t)

t.test('an address brings shipping and tax; clearing it takes them away', async (t) => {
  const fixture = await cartFixture(t, pg)
  await withRates(fixture)
  const cart = await guestCart(fixture)
  await add(cart, 'mug')
  await add(cart, 'tea')
  t.same((await cart.call('GET', `${cart.url}/shipping-options`)).body, {
    data: [],
    reason: 'no_address',
    currencies: [],
  })
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
  t.match(chosen.body.totals, { shipping_total: { amount: 490 }, total: { amount: 2215 }, tax_total: { amount: 289 } })
  t.same(
    chosen.body.totals.tax_lines.map(({ rate, amount }) => [rate, amount.amount]),
    [
      ['19', 244],
      ['7', 45],
    ],
  )
  t.equal((await add(cart, 'mug', 3)).body.totals.shipping_total.amount, 0, 'free from 50 euros on')
  const cleared = await cart.call<Cart>('PATCH', cart.url, { body: { shipping_address: null } })
  t.match(cleared.body, { shipping_address: null, shipping_option: null, totals: { tax_total: { amount: 0 } } })
})

t.test('the shop’s own country counts until there is an address', async (t) => {
  const fixture = await cartFixture(t, pg, { SHOP_COUNTRY: 'DE' })
  await withRates(fixture)
  const cart = await guestCart(fixture)
  t.equal((await add(cart, 'mug')).body.totals.tax_total.amount, 190)
  t.equal((await cart.call<{ data: object[] }>('GET', `${cart.url}/shipping-options`)).body.data.length, 1)
})

t.test('another currency prices every line again', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
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
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  fixture.stubs.before = async (request) => {
    if (request.service !== 'product') return
    fixture.stubs.before = async () => undefined
    await cart.call('PATCH', cart.url, { body: { currency: 'USD' } })
  }
  const added = await add(cart, 'mug')
  t.match(added.body, { currency: 'USD', items: [{ unit_price: { amount: 1300, currency: 'USD' } }] })
})

t.test('startPayment records method and amount, and any edit voids it', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  await add(cart, 'song', 2)
  const details = { card: 'tok_secret' }
  const paid = await cart.call<Cart>('POST', `${cart.url}/payment`, { body: { method: 'test', details } })
  t.same(paid.body.payment, { method: 'test', amount: { amount: 198, currency: 'EUR' } }, 'details stay inside')
  const stored = await findCart(fixture.pg, cart.id, [cart.id])
  t.same(stored?.payment?.details, details)
  t.equal((await cart.call<Cart>('GET', cart.url)).body.payment?.method, 'test')
  const edited = await cart.call<Cart>('PATCH', cart.url, { body: { note: 'x' } })
  t.equal(edited.body.payment, null)
  t.equal(fixture.stubs.requests.filter((request) => request.service === 'payment').length, 1)
  await cart.call('POST', `${cart.url}/payment`, { body: { method: 'bank_transfer' } })
  t.equal(
    fixture.stubs.requests.filter((request) => request.service === 'payment').length,
    1,
    'the methods are known for a while',
  )
})

t.test('merge: units add up, gaps are filled, the rest is named, the guest’s cart is closed', async (t) => {
  const fixture = await cartFixture(t, pg, { CART_MAX_QUANTITY: 5 })
  const ada = fixture.as(customer('usr_ada'))
  const mine = (await ada<Cart>('POST', '/v1/carts', { body: { email: 'ada@example.org' } })).body
  await ada('POST', `/v1/carts/${mine.id}/items`, { body: { variant_id: 'mug', quantity: 3 } })
  const theirs = await guestCart(fixture, { email: 'guest@example.org', note: 'From the guest' })
  for (const [variant, quantity] of [
    ['mug', 4],
    ['song', 1],
    ['tea', 1],
  ] as const)
    await add(theirs, variant, quantity)
  fixture.stubs.products.delete('tea')
  const merge = () => ada<Cart & Problem>('POST', `/v1/carts/${mine.id}/merge`, { body: { cart_token: theirs.token } })
  const response = await merge()
  t.equal(response.status, 200)
  t.match(response.body, { email: 'ada@example.org', note: 'From the guest' })
  t.same(
    response.body.items.map((item) => [item.variant_id, item.quantity]),
    [
      ['mug', 5],
      ['song', 1],
    ],
  )
  t.match(response.body.changes, [
    { variant_id: 'mug', reason: 'quantity_reduced', available: 5 },
    { variant_id: 'tea', reason: 'unavailable' },
  ])
  t.match((await theirs.call<Cart>('GET', theirs.url)).body, { status: 'completed', items: [] })
  t.equal((await merge()).body.code, 'cart_completed', 'nothing is taken over twice')
  const forged = await ada<Problem>('POST', `/v1/carts/${mine.id}/merge`, { body: { cart_token: `${theirs.token}x` } })
  t.match(forged, { status: 400, body: { errors: [{ pointer: '/cart_token' }] } })
})

t.test('reprice tells of every difference and writes nothing', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  for (const variant of ['mug', 'tea', 'song']) await add(cart, variant)
  await cart.call('POST', `${cart.url}/payment`, { body: { method: 'test' } })
  const before = await findCart(fixture.pg, cart.id, [cart.id])
  if (!before) throw new Error('no cart')
  const same = await reprice(fixture.deps, before, { requestId: 'req_1' })
  t.same(same, { cart: before, changes: [] })
  fixture.stubs.products.delete('tea')
  fixture.stubs.products.set('mug', { prices: { EUR: 1000 } })
  const next = await reprice(fixture.deps, before, { requestId: 'req_1' })
  t.match(next.changes, [
    { variant_id: 'mug', reason: 'price_changed', item_id: /^itm_/ },
    { variant_id: 'tea', reason: 'unavailable', item_id: /^itm_/ },
  ])
  t.match(next.cart, { payment: null, totals: { total: 1099 }, version: before.version })
  t.same(await findCart(fixture.pg, cart.id, [cart.id]), before)
})

t.test('a changed rate counts from the next edit on', async (t) => {
  const fixture = await cartFixture(t, pg, { SHOP_COUNTRY: 'DE' })
  const cart = await guestCart(fixture)
  t.equal((await add(cart, 'mug')).body.totals.tax_total.amount, 0)
  await withRates(fixture)
  t.equal((await add(cart, 'mug')).body.totals.tax_total.amount, 380)
})

t.test(
  'more than any order takes is told while the cart is changed, more than a method takes when it is chosen',
  async (t) => {
    const limits = { ...UNPAID_LIMITS, checkout_units: 100, guest_units: 60, units: 50 }
    const fixture = await cartFixture(t, pg, { UNPAID_LIMITS: limits })
    const cart = await guestCart(fixture)
    const pay = (method: string) => cart.call<Cart & Problem>('POST', `${cart.url}/payment`, { body: { method } })
    t.match(await add(cart, 'song', 101), {
      status: 422,
      body: { errors: [{ pointer: '/quantity', code: 'too_large' }] },
    })
    t.match(await add(cart, 'song', 60), { status: 200 })
    const short = [{ variant_id: 'song', reason: 'limit_reached', available: 50 }]
    const later = await pay('bank_transfer')
    t.match(later, { status: 409, body: { code: 'unpaid_limit_reached', lines: short } })
    t.equal(later.headers['retry-after'], undefined, 'it would not help to wait')
    t.equal((await pay('test')).status, 200)
    await add(cart, 'tea', 41)
    const atOnce = await pay('test')
    t.match(atOnce, { status: 409, body: { code: 'unpaid_limit_reached', detail: /at once now: 100\./ } })
  },
)

t.test('what a buyer sends with a payment has names of forty characters at most', async (t) => {
  const cart = await guestCart(await cartFixture(t, pg))
  await add(cart, 'song')
  const named = (name: string) =>
    cart.call<Problem>('POST', `${cart.url}/payment`, { body: { method: 'test', details: { [name]: 'x' } } })
  t.equal((await named('n'.repeat(40))).status, 200)
  const refused = await named('n'.repeat(100_000))
  t.equal(refused.status, 400)
  t.match(refused.body, { detail: /is a name that must have at most 40 characters/ })
  t.ok(JSON.stringify(refused.body).length < 1_000, 'the answer does not repeat it')
})
