import { execute } from '@stoa/kit/postgres/sql'
import { customer, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { type CheckoutFixture, checkoutFixture, invariants, readyCart } from './checkout-fixture.ts'
import { type Body, complete } from './checkout-steps.ts'

/** Staff say what the shop asks of who orders; null for what every shop does. */
async function setTerms(fixture: CheckoutFixture, checkout: object | null): Promise<void> {
  const clerk = fixture.as(staff('shop.read', 'shop.write'))
  const { headers } = await clerk('GET', '/v1/admin/shop')
  const changed = await clerk('PATCH', '/v1/admin/shop', {
    body: { checkout },
    headers: { 'if-match': String(headers.etag) },
  })
  t.equal(changed.status, 200)
}

t.test(
  'placeOrder: a shop for customers only refuses guests, and an order that was placed stays readable',
  async (t) => {
    const fixture = await checkoutFixture(t)
    t.teardown(() => setTerms(fixture, null))
    const before = await readyCart(fixture)
    const key = { 'idempotency-key': 'first-order' }
    t.equal((await complete(fixture, before, key)).status, 201)
    await setTerms(fixture, { guest: false })
    t.match(await complete(fixture, before, key), { status: 201 }, 'a repeat gets its order')
    const cart = await readyCart(fixture)
    t.match(await complete(fixture, cart), { status: 403, body: { code: 'account_required' } })
    t.match(await invariants(fixture), { orders: 1, charged: 1, stray: 0, held: 1, open: 0 }, 'nothing was begun')
    const own = await readyCart(fixture, { user: 'usr_1' })
    t.match(await fixture.as(customer('usr_1'))<Body>('POST', `/v1/carts/${own}/complete`), { status: 201 })
    await setTerms(fixture, { guest: null })
    t.equal((await complete(fixture, cart)).status, 201, 'the guest orders once guests may')
  },
)

t.test('placeOrder: a phone number is needed where the shop asks for one', async (t) => {
  const fixture = await checkoutFixture(t)
  t.teardown(() => setTerms(fixture, null))
  await setTerms(fixture, { phone_required: true })
  const cart = await readyCart(fixture)
  const lacks = (pointer: string) => ({
    status: 409,
    body: { code: 'cart_incomplete', errors: [{ pointer, code: 'required' }] },
  })
  t.match(await complete(fixture, cart), lacks('/billing_address/phone'), 'nothing is sent')
  const address = { name: 'Ada', line1: 'Hauptstr. 1', country: 'DE' }
  const setAddress = (column: string, value: object | null) =>
    execute(fixture.pg, `UPDATE carts SET ${column} = $2, version = version + 1 WHERE id = $1`, [
      cart,
      value && JSON.stringify(value),
    ])
  await setAddress('shipping_address', address)
  t.match(await complete(fixture, cart), lacks('/shipping_address/phone'), 'the only address there is')
  await setAddress('billing_address', address)
  t.match(await complete(fixture, cart), lacks('/billing_address/phone'))
  await setAddress('billing_address', { ...address, phone: '+49301234' })
  t.match(await complete(fixture, cart), { status: 201 })
})
