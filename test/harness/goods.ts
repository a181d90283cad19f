import type { Stoa } from '@stoa/sdk'
import { uniqueName } from './environment.ts'
import { until } from './until.ts'

/** One kind of thing on the shelf. */
export interface Goods {
  productId: string
  variantId: string
  slug: string
  title: string
  /** Cents of a euro, tax included. */
  price: number
}

/** Germany, so that a purchase there can be sent and taxed. */
export async function openForBusiness(staff: Stoa): Promise<void> {
  const prices = [{ currency: 'EUR', amount: 490 }]
  await staff.admin.shippingZones.create({ name: 'Germany', countries: ['DE'], options: [{ name: 'Parcel', prices }] })
  await staff.admin.taxRegions.create({
    name: 'Germany',
    country: 'DE',
    prices_include_tax: true,
    rates: [{ tax_class: 'standard', name: 'USt.', rate: '19' }],
  })
}

/** Puts `quantity` units of a new product on the shelf, and waits until shoppers see that it can be bought. */
export async function stockUp(staff: Stoa, quantity: number, price = 1999): Promise<Goods> {
  const title = `Lamp ${uniqueName()}`
  const product = await staff.admin.products.create({
    title,
    status: 'active',
    variants: [{ sku: title, prices: [{ currency: 'EUR', amount: price }], weight_grams: 700, quantity }],
  })
  const variantId = product.variants[0]?.id ?? ''
  await until(`${quantity} of ${title} on the shelf`, async () =>
    (await available(staff, variantId)) === quantity ? true : null,
  )
  return { productId: product.id, variantId, slug: product.slug, title, price }
}

/** How many can be bought now. */
export async function available(stoa: Stoa, variantId: string): Promise<number | null> {
  const { data } = await stoa.availability.get({ variant_id: [variantId] })
  return data[0]?.available ?? null
}

/** What lies on the shelf, held for somebody or not. */
export async function onHand(staff: Stoa, variantId: string): Promise<{ on_hand: number; reserved: number }> {
  const { data } = await staff.admin.stock.list({ variant_id: [variantId] })
  return { on_hand: sum(data, 'on_hand'), reserved: sum(data, 'reserved') }
}

function sum<K extends string>(levels: readonly Record<K, number>[], field: K): number {
  return levels.reduce((total, level) => total + level[field], 0)
}

/** Resolves when stock is exactly this, with nothing held; selling follows placing an order by an event. */
export async function settledAt(staff: Stoa, variantId: string, expected: number): Promise<void> {
  let last = ''
  await until('stock has settled', async () => {
    const level = await onHand(staff, variantId)
    last = JSON.stringify(level)
    return level.on_hand === expected && level.reserved === 0 ? true : null
  }).catch((error: Error) => {
    throw new Error(`${error.message}: ${last}, not ${expected} with none held`)
  })
}
