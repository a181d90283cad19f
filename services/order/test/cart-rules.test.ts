import t from 'tap'
import type { Cart } from '../domain/cart.ts'
import { lowerCaseDomain } from '../domain/cart-edits.ts'
import { missingForOrder } from '../domain/checkout.ts'
import { priced } from '../domain/pricing.ts'
import { cartWith, item } from './pricing-data.ts'

t.test('what an order still needs', async (t) => {
  const pointers = (cart: Cart) => missingForOrder(cart, []).map((error) => error.pointer)
  t.same(pointers(cartWith([])), ['/items', '/email', '/payment'])
  t.same(pointers(cartWith([item()])), ['/email', '/shipping_address', '/shipping_option', '/payment'])
  t.same(pointers(cartWith([item({ requires_shipping: false })], { email: 'a@b.c' })), ['/payment'])
  const cart = priced(cartWith([item({ requires_shipping: false })], { email: 'a@b.c' }), {
    zones: [],
    regions: [],
    default_country: null,
  })
  const paid = (amount: number) => ({
    ...cart,
    payment: { method: 'test', details: {}, amount: { amount, currency: 'EUR' } },
  })
  t.same(pointers(paid(1000)), [])
  t.same(pointers(paid(999)), ['/payment'])
})

t.test('only the domain of an e-mail address has no case', async (t) => {
  t.equal(lowerCaseDomain('Ada.Lovelace@Example.COM'), 'Ada.Lovelace@example.com')
})
