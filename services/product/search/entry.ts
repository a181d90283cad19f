import type { Product } from '../domain/product.ts'
import { foldText, normalizeLine } from '../domain/text.ts'
import { remembered } from './remembered.ts'

const MAX_FACET_VALUE_LENGTH = 100
const REMEMBERED_VALUES = 10_000
const compared = remembered((text) => foldText(normalizeLine(text)), REMEMBERED_VALUES)

/** A variant as the search index sees it. */
export interface SearchVariant {
  available: boolean
  options: readonly (readonly [name: string, value: string])[]
  /** Minor units. */
  prices: readonly { currency: string; amount: number }[]
}

/** What a facet field (value '') or one of its values is called in a locale. */
export type FacetLabel = readonly [locale: string, field: string, value: string, label: string]

/** The texts of a product in another language, as the search index sees them. */
export interface SearchTexts {
  locale: string
  title: string
  keywords: string
  description_text: string
}

/** A product as the search index sees it. */
export interface SearchEntry {
  id: string
  /** Entries older than what the index has are ignored. */
  version: number
  title: string
  /** Text: vendor, type, tags and category names are searched beside the title, the description after them. */
  keywords: string
  description_text: string
  skus: readonly string[]
  /** Milliseconds since 1970, for the order `newest`. */
  published_ms: number
  /** Milliseconds since 1970. */
  created_ms: number
  available: boolean
  /** Every amount the product is sold at, minor units. */
  prices: readonly { currency: string; amount: number }[]
  /** Facet values by field: category, vendor, type, tag, `option.<name>`, `attribute.<name>`. */
  facets: readonly (readonly [field: string, value: string])[]
  /** Its variants where there are several: conditions on options, price and availability are then met by one of them. */
  variants?: readonly SearchVariant[]
  translations?: readonly SearchTexts[]
  /** What its options and their values are called in other languages. */
  labels?: readonly FacetLabel[]
}

/** The name of a facet field as requests spell it; option and attribute names are compared without case and accents. */
export function facetField(field: string): string {
  return compared(field)
}

/** A facet value as it is compared: without case and accents. */
export function facetValue(value: string): string {
  return compared(value)
}

/** What the index needs to know about a product; give it only products that shoppers may see. */
export function searchEntryOf(
  product: Product,
  context: {
    categoryNames: readonly string[]
    /** Locale → names in it. */
    translatedCategoryNames?: ReadonlyMap<string, readonly string[]>
  },
): SearchEntry {
  const { categoryNames, translatedCategoryNames = new Map() } = context
  const translations = textsOf(product, translatedCategoryNames)
  const labels = labelsOf(product)
  return {
    id: product.id,
    version: product.version,
    title: product.title,
    keywords: [product.vendor, product.type, ...product.tags, ...categoryNames].join(' '),
    description_text: product.description_text,
    skus: product.variants.flatMap((variant) => [variant.sku, variant.barcode].filter((code) => code !== null)),
    published_ms: Date.parse(product.published_at ?? product.created_at),
    created_ms: Date.parse(product.created_at),
    available: product.variants.some((variant) => variant.available),
    prices: product.variants.flatMap((variant) => variant.prices),
    facets: facetsOf(product),
    ...(product.variants.length > 1 ? { variants: product.variants.map(variantOf) } : {}),
    ...(translations.length > 0 ? { translations } : {}),
    ...(labels.length > 0 ? { labels } : {}),
  }
}

function textsOf(product: Product, categoryNames: ReadonlyMap<string, readonly string[]>): SearchTexts[] {
  const locales = new Set([...Object.keys(product.translations), ...categoryNames.keys()])
  return [...locales].flatMap((locale) => {
    const { title = '', description_text = '' } = product.translations[locale] ?? {}
    const keywords = (categoryNames.get(locale) ?? []).join(' ')
    return title || keywords || description_text ? [{ locale, title, keywords, description_text }] : []
  })
}

function labelsOf({ translations }: Product): FacetLabel[] {
  return Object.entries(translations).flatMap(([locale, { options = {} }]) =>
    Object.entries(options).flatMap(([name, { label, values = {} }]): FacetLabel[] => {
      const field = `option.${name}`
      const ofValues = Object.entries(values).map(([value, own]): FacetLabel => [locale, field, value, own])
      return label === undefined ? ofValues : [[locale, field, '', label], ...ofValues]
    }),
  )
}

function variantOf({ available, option_values, prices }: Product['variants'][number]): SearchVariant {
  const own = prices.map(({ currency, amount }) => ({ currency, amount }))
  return { available, options: Object.entries(option_values), prices: own }
}

function facetsOf(product: Product): [string, string][] {
  const facets: [string, string][] = []
  for (const id of product.category_ids) facets.push(['category', id])
  for (const tag of product.tags) facets.push(['tag', tag])
  if (product.vendor !== '') facets.push(['vendor', product.vendor])
  if (product.type !== '') facets.push(['type', product.type])
  for (const { name, values } of product.options) {
    for (const value of values) facets.push([`option.${name}`, value])
  }
  for (const [name, value] of Object.entries(product.attributes)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      // Longer values are prose, not something to filter by.
      const text = String(one)
      if (text.length <= MAX_FACET_VALUE_LENGTH) facets.push([`attribute.${name}`, text])
    }
  }
  return facets
}
