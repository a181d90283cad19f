import { isAvailable, type Media, type Price, type Product, type ProductOption, priceRangeIn } from './product.ts'

/** What lists need of a product, in every currency it is sold in: made once, kept while its revision lasts. */
export interface CardSource {
  revision: number
  id: string
  slug: string
  title: string
  vendor: string
  type: string
  image: Pick<Media, 'url' | 'alt' | 'width' | 'height'> | null
  available: boolean
  options: ProductOption[]
  default_variant_id: string | null
  /** Currency → range of prices. */
  prices: Record<string, { min: Price; max: Price }>
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

function imageOf({ url, alt, width, height }: Media): CardSource['image'] {
  return { url, alt, ...(width && height ? { width, height } : {}) }
}

/** The prices of a product as shoppers read them; `price` is the lowest. */
export function shownPrices(range: { min: Price; max: Price } | null, currency: string) {
  if (!range) return { price: null, compare_at: null, price_range: null }
  const { min, max } = range
  const money = (amount: number) => ({ amount, currency })
  return {
    price: money(min.amount),
    // A former price that is not above the present one is no reduction.
    compare_at: min.compare_at !== null && min.compare_at > min.amount ? money(min.compare_at) : null,
    price_range: { min: money(min.amount), max: money(max.amount) },
  }
}

/** The entry of a list, in one currency (ISO 4217). */
export function cardIn(source: CardSource, currency: string) {
  const { revision: _revision, prices, ...card } = source
  return { ...card, ...shownPrices(prices[currency] ?? null, currency) }
}

export type ProductCard = ReturnType<typeof cardIn>
