import type { Media } from './media.ts'
import type { ProductOption } from './option.ts'
import { displayPrices, type PriceRange, priceRangeIn } from './price.ts'
import { isAvailable, type Product } from './product.ts'

/** What lists need of a product, in every currency it is sold in: made once, kept while its revision lasts. */
export interface CardSource {
  revision: number
  id: string
  slug: string
  title: string
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
    image: first ? imageOf(first) : null,
    available: isAvailable(product),
    default_variant_id: variants.length === 1 ? (variants[0]?.id ?? null) : null,
  }
}

function imageOf({ url, alt, width, height, color }: Media): CardSource['image'] {
  return { url, alt, ...(width && height ? { width, height } : {}), ...(color ? { color } : {}) }
}

/** The entry of a list, in one currency (ISO 4217). */
export function cardIn(source: CardSource, currency: string) {
  const { revision: _revision, prices, ...card } = source
  return { ...card, ...displayPrices(prices[currency] ?? null, currency) }
}

export type ProductCard = ReturnType<typeof cardIn>
