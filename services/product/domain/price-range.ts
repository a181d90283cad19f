import { isReduced, type Price } from './price.ts'
import { type HistoricPrices, lowestBefore } from './price-history.ts'
import { type UnitPriceMeasure, unitPriceOf } from './unit-price.ts'

/** The smallest and largest price of a product in one currency, and what is shown beside the smallest. */
export interface PriceRange {
  min: Price
  max: Price
  /** The lowest price before its reduction. */
  lowest: number | null
  measure: UnitPriceMeasure | null
}

type Priced = HistoricPrices & { unit_price_measure?: UnitPriceMeasure | null }

/** A variant's price in a currency, or null when it is not sold in it. */
function priceIn(variant: Priced, currency: string): Price | null {
  return variant.prices.find((price) => price.currency === currency) ?? null
}

/** The range of a product's prices in a currency, or null when no variant is sold in it. */
export function priceRangeIn(product: { variants: readonly Priced[] }, currency: string): PriceRange | null {
  let cheapest: { variant: Priced; min: Price } | null = null
  let max: Price | null = null
  for (const variant of product.variants) {
    const price = priceIn(variant, currency)
    if (!price) continue
    if (!cheapest || price.amount < cheapest.min.amount) cheapest = { variant, min: price }
    if (!max || price.amount > max.amount) max = price
  }
  if (!cheapest || !max) return null
  const { variant, min } = cheapest
  return { min, max, lowest: lowestBefore(variant, currency), measure: variant.unit_price_measure ?? null }
}

/** The prices of a product as shoppers read them; `price` is the lowest. */
export function displayPrices(range: PriceRange | null, currency: string) {
  if (!range) return { price: null, compare_at: null, lowest_30d: null, unit_price: null, price_range: null }
  const { min, max, lowest, measure } = range
  const money = (amount: number) => ({ amount, currency })
  return {
    price: money(min.amount),
    compare_at: min.compare_at !== null && isReduced(min) ? money(min.compare_at) : null,
    lowest_30d: lowest === null ? null : money(lowest),
    unit_price: unitPriceOf({ amount: min.amount, currency }, measure),
    price_range: { min: money(min.amount), max: money(max.amount) },
  }
}
