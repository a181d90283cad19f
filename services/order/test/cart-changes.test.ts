import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import type { Cart } from '../generated/types.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, address, guestCart, type Problem, withRates, zone } from './cart-steps.ts'

const pg = await database(t)

const euros = (amount: number) => ({ amount, currency: 'EUR' })

t.test('cart_changed names lines, shipping, tax and total with what they were and what they are', async (t) => {
  const fixture = await cartFixture(t, pg)
  const admin = fixture.as(staff('*'))
  await withRates(fixture)
  const cart = await guestCart(fixture)
  await cart.call('PATCH', cart.url, { body: { email: 'ada@example.com', shipping_address: address } })
  await add(cart, 'mug')
  const options = await cart.call<{ data: { id: string }[] }>('GET', `${cart.url}/shipping-options`)
  await cart.call('PUT', `${cart.url}/shipping-option`, { body: { option_id: options.body.data[0]?.id } })
  const zones = await admin<{ data: { id: string }[] }>('GET', '/v1/admin/shipping-zones')
  const offer = (version: string, amount: number) =>
    admin('PATCH', `/v1/admin/shipping-zones/${zones.body.data[0]?.id}`, {
      headers: { 'if-match': version },
      body: {
        options: amount < 0 ? [] : [{ ...zone.options[0], id: options.body.data[0]?.id, prices: [euros(amount)] }],
      },
    })
  const place = async () => {
    await cart.call('POST', `${cart.url}/payment`, { body: { method: 'test' } })
    return async () => (await cart.call<Problem>('POST', `${cart.url}/complete`)).body
  }

  const first = await place()
  await offer('"1"', 590)
  const shipping = await first()
  t.match(shipping, { code: 'cart_changed', lines: [] })
  t.strictSame(shipping.totals, [
    { total: 'shipping_total', before: euros(490), after: euros(590) },
    { total: 'tax_total', before: euros(268), after: euros(284) },
    { total: 'total', before: euros(1680), after: euros(1780) },
  ])
  t.equal(shipping.errors, undefined)

  const second = await place()
  fixture.stubs.products.set('mug', { prices: { EUR: 1000 } })
  const price = await second()
  t.match(price.lines, [{ variant_id: 'mug', reason: 'price_changed', before: euros(1190), after: euros(1000) }])
  t.match(price.totals?.[0], { total: 'subtotal', before: euros(1190), after: euros(1000) })

  await offer('"2"', 0)
  await cart.call<Cart>('PATCH', cart.url, { body: { note: 'free shipping is in the cart now' } })
  const third = await place()
  await offer('"3"', -1)
  t.match(await third(), {
    code: 'cart_changed',
    lines: [],
    totals: [],
    errors: [{ pointer: '/shipping_option', code: 'unavailable' }],
  })
})
