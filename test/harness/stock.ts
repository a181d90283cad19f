import type { Stoa } from '@stoa/sdk/source'
import { uniqueName } from './test-servers.ts'
import { until } from './until.ts'

/** A product with one variant that can be bought. */
export interface StockedProduct {
  productId: string
  variantId: string
  slug: string
  title: string
  /** Cents of a euro, tax included. */
  price: number
}

/** Adds a shipping zone and a tax region for Germany, where every purchase of the tests goes. */
export async function setUpShippingAndTax(staff: Stoa): Promise<void> {
  const prices = [{ currency: 'EUR', amount: 490 }]
  await staff.admin.shippingZones.create({ name: 'Germany', countries: ['DE'], options: [{ name: 'Parcel', prices }] })
  await staff.admin.taxRegions.create({
    name: 'Germany',
    country: 'DE',
    prices_include_tax: true,
    rates: [{ tax_class: 'standard', name: 'USt.', rate: '19' }],
  })
}

/** Creates a product with `quantity` units in stock, and waits until its availability shows them. */
export async function createStockedProduct(staff: Stoa, quantity: number, price = 1999): Promise<StockedProduct> {
  const title = `Lamp ${uniqueName()}`
  const product = await staff.admin.products.create({
    title,
    status: 'active',
    variants: [{ sku: title, prices: [{ currency: 'EUR', amount: price }], weight_grams: 700, quantity }],
  })
  const variantId = product.variants[0]?.id ?? ''
  await until(`${quantity} of ${title} available`, async () =>
    (await available(staff, variantId)) === quantity ? true : null,
  )
  return { productId: product.id, variantId, slug: product.slug, title, price }
}

/** How many can be bought now. */
export async function available(stoa: Stoa, variantId: string): Promise<number | null> {
  const { data } = await stoa.availability.get({ variant_id: [variantId] })
  return data[0]?.available ?? null
}

/** Units in stock, reserved ones included, and how many of them are reserved. */
export async function stockLevel(staff: Stoa, variantId: string): Promise<{ on_hand: number; reserved: number }> {
  const { data } = await staff.admin.stock.list({ variant_id: [variantId] })
  return { on_hand: sum(data, 'on_hand'), reserved: sum(data, 'reserved') }
}

function sum<K extends string>(levels: readonly Record<K, number>[], field: K): number {
  return levels.reduce((total, level) => total + level[field], 0)
}

/** Resolves when stock is exactly this and nothing is reserved: an event takes sold units out after the order is placed. */
export async function untilStockIs(staff: Stoa, variantId: string, expected: number): Promise<void> {
  let last = ''
  await until('the stock level', async () => {
    const level = await stockLevel(staff, variantId)
    last = JSON.stringify(level)
    return level.on_hand === expected && level.reserved === 0 ? true : null
  }).catch((error: Error) => {
    throw new Error(`${error.message}: ${last}, not ${expected} with none reserved`)
  })
}
