import { keptEmail } from '@stoa/kit/values/email'
import t from 'tap'
import type { Cart } from '../domain/cart.ts'
import { missingForOrder } from '../domain/missing.ts'
import { priced } from '../domain/pricing.ts'
import { cartWith, item } from './pricing-data.ts'

t.test('what an order still needs', async (t) => {
  const checkout = { guest: true, phone_required: false, note: null }
  const none = { zones: [], regions: [], default_country: null }
  const pointers = (cart: Cart) => missingForOrder(cart, { regions: [], checkout }).map((error) => error.pointer)
  const costing = (...items: Cart['items']) => priced(cartWith(items), none)
  t.same(pointers(cartWith([])), ['/items', '/email', '/payment'])
  t.same(pointers(costing(item())), ['/email', '/shipping_address', '/shipping_option', '/payment'])
  t.same(pointers({ ...costing(item({ requires_shipping: false })), email: 'a@b.c' }), ['/payment'])
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
  t.equal(keptEmail('Ada.Lovelace@Example.COM'), 'Ada.Lovelace@example.com')
})
