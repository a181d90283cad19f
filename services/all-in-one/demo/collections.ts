import type { CollectionCreate, Stoa } from '@stoa/sdk/source'

interface DemoCollection extends Omit<CollectionCreate, 'image' | 'product_ids'> {
  slug: string
  /** A file of `pictures/`. */
  picture: string
  alt: string
  /** Slugs of the products that staff chose. */
  products?: readonly string[]
}

/** One that staff filled, and two that fill themselves. */
export const demoCollections: readonly DemoCollection[] = [
  {
    slug: 'evenings-in',
    title: 'Evenings in',
    description: 'A warm light, something soft and nowhere to be. What we reach for when the day is done.',
    seo: { title: 'Evenings in', description: 'Warm light, soft blankets and a good book: for evenings at home.' },
    translations: {
      de: {
        title: 'Abende zu Hause',
        description: 'Warmes Licht, etwas Weiches und kein Termin. Wonach wir greifen, wenn der Tag vorbei ist.',
      },
    },
    picture: 'mushroom-table-lamp-terracotta.svg',
    alt: 'A mushroom-shaped table lamp',
    position: 1,
    products: [
      'mushroom-table-lamp',
      'lambswool-throw',
      'beeswax-candle-trio',
      'the-mapmakers-winter',
      'boiled-wool-slippers',
      'harbour-jigsaw',
      'velvet-cushion',
      'stoneware-mug',
    ],
  },
  {
    slug: 'gifts',
    title: 'Small gifts',
    description: 'Presents that fit in a bag and in a budget, for birthdays, thank-yous and no reason at all.',
    seo: { title: 'Small gifts', description: 'Presents up to 40 euros, chosen for you.' },
    translations: {
      de: {
        title: 'Kleine Geschenke',
        description: 'Geschenke, die in jede Tasche und jedes Budget passen: zum Geburtstag, als Dank oder einfach so.',
      },
    },
    picture: 'stoneware-mug-oat.svg',
    alt: 'A stoneware mug',
    position: 2,
    sort: 'price',
    rules: {
      match: 'all',
      conditions: [
        { field: 'tag', operator: 'is', values: ['gift'] },
        { field: 'price', currency: 'EUR', lte: 4000 },
        { field: 'available', value: true },
      ],
    },
  },
  {
    slug: 'sale',
    title: 'Sale',
    description: 'Good things at better prices, while they last.',
    seo: { title: 'Sale', description: 'Reduced this season, while stocks last.' },
    translations: {
      de: { title: 'Angebote', description: 'Gute Dinge zu besseren Preisen, solange der Vorrat reicht.' },
    },
    picture: 'tripod-floor-lamp.svg',
    alt: 'A floor lamp on three legs',
    position: 3,
    rules: { match: 'all', conditions: [{ field: 'tag', operator: 'is', values: ['sale'] }] },
  },
]

async function idsOf(stoa: Stoa, slugs: readonly string[]): Promise<string[]> {
  return Promise.all(slugs.map(async (slug) => (await stoa.products.get(slug, { variants: 'none' })).id))
}

/**
 * Makes the collections of the demo shop; those that are there already are left alone, so that this may be repeated.
 * @param pictures file → its address
 */
export async function makeCollections(stoa: Stoa, pictures: ReadonlyMap<string, string>): Promise<void> {
  const known = new Set((await stoa.admin.collections.list({ limit: 100 })).data.map(({ slug }) => slug))
  for (const { picture, alt, products, ...fields } of demoCollections) {
    const url = pictures.get(picture)
    if (known.has(fields.slug) || url === undefined) continue
    const chosen = products ? { product_ids: await idsOf(stoa, products) } : {}
    await stoa.admin.collections.create({ ...fields, ...chosen, image: { url, alt } })
  }
}
