import { execute } from '@stoa/kit/postgres/sql'
import { anonymous, guest, staff } from '@stoa/kit/testing/app'
import type { Cart } from '../generated/types.ts'
import type { CartFixture } from './cart-fixture.ts'

export interface Problem {
  code: string
  errors?: { pointer?: string; parameter?: string }[]
  lines?: { variant_id: string; reason: string }[]
  totals?: { total: string; before: object; after: object }[]
}

export const address = {
  name: 'Ada Lovelace',
  line1: 'Hauptstr. 1',
  city: 'Berlin',
  postal_code: '10115',
  country: 'DE',
}

export async function guestCart(fixture: CartFixture, body: object = {}) {
  const created = await fixture.as(anonymous)<Cart>('POST', '/v1/carts', { body })
  const { id, token } = created.body
  return { id, token: token ?? '', url: `/v1/carts/${id}`, call: fixture.as(guest(id)) }
}

export const add = (cart: Awaited<ReturnType<typeof guestCart>>, variant_id: string, quantity = 1, headers = {}) =>
  cart.call<Cart & Problem>('POST', `${cart.url}/items`, { body: { variant_id, quantity }, headers })

/** Sets a status as the checkout would. */
export async function setStatus(fixture: CartFixture, id: string, status: 'open' | 'in_checkout' | 'completed') {
  await execute(fixture.pg, 'UPDATE carts SET status = $2, version = version + 1 WHERE id = $1', [id, status])
}

export const zone = {
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
export const germany = {
  name: 'Germany',
  country: 'DE',
  prices_include_tax: true,
  rates: [
    { tax_class: 'standard', name: 'VAT', rate: '19' },
    { tax_class: 'reduced', name: 'VAT', rate: '7' },
  ],
}

export async function withRates(fixture: CartFixture) {
  const admin = fixture.as(staff('*'))
  await admin('POST', '/v1/admin/shipping-zones', { body: zone })
  await admin('POST', '/v1/admin/tax-regions', { body: germany })
}
