import type { AdminProduct } from '@stoa/sdk/source'
import { picture } from '../../harness/picture.ts'
import { available } from '../../harness/stock.ts'
import { until } from '../../harness/until.ts'
import { idOf, type Lamp, type Story } from './story.ts'

async function categories({ staff, unseen }: Story): Promise<string> {
  const { id } = await staff.admin.categories.create({
    name: 'Lighting',
    description: 'Lamps for desks and floors.',
    description_html: '<p>Lamps for desks and floors.</p>',
    seo: { title: 'Lamps' },
  })
  const child = await staff.admin.categories.create({ name: 'Floor lamps', parent_id: id })
  await staff.admin.categories.get(id)
  await staff.admin.categories.update(child.id, { name: 'Standard lamps' }, { ifMatch: child })
  await staff.admin.categories.list()
  const empty = await unseen.admin.categories.create({ name: 'Candles' })
  await staff.admin.categories.delete(empty.id, { ifMatch: empty })
  return id
}

async function collections({ staff, unseen }: Story, lamp: string): Promise<void> {
  const { collections } = staff.admin
  const rules = {
    match: 'all' as const,
    conditions: [{ field: 'tag' as const, operator: 'is' as const, values: ['desk'] }],
  }
  await collections.preview({ rules })
  const desk = await collections.create({
    title: 'For your desk',
    description: 'What a good desk needs.',
    seo: { title: 'Desk accessories' },
    translations: { de: { title: 'Für den Schreibtisch' } },
    rules,
  })
  await collections.update(desk.id, { sort: 'title' }, { ifMatch: desk })
  await collections.get(desk.id)
  const picks = await unseen.admin.collections.create({ title: 'Our picks' })
  const set = await collections.setProducts(picks.id, { product_ids: [lamp] }, { ifMatch: picks })
  const { id: other } = await unseen.admin.products.create({ title: 'Paper lamp' })
  const added = await collections.addProducts(picks.id, { product_ids: [other] }, { ifMatch: set })
  const moved = await collections.moveProducts(picks.id, { product_ids: [other], position: 0 }, { ifMatch: added })
  await collections.removeProducts(picks.id, { product_ids: [other] }, { ifMatch: moved })
  await collections.list()
  const empty = await unseen.admin.collections.create({ title: 'Soon' })
  await collections.delete(empty.id, { ifMatch: empty })
}

async function createLamp({ staff }: Story, categoryId: string): Promise<AdminProduct> {
  const file = await staff.admin.media.upload(new Blob([picture], { type: 'image/png' }))
  return staff.admin.products.create({
    title: 'Desk lamp',
    description: 'An adjustable lamp with a steel arm.',
    vendor: 'Lumen & Co.',
    type: 'Lamp',
    tags: ['desk', 'steel'],
    status: 'active',
    category_ids: [categoryId],
    attributes: { Material: 'Steel' },
    options: [{ name: 'Colour', values: ['Black', 'White'] }],
    media: [
      {
        url: file.url,
        alt: 'A desk lamp',
        ...(file.width && file.height ? { width: file.width, height: file.height } : {}),
      },
    ],
    variants: ['Black', 'White'].map((colour) => ({
      sku: `LAMP-${colour.toUpperCase()}`,
      option_values: { Colour: colour },
      prices: [{ currency: 'EUR', amount: 4900, compare_at: 5900 }],
      weight_grams: 1200,
      quantity: 40,
    })),
    seo: { title: 'Desk lamp of steel', description: 'An adjustable lamp for your desk.' },
  })
}

async function changeLamp({ staff, unseen, newVisitor }: Story, { id }: AdminProduct): Promise<AdminProduct> {
  const ifMatch = await staff.admin.products.get(id)
  const options = [{ name: 'Colour', values: ['Black', 'White', 'Brass'] }]
  await staff.admin.products.update(id, { tags: ['desk', 'steel', 'new'], options }, { ifMatch })
  const brass = await staff.admin.products.createVariant(
    id,
    { sku: 'LAMP-BRASS', option_values: { Colour: 'Brass' }, prices: [{ currency: 'EUR', amount: 6900 }], quantity: 5 },
    { ifMatch: await unseen.admin.products.get(id) },
  )
  const now = async () => ({ ifMatch: await unseen.admin.products.get(id) })
  await staff.admin.products.updateVariant(id, brass.id, { weight_grams: 1400 }, await now())
  const prices = [{ currency: 'EUR', amount: 6500, compare_at: 6900 }]
  await staff.admin.products.setPrices(id, brass.id, { prices }, await now())
  await staff.admin.products.deleteVariant(id, brass.id, await now())
  const draft = await unseen.admin.products.create({ title: 'Oil lamp' })
  const shopper = newVisitor()
  // Nobody has counted it yet, so it is sold out.
  const waited = { variant_id: draft.variants[0]?.id ?? '', email: 'ada@example.com', locale: 'de' }
  await shopper.backInStock.subscribe(waited)
  await shopper.backInStock.unsubscribe({ token: 'bis_RvTDsBkWp3cmbJJ0QhOTUPHV-4sSZlRq7s1Qpc1ZQ5M' })
  await staff.admin.products.delete(draft.id, { ifMatch: draft })
  return unseen.admin.products.get(id)
}

/** What the ERP counted, and an SKU that is misspelt. */
const COUNTED = [
  { sku: 'LAMP-BLACK', on_hand: 52, expected_on_hand: 50 },
  { sku: 'LAMP-BLAKC', on_hand: 4 },
]

async function stock({ staff }: Story, [black, white]: Lamp['variants']): Promise<void> {
  await staff.admin.locations.list()
  await staff.admin.locations.create({ name: 'Warehouse Leipzig' })
  await staff.admin.stock.adjust({ variant_id: black, delta: 10, reason: 'received', note: 'Delivery of Monday' })
  await staff.admin.stock.set({ variant_id: white, on_hand: 38, low_mark: 5, note: 'Counted' })
  await staff.admin.stock.list({ sku: ['LAMP-BLACK'] })
  await staff.admin.stock.change({ items: COUNTED })
  await staff.admin.stock.listMovements(black)
  await staff.admin.stock.check({})
}

/** A merchant fills the shop. */
export async function fillCatalogue(story: Story): Promise<Lamp> {
  const lamp = await createLamp(story, await categories(story))
  const variants = [idOf(lamp.variants[0]), idOf(lamp.variants[1])] as const
  for (const id of variants) {
    await until('its stock is there', async () => ((await available(story.unseen, id)) === 40 ? true : null))
  }
  await stock(story, variants)
  const product = await changeLamp(story, lamp)
  await collections(story, product.id)
  await story.staff.admin.products.list()
  await story.staff.admin.products.export()
  return { product, variants }
}
