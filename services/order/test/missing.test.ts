import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import type { Cart, Order } from '../generated/types.ts'
import { cartFixture, database } from './cart-fixture.ts'
import { add, address, guestCart, type Problem, withRates } from './cart-steps.ts'

const pg = await database(t)

t.test('a cart names as missing what placeOrder refuses it for want of, until nothing is', async (t) => {
  const fixture = await cartFixture(t, pg)
  await withRates(fixture)
  await fixture.as(staff('*'))('PATCH', '/v1/admin/shop', {
    body: { checkout: { phone_required: true } },
    headers: { 'if-match': '*' },
  })
  fixture.stubs.products.set('film', { prices: { EUR: 1190 }, data: { requires_shipping: false } })
  const cart = await guestCart(fixture)
  const patch = (body: object) => cart.call<Cart>('PATCH', cart.url, { body })
  const pointers = ({ missing }: Pick<Cart, 'missing'>) => missing.map(({ pointer }) => pointer)
  const steps: [what: string, () => Promise<{ body: Cart }>, readonly string[]][] = [
    ['opened', () => cart.call('GET', cart.url), ['/items', '/email', '/payment', '/billing_address/phone']],
    ['a download', () => add(cart, 'film'), ['/email', '/billing_address', '/payment', '/billing_address/phone']],
    [
      'a parcel',
      () => add(cart, 'mug'),
      ['/email', '/shipping_address', '/shipping_option', '/billing_address', '/payment', '/shipping_address/phone'],
    ],
    [
      'an address',
      () => patch({ email: 'ada@example.com', shipping_address: address }),
      ['/shipping_option', '/payment', '/shipping_address/phone'],
    ],
    [
      'a phone number',
      () => patch({ shipping_address: { ...address, phone: '+4930123456' } }),
      ['/shipping_option', '/payment'],
    ],
  ]
  for (const [what, step, expected] of steps) {
    const { body } = await step()
    t.same(pointers(body), expected, what)
    const refused = await cart.call<Order & Problem>('POST', `${cart.url}/complete`)
    t.match(refused, { status: 409, body: { code: 'cart_incomplete' } })
    t.same(refused.body.errors, body.missing, what)
  }
  const { body: options } = await cart.call<{ data: { id: string }[] }>('GET', `${cart.url}/shipping-options`)
  const chosen = await cart.call<Cart>('PUT', `${cart.url}/shipping-option`, {
    body: { option_id: options.data[0]?.id },
  })
  t.same(pointers(chosen.body), ['/payment'])
  const paid = await cart.call<Cart>('POST', `${cart.url}/payment`, { body: { method: 'test' } })
  t.same(paid.body.missing, [], 'it can be ordered')
})
