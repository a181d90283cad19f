import { type Cart, type CartItem, newCart } from '../domain/cart.ts'
import type { Parcel, TaxedBy } from '../domain/pricing.ts'
import type { ShippingZone } from '../domain/shipping.ts'
import type { TaxRegion } from '../domain/tax.ts'

export const region = (over: Partial<TaxRegion> = {}): TaxRegion => ({
  id: 'txr_de',
  name: 'Germany',
  country: 'DE',
  region: null,
  prices_include_tax: true,
  rates: [
    { tax_class: 'standard', name: 'VAT', rate: 190_000 },
    { tax_class: 'reduced', name: 'VAT', rate: 70_000 },
  ],
  shipping_rate: null,
  ...over,
})

/** One region taxes everything in the cart. */
export const taxedIn = (region: TaxRegion | null): TaxedBy => ({ sent: region, unsent: region })

let count = 0
export const item = (over: Partial<CartItem> = {}): CartItem => ({
  id: `itm_${++count}`,
  variant_id: `var_${count}`,
  product_id: 'prd_1',
  quantity: 1,
  unit_price: 1000,
  title: 'Mug',
  variant_title: null,
  sku: null,
  slug: 'mug',
  image: null,
  weight_grams: 300,
  requires_shipping: true,
  taxable: true,
  tax_class: 'standard',
  ...over,
})

export const cartWith = (items: CartItem[], over: Partial<Cart> = {}): Cart => ({
  ...newCart({ id: 'cart_1', user: null, currency: 'EUR', locale: 'en', now: new Date(0) }),
  items,
  ...over,
})

export const address = { name: 'Ada', line1: 'Main Street 1', country: 'DE' }
export const parcel: Parcel = { country: 'DE', currency: 'EUR', locale: 'en', subtotal: 1000, weight_grams: 500 }
export const zone = (over: Partial<ShippingZone> = {}): ShippingZone => ({
  id: 'shz_1',
  name: 'Germany',
  countries: ['DE'],
  options: [
    {
      id: 'spo_1',
      name: 'Parcel',
      prices: [{ amount: 490, currency: 'EUR' }],
      free_above: [{ amount: 5000, currency: 'EUR' }],
      min_weight_grams: null,
      max_weight_grams: 10_000,
    },
  ],
  ...over,
})
