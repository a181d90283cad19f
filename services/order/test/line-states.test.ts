import { execute } from '@stoa/kit/postgres/sql'
import { customer } from '@stoa/kit/testing/app'
import { UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'
import type { Cart } from '../generated/types.ts'
import { type CartFixture, cartFixture, database } from './cart-fixture.ts'
import { add, guestCart, setStatus } from './cart-steps.ts'

const pg = await database(t)

/** The ways that a line is told of, in the order of the lines. */
const told = ({ items }: Cart) =>
  items.map(({ available, problem, current_price, max_quantity }) => [
    available,
    problem,
    current_price?.amount ?? null,
    max_quantity,
  ])

const callsOf = (fixture: CartFixture) => fixture.stubs.requests.map(({ service }) => service).sort()

t.test('getCart: each line says what keeps it from being ordered, and how many it may have', async (t) => {
  const fixture = await cartFixture(t, pg, { CART_MAX_QUANTITY: 20 })
  const { products, stock, requests } = fixture.stubs
  const cart = await guestCart(fixture)
  for (const [variant, quantity] of [
    ['mug', 3],
    ['tea', 3],
    ['song', 3],
  ] as const)
    await add(cart, variant, quantity)
  const read = async () => (await cart.call<Cart>('GET', cart.url)).body
  const fine = [true, null]
  t.same(told(await read()), [
    [...fine, 1190, 20],
    [...fine, 535, 20],
    [...fine, 99, 20],
  ])
  stock.set('mug', { in_stock: true, available: 2 })
  stock.set('tea', { in_stock: false, available: 0 })
  stock.set('song', { in_stock: true, available: 3 })
  t.same(told(await read()), [
    [true, 'not_enough_stock', 1190, 2],
    [false, 'out_of_stock', 535, 0],
    [true, null, 99, 3],
  ])
  products.set('mug', { prices: { EUR: 1290 } })
  products.delete('tea')
  products.set('song', { prices: { EUR: 89 } })
  requests.length = 0
  const later = await read()
  t.same(told(later), [
    [true, 'not_enough_stock', 1290, 2],
    [false, 'unavailable', null, 0],
    [true, 'price_changed', 89, 3],
  ])
  t.match(later.items, [{ unit_price: { amount: 1190 } }, {}, {}], 'the cart is as it was')
  t.same(callsOf(fixture), ['inventory', 'product'], 'two calls, however many lines')
})

t.test('getCurrentCart says it too; edits, which make no call for it, and carts under way do not', async (t) => {
  const fixture = await cartFixture(t, pg)
  const { requests } = fixture.stubs
  const ada = fixture.as(customer('usr_ada'))
  const { body: mine } = await ada<Cart>('POST', '/v1/carts')
  requests.length = 0
  const added = await ada<Cart>('POST', `/v1/carts/${mine.id}/items`, { body: { variant_id: 'mug' } })
  t.same(callsOf(fixture), ['product'])
  t.notOk('problem' in (added.body.items[0] ?? {}))
  t.match((await ada<Cart>('GET', '/v1/me/cart')).body.items, [{ problem: null, available: true }])
  await setStatus(fixture, mine.id, 'in_checkout')
  requests.length = 0
  t.notOk('problem' in ((await ada<Cart>('GET', '/v1/me/cart')).body.items[0] ?? {}))
  t.same(requests, [], 'its own hold would count as sold')
})

t.test('a cart is read without stock and prices of today when they cannot be read', async (t) => {
  const fixture = await cartFixture(t, pg)
  const cart = await guestCart(fixture)
  await add(cart, 'mug')
  for (const down of ['inventory', 'product']) {
    fixture.stubs.before = async ({ service }) => {
      if (service === down) throw new UnavailableError('The connection was refused.', false)
    }
    const { status, body } = await cart.call<Cart>('GET', cart.url)
    t.match(
      { status, body },
      { status: 200, body: { items: [{ variant_id: 'mug', unit_price: { amount: 1190 } }] } },
      down,
    )
    t.notOk('problem' in (body.items[0] ?? {}), down)
  }
})

t.test('a cart says how many units it has, what each is and looks like, and until when it is kept', async (t) => {
  const fixture = await cartFixture(t, pg)
  const picture = { url: '/v1/media/mug.jpg', alt: 'A mug', width: 800, height: 1000, color: '#aabbcc' }
  const options = [{ name: 'Size', value: 'Large' }]
  const compare_at = { amount: 1500, currency: 'EUR' }
  fixture.stubs.products.set('mug', {
    prices: { EUR: 1190 },
    data: { picture, image: picture.url, options, compare_at, variant_title: 'Large' },
  })
  const cart = await guestCart(fixture)
  const days = ({ expires_at, updated_at }: Cart) =>
    (Date.parse(expires_at ?? '') - Date.parse(updated_at)) / 86_400_000
  const empty = (await cart.call<Cart>('GET', cart.url)).body
  t.match(empty, { item_count: 0, requires_shipping: false })
  t.equal(days(empty), 1)
  await add(cart, 'song', 2)
  const { body } = await add(cart, 'mug', 3)
  t.match(body, { item_count: 5, requires_shipping: true })
  t.equal(days(body), 30)
  t.match(body.items[0], { options: [], compare_at: null, picture: null })
  t.same(body.items[1]?.picture, picture)
  t.same(body.items[1]?.compare_at, compare_at)
  t.same(body.items[1]?.options, [{ name: 'Size', value: 'Large', label: 'Size', value_label: 'Large' }])
  const { body: mine } = await fixture.as(customer('usr_ada'))<Cart>('POST', '/v1/carts')
  t.equal(days(mine), 90)
  await setStatus(fixture, cart.id, 'in_checkout')
  t.equal((await cart.call<Cart>('GET', cart.url)).body.expires_at, null)
})

t.test('a line of a build of before shows its picture by the address alone', async (t) => {
  const fixture = await cartFixture(t, pg)
  fixture.stubs.products.set('mug', { prices: { EUR: 1190 }, data: { image: '/v1/media/mug.jpg' } })
  const cart = await guestCart(fixture)
  await add(cart, 'mug')
  await execute(
    fixture.pg,
    `UPDATE carts SET items = jsonb_build_array((items->0) - 'picture' - 'options' - 'compare_at') WHERE id = $1`,
    [cart.id],
  )
  t.match((await cart.call<Cart>('GET', cart.url)).body.items, [
    { picture: { url: '/v1/media/mug.jpg', alt: '' }, options: [], compare_at: null },
  ])
})
