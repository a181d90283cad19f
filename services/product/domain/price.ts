import { isCurrency } from '@stoa/kit/values/money'
import { invalidField } from '@stoa/kit/values/problem'

/** A variant's price in one currency; amounts are integer minor units (ISO 4217). */
export interface Price {
  currency: string
  amount: number
  /** The former or recommended price shown struck through; null = none. */
  compare_at: number | null
}

export interface PriceInput {
  currency: string
  amount: number
  compare_at?: number | null
}

/** The smallest and largest price of a product in one currency. */
export interface PriceRange {
  min: Price
  max: Price
}

interface Priced {
  prices: readonly Price[]
}

/** A variant's price in a currency, or null when it is not sold in it. */
export function priceIn(variant: Priced, currency: string): Price | null {
  return variant.prices.find((price) => price.currency === currency) ?? null
}

/** The range of a product's prices in a currency, or null when no variant is sold in it. */
export function priceRangeIn(product: { variants: readonly Priced[] }, currency: string): PriceRange | null {
  let range: PriceRange | null = null
  for (const variant of product.variants) {
    const price = priceIn(variant, currency)
    if (!price) continue
    range ??= { min: price, max: price }
    if (price.amount < range.min.amount) range.min = price
    if (price.amount > range.max.amount) range.max = price
  }
  return range
}

/** The prices of a product as shoppers read them; `price` is the lowest. */
export function displayPrices(range: PriceRange | null, currency: string) {
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

/** One price for each currency; throws for a currency named twice, or one that ISO 4217 does not list. */
export function pricesFrom(inputs: readonly PriceInput[], pointer: string): Price[] {
  const seen = new Set<string>()
  return inputs.map(({ currency, amount, compare_at = null }, index) => {
    const at = `${pointer}/${index}/currency`
    if (!isCurrency(currency)) throw invalidField(at, 'currency', `ISO 4217 has no currency ${currency}.`)
    if (seen.has(currency)) throw invalidField(at, 'duplicate', `There is a price in ${currency} already.`)
    seen.add(currency)
    return { currency, amount, compare_at }
  })
}
