import { isReduced, type Price } from './price.ts'
import { isPublished, type Product } from './product.ts'
import type { Variant } from './variant.ts'

/** An amount that a variant was sold at, and the day of UTC, counted from 1970, on which that ended. */
export interface FormerPrice {
  amount: number
  day: number
}

/**
 * What a variant cost before in one currency. The amounts rise, each ended on another day, and none ended more than 31 days before
 * the present price began: so there are never more than 31, however often the price changes.
 */
export interface PriceHistory {
  currency: string
  former: FormerPrice[]
  /** Since when the product is not shown to shoppers, where the present price was applied until then. */
  paused_day?: number
}

/** The prices of a variant and what it cost before. */
export interface HistoricPrices {
  prices: readonly Price[]
  price_history?: readonly PriceHistory[]
}

/** Directive 98/6/EC, article 6a(2): not less than 30 days. */
const WINDOW_DAYS = 30
const DAY_MS = 86_400_000

/**
 * The lowest price of the 30 days before the present reduction; null where there is none, or nothing is known of before.
 *
 * Directive 98/6/EC, article 6a(1) and (2), as amended by Directive (EU) 2019/2161: whoever announces a reduction says the lowest
 * price that was applied within 30 days before. A reduction is a price below its former price, and begins when either begins, so each further
 * one is a reduction of its own: the exception that article 6a(5) lets member states make is not used, as not all of them have made
 * it. Days are whole days of UTC, so that 30 are never less.
 */
export function lowestBefore({ prices, price_history = [] }: HistoricPrices, currency: string): number | null {
  const price = prices.find((one) => one.currency === currency)
  if (!price || !isReduced(price)) return null
  return price_history.find((one) => one.currency === currency)?.former[0]?.amount ?? null
}

function isSameOffer(old: Price | undefined, next: Price | undefined): boolean {
  return old !== undefined && old.amount === next?.amount && (isReduced(old) || !isReduced(next))
}

/** A price that shoppers were shown, and the day on which that ended. */
interface Applied {
  price: Price
  endedOn: number
}

function formerAfter(former: readonly FormerPrice[], applied: Applied | null, today: number): FormerPrice[] {
  const isRecent = (day: number) => day >= today - WINDOW_DAYS
  const recent = former.filter(({ day }) => isRecent(day))
  if (!applied || !isRecent(applied.endedOn)) return recent
  const { price, endedOn } = applied
  // What was not cheaper, and ended before, is never again the lowest; nor what was dearer and ended on the same day.
  const lower = recent.filter(({ amount }) => amount < price.amount)
  return lower.at(-1)?.day === endedOn ? lower : [...lower, { amount: price.amount, day: endedOn }]
}

/** A change of a product at a moment: whether shoppers saw it before, and see it after. */
interface Change {
  today: number
  wasShown: boolean
  isShown: boolean
}

function entryAfter(
  known: PriceHistory | undefined,
  [old, next]: readonly [Price | undefined, Price | undefined],
  { today, wasShown, isShown }: Change,
): Omit<PriceHistory, 'currency'> {
  const { former = [], paused_day } = known ?? {}
  const endedOn = wasShown ? today : paused_day
  if (isSameOffer(old, next)) {
    return { former, ...(isShown || endedOn === undefined ? {} : { paused_day: endedOn }) }
  }
  const applied = old && endedOn !== undefined ? { price: old, endedOn } : null
  return { former: formerAfter(former, applied, today) }
}

function historyAfter(old: Variant, next: Variant, change: Change): PriceHistory[] {
  const known = old.price_history ?? []
  const currencies = new Set([...old.prices, ...known].map(({ currency }) => currency))
  return [...currencies].flatMap((currency) => {
    const ofCurrency = (one: { currency: string }) => one.currency === currency
    const prices = [old.prices.find(ofCurrency), next.prices.find(ofCurrency)] as const
    const entry = entryAfter(known.find(ofCurrency), prices, change)
    return entry.former.length > 0 || entry.paused_day !== undefined ? [{ currency, ...entry }] : []
  })
}

/**
 * A product as it is to be stored, with what its variants cost before. What was never shown to shoppers cost nothing; a pause in
 * which a product is not shown ends no price that goes on after it.
 */
export function withPriceHistory(before: Product, after: Product, now: string): Product {
  const change = {
    today: Math.floor(Date.parse(now) / DAY_MS),
    wasShown: isPublished(before, now),
    isShown: isPublished(after, now),
  }
  const known = new Map(before.variants.map((variant) => [variant.id, variant]))
  const variants = after.variants.map((variant) => {
    const old = known.get(variant.id)
    if (!old || (old.prices === variant.prices && change.wasShown === change.isShown)) return variant
    const price_history = historyAfter(old, variant, change)
    const { price_history: _former, ...rest } = variant
    return price_history.length > 0 ? { ...rest, price_history } : rest
  })
  return { ...after, variants }
}
