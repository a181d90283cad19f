/**
 * A catalogue of any size that follows from a seed: categories, brands by Zipf's law, options and variants, prices in three
 * currencies, stock, and texts whose words are as frequent as those of real shops. The first products of a large one are those
 * of a small one.
 */
import { createHash } from 'node:crypto'
import { derivedId, encode, uuidV7 } from '@stoa/kit/values/ids'
import { type Category, newCategory } from '@stoa/product/domain/category'
import type { InitialStock } from '@stoa/product/domain/initial-stock'
import type { Product } from '@stoa/product/domain/product'
import { foldText } from '@stoa/product/domain/text'
import type { ImportedProduct } from '@stoa/product/import/imported-product'
import { mergeImported } from '@stoa/product/import/merge-product'
import { createRandom, type Random } from './random.ts'
import { SECTIONS } from './sections.ts'
import { descriptionOf, type Naming, namingOf, slugOf, titleOf } from './texts.ts'
import { variantsOf } from './variants.ts'
import { CARE_LABELS, COUNTRIES, TAGS, VENDORS } from './vocabulary.ts'

/** Grows with every change of what is generated, so that nothing measured before is compared with it. */
export const CATALOGUE_VERSION = 1

export interface GeneratedProduct {
  product: Product
  /** Initial stock of its variants. */
  stock: InitialStock[]
}

export interface CatalogueOptions {
  seed: number
  count: number
}

/** The moment at which the first product was made; every further one came a minute later. */
const FIRST_MADE = Date.UTC(2025, 0, 1)
const MINUTE_MS = 60_000
/** Streams of random numbers: a product's contents, and its ids. */
const CONTENTS = 0
const IDS = 1

/** The id that an import gives to the category of a path of names. */
function categoryIdOf(path: readonly string[]): string {
  let id = ''
  for (const name of path) {
    const digest = createHash('sha256').update(`category\n${id}\n${foldText(name)}`)
    id = derivedId('cat', digest.digest())
  }
  return id
}

/** The categories of every generated catalogue, parents before children. */
export function generatedCategories(): Category[] {
  const now = new Date(FIRST_MADE).toISOString()
  const categories = new Map<string, Category>()
  for (const { path } of SECTIONS) {
    for (const [level, name] of path.entries()) {
      const id = categoryIdOf(path.slice(0, level + 1))
      if (categories.has(id)) continue
      const parent_id = level === 0 ? null : categoryIdOf(path.slice(0, level))
      const category = newCategory(id, { name, parent_id }, now)
      categories.set(id, { ...category, slug: freeSlug(category.slug, [...categories.values()]) })
    }
  }
  return [...categories.values()]
}

function freeSlug(slug: string, taken: readonly Category[]): string {
  const isFree = (wanted: string) => !taken.some((category) => category.slug === wanted)
  let free = slug
  for (let number = 2; !isFree(free); number++) free = `${slug}-${number}`
  return free
}

function attributesOf(random: Random, naming: Naming): ImportedProduct['attributes'] {
  return {
    material: naming.material,
    made_in: random.pickZipf(COUNTRIES),
    ...(random.chance(0.6) ? { care: random.pickZipf(CARE_LABELS) } : {}),
    ...(random.chance(0.3) ? { series: naming.series } : {}),
    ...(random.chance(0.2) ? { warranty_years: random.between(1, 10) } : {}),
    ...(random.chance(0.25) ? { vegan: random.chance(0.5) } : {}),
  }
}

/** A product as a file that is imported would carry it. */
export function importedProductOf(seed: number, index: number): ImportedProduct {
  const random = createRandom(seed, index * 2 + CONTENTS)
  const section = random.pickZipf(SECTIONS, 0.5)
  const naming = namingOf(random, section, random.pickZipf(VENDORS))
  const title = titleOf(random, naming)
  const slug = slugOf(title, index)
  const description = descriptionOf(random, naming)
  const pictures = Array.from({ length: random.between(1, 5) }, (_, number) => ({
    url: `https://pictures.example.com/${slug}-${number + 1}.jpg`,
    alt: number === 0 ? title : null,
  }))
  return {
    ...{ missing: [], line: 0, address: null, slug: null, published_at: null, remarks: [] },
    ...{ handle: slug, former_handle: null, title, description: description.html, description_text: description.text },
    ...{ vendor: naming.vendor, type: naming.type, status: 'active', category_paths: [[...section.path]] },
    tags: [...new Set(Array.from({ length: random.between(1, 6) }, () => random.pickZipf(TAGS)))],
    attributes: attributesOf(random, naming),
    ...variantsOf(random, section, index),
    media: pictures,
    seo: { title: random.chance(0.3) ? `${title} – ${naming.vendor}` : null, description: null },
  }
}

/** One product of a catalogue, as an import stores it. */
export function generatedProduct(seed: number, index: number): GeneratedProduct {
  const imported = importedProductOf(seed, index)
  const random = createRandom(seed, index * 2 + IDS)
  const madeAt = FIRST_MADE + index * MINUTE_MS
  const prefixes = { product: 'prd', variant: 'var', media: 'med' } as const
  const { product, stock } = mergeImported(null, imported, {
    newId: (kind) => `${prefixes[kind]}_${encode(uuidV7(madeAt, random.bytes(10)))}`,
    categoryIds: imported.category_paths.map(categoryIdOf),
    ...{ withoutQuantity: null, slug: imported.handle, newSlug: null },
    now: new Date(madeAt).toISOString(),
  })
  return { product, stock: stock.map(({ item }) => item) }
}

/** Every product of a catalogue, one after the other, so that a large one needs no memory. */
export function* generatedProducts({ seed, count }: CatalogueOptions): Generator<GeneratedProduct> {
  for (let index = 0; index < count; index++) yield generatedProduct(seed, index)
}
