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

/** A former price that is not above the present one is no reduction. */
export function isReduced({ amount, compare_at }: Price): boolean {
  return compare_at !== null && compare_at > amount
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
