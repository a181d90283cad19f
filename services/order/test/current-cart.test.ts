import { query } from '@stoa/kit/postgres/sql'
import { anonymous, customer, guest, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { forgetContacts } from '../flows/cart-contacts.ts'
import type { Cart } from '../generated/types.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, address, guestCart, type Problem, setStatus, withRates } from './cart-steps.ts'

const pg = await database(t)

t.test('getCurrentCart: a second device finds the cart of the first, whichever was changed last', async (t) => {
  const fixture = await cartFixture(t, pg)
  const ada = fixture.as(customer('usr_ada'))
  const current = () => ada<Cart & Problem>('GET', '/v1/me/cart')
  t.match(await current(), { status: 404, body: { code: 'not_found' } })
  const open = async () => (await ada<Cart>('POST', '/v1/carts')).body.id
  const first = await open()
  t.match(await current(), { status: 200, body: { id: first, status: 'open' } })
  const second = await open()
  t.equal((await current()).body.id, second, 'createCart opens another one, which is current from then on')
  await ada('POST', `/v1/carts/${first}/items`, { body: { variant_id: 'mug' } })
  t.match((await current()).body, { id: first, items: [{ variant_id: 'mug' }] })
  await setStatus(fixture, first, 'in_checkout')
  t.match((await current()).body, { id: first, status: 'in_checkout' }, 'while it is being paid for')
  await setStatus(fixture, first, 'completed')
  t.equal((await current()).body.id, second, 'an order is no cart')
})

t.test('getCurrentCart: what a guest has put in is in it after the merge', async (t) => {
  const fixture = await cartFixture(t, pg)
  const ada = fixture.as(customer('usr_ada'))
  const { body: mine } = await ada<Cart>('POST', '/v1/carts')
  const cart = await guestCart(fixture)
  await add(cart, 'mug', 2)
  t.equal((await ada('POST', `/v1/carts/${mine.id}/merge`, { body: { cart_token: cart.token } })).status, 200)
  t.match((await ada('GET', '/v1/me/cart')).body, { id: mine.id, items: [{ variant_id: 'mug', quantity: 2 }] })
})

t.test(
  'who takes an account over has the items of its carts, and sends nothing to the stranger who had it',
  async (t) => {
    const fixture = await cartFixture(t, pg)
    await withRates(fixture)
    const stranger = fixture.as(customer('usr_ada'))
    const body = {
      email: 'mallory@evil.example',
      shipping_address: address,
      billing_address: address,
      note: 'Ring at 6',
    }
    const open = async () => {
      const { id } = (await stranger<Cart>('POST', '/v1/carts')).body
      const url = `/v1/carts/${id}`
      await stranger('POST', `${url}/items`, { body: { variant_id: 'mug' } })
      t.equal((await stranger('PATCH', url, { body })).status, 200)
      const options = await stranger<{ data: { id: string }[] }>('GET', `${url}/shipping-options`)
      const option_id = options.body.data[0]?.id
      t.match(await stranger('PUT', `${url}/shipping-option`, { body: { option_id } }), { status: 200 })
      return id
    }
    const [paying, mine] = [await open(), await open()]
    await setStatus(fixture, paying, 'in_checkout')
    const now = new Date()
    const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
    const contact = async () => (await stranger<Cart>('GET', `/v1/carts/${mine}`)).body.email
    await forgetContacts(fixture.deps, 'usr_ada', { at: hours(-2), now: hours(1) })
    t.equal(await contact(), body.email, 'who hears of it late leaves what was edited since')
    await forgetContacts(fixture.deps, 'usr_ada', { at: now, now: hours(0.1) })
    const empty = { email: null, shipping_address: null, billing_address: null, note: null, shipping_option: null }
    const totals = { shipping_total: { amount: 0 } }
    const current = () => stranger<Cart>('GET', '/v1/me/cart')
    t.match((await current()).body, { id: mine, ...empty, items: [{ variant_id: 'mug' }], totals })
    t.match((await stranger('GET', `/v1/carts/${paying}`)).body, { ...empty, status: 'in_checkout' }, 'should it fail')
    const cart = await guestCart(fixture)
    await cart.call('PATCH', cart.url, { body: { email: 'ada@example.com' } })
    await stranger('POST', `/v1/carts/${mine}/merge`, { body: { cart_token: cart.token } })
    t.match((await current()).body, { id: mine, email: 'ada@example.com', shipping_address: null })
  },
)

t.test("getCurrentCart: nobody gets somebody else's", async (t) => {
  const fixture = await cartFixture(t, pg)
  await fixture.as(customer('usr_ada'))('POST', '/v1/carts')
  const cart = await guestCart(fixture)
  t.equal((await fixture.as(customer('usr_bob'))('GET', '/v1/me/cart')).status, 404)
  t.equal((await fixture.as(anonymous)('GET', '/v1/me/cart')).status, 401)
  t.equal((await fixture.as(guest(cart.id))('GET', '/v1/me/cart')).status, 401, 'a token names one cart already')
  t.equal((await fixture.as(staff('*'))('GET', '/v1/me/cart')).status, 404)
})

t.test('getCurrentCart reads an index of its owner', async (t) => {
  const fixture = await cartFixture(t, pg)
  const plan = await query(
    fixture.pg,
    `EXPLAIN SELECT id FROM carts WHERE owner = 'usr_ada' AND status <> 'completed' ORDER BY updated_at DESC LIMIT 1`,
  )
  t.match(JSON.stringify(plan), /Index Scan using carts_by_owner/)
})
