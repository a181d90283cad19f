import { type ListedTranslation, type Locales, listedTexts } from './localised.ts'
import type { Media } from './media.ts'
import type { ProductOption } from './option.ts'
import { displayPrices, type PriceRange, priceRangeIn } from './price.ts'
import { isAvailable, type Product } from './product.ts'
import { type Translations, UNTRANSLATED } from './translation.ts'

/** What lists need of a product, in every currency it is sold in: made once, kept while its revision lasts. */
export interface CardSource {
  revision: number
  id: string
  slug: string
  title: string
  translations: Translations<ListedTranslation>
  vendor: string
  type: string
  image: Pick<Media, 'url' | 'alt' | 'width' | 'height' | 'color'> | null
  available: boolean
  options: ProductOption[]
  default_variant_id: string | null
  /** Currency → range of prices. */
  prices: Record<string, PriceRange>
}

export function cardSourceOf(product: Product, revision: number): CardSource {
  const { id, slug, title, vendor, type, options, variants } = product
  const currencies = new Set(variants.flatMap((variant) => variant.prices.map((price) => price.currency)))
  const prices: CardSource['prices'] = {}
  for (const currency of currencies) {
    const range = priceRangeIn(product, currency)
    if (range) prices[currency] = range
  }
  const first = product.media[0]
  return {
    ...{ revision, id, slug, title, vendor, type, options, prices },
    translations: listedTranslations(product),
    image: first ? imageOf(first) : null,
    available: isAvailable(product),
    default_variant_id: variants.length === 1 ? (variants[0]?.id ?? null) : null,
  }
}

/** Without descriptions. */
function listedTranslations({ translations }: Product): CardSource['translations'] {
  if (translations === UNTRANSLATED) return UNTRANSLATED
  return Object.fromEntries(
    Object.entries(translations).map(([locale, { title, options }]) => [
      locale,
      { ...(title === undefined ? {} : { title }), ...(options ? { options } : {}) },
    ]),
  )
}

function imageOf({ url, alt, width, height, color }: Media): CardSource['image'] {
  return { url, alt, ...(width && height ? { width, height } : {}), ...(color ? { color } : {}) }
}

/** How a list shows its products: the currency is an ISO 4217 code. */
export interface CardView {
  currency: string
  locales: Locales
}

/** The entry of a list. */
export function cardIn(source: CardSource, { currency, locales }: CardView) {
  const { revision: _revision, prices, translations: _all, options, ...card } = source
  const { title, locale, names } = listedTexts(source, locales)
  const shown = options.map(({ name, values }) => ({
    ...{ name, label: names.option(name), values },
    labels: values.map((value) => names.value(name, value)),
  }))
  return { ...card, title, locale, options: shown, ...displayPrices(prices[currency] ?? null, currency) }
}

export type ProductCard = ReturnType<typeof cardIn>
