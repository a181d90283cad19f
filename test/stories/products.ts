import type { Stoa } from '@stoa/sdk/source'
import { staffOf, type TestShop } from '../harness/shop.ts'
import { available } from '../harness/stock.ts'
import { uniqueName } from '../harness/test-servers.ts'
import { until } from '../harness/until.ts'

/** Sold in every currency of the stories, and sent within Germany. */
export interface SoldProduct {
  productId: string
  variantId: string
  slug: string
  title: string
}

export const DEPARTMENT = 'Lamps'

/** The same number in each currency, so that stories can speak of it. */
export const priced = (amount: number) => ['EUR', 'USD'].map((currency) => ({ currency, amount }))

/** What the stories need of a shop: two currencies, rates, and a department with something to choose from. */
export async function openDepartment(shop: TestShop): Promise<{ slug: string; title: string }> {
  const staff = await staffOf(shop)
  await staff.admin.shop.update({ currencies: ['EUR', 'USD'] }, { ifMatch: await staff.admin.shop.get() })
  await staff.admin.shippingZones.create({
    name: 'Germany',
    countries: ['DE'],
    options: [
      { name: 'Parcel', prices: priced(490) },
      { name: 'Express', prices: priced(1290) },
    ],
  })
  const rates = [{ tax_class: 'standard', name: 'USt.', rate: '19' }]
  await staff.admin.taxRegions.create({ name: 'Germany', country: 'DE', prices_include_tax: true, rates })
  return sellLamps(staff)
}

/** Two lamps to choose from, each in two colours. */
export async function sellLamps(staff: Stoa): Promise<{ slug: string; title: string }> {
  const { id, slug } = await staff.admin.categories.create({ name: DEPARTMENT })
  const [reading] = await Promise.all([
    sellLamp(staff, id, { title: 'Reading lamp', colours: ['Red', 'Blue'] }),
    sellLamp(staff, id, { title: 'Floor lamp', colours: ['Black', 'White'] }),
  ])
  if (!reading) throw new Error('no lamp is sold')
  await until('the department has its lamps', async () => {
    const { data } = await staff.products.list({ category: [slug], currency: 'EUR' })
    return data.filter((card) => card.available).length === 2 ? true : null
  })
  return reading
}

async function sellLamp(staff: Stoa, category: string, { title, colours }: { title: string; colours: string[] }) {
  const variants = colours.map((colour) => ({
    sku: `${title} ${colour}`,
    option_values: { Colour: colour },
    prices: priced(4900),
    quantity: 1000,
  }))
  const product = await staff.admin.products.create({
    title,
    status: 'active',
    category_ids: [category],
    options: [{ name: 'Colour', values: colours }],
    variants,
  })
  return { slug: product.slug, title }
}

/** A product that one story has for itself. */
export async function sell(staff: Stoa, quantity = 20): Promise<SoldProduct> {
  const title = `Lamp ${uniqueName()}`
  const variants = [{ sku: title, prices: priced(1999), weight_grams: 700, quantity }]
  const product = await staff.admin.products.create({ title, status: 'active', variants })
  const variantId = product.variants[0]?.id ?? ''
  await until(`${title} is on sale`, async () => ((await available(staff, variantId)) === quantity ? true : null))
  return { productId: product.id, variantId, slug: product.slug, title }
}

/** Resolves when everybody sees that so many are in stock. */
export async function setStock(staff: Stoa, { variantId, title }: SoldProduct, quantity: number): Promise<void> {
  await staff.admin.stock.set({ variant_id: variantId, on_hand: quantity })
  await until(`${quantity} of ${title}`, async () => ((await available(staff, variantId)) === quantity ? true : null))
}
