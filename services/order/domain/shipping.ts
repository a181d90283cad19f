/** Shipping zones as staff keep them. What a cart is offered: pricing.ts. */

import type { Money } from '@stoa/kit/values/money'
import { invalidField } from '@stoa/kit/values/problem'
import { assertCurrency } from './cart.ts'
import { type Named, translationsFrom } from './translated-name.ts'

/** A flat rate. */
export interface ShippingOption extends Named {
  id: string
  /** One for each currency it is offered in. */
  prices: Money[]
  /** From this subtotal on it costs nothing, one for each currency. */
  free_above: Money[]
  /** Grams, inclusive; null is no limit. */
  min_weight_grams: number | null
  max_weight_grams: number | null
}

export interface ShippingZone {
  id: string
  name: string
  /** ISO 3166-1 alpha-2; none stands for every country that no zone names. */
  countries: string[]
  options: ShippingOption[]
}

/** An option as staff write it: with an id it is one that exists. */
export type OptionInput = Pick<ShippingOption, 'name' | 'prices'> & Partial<ShippingOption>

function assertOnePriceEach(prices: readonly Money[], pointer: string): void {
  const seen = new Set<string>()
  for (const [index, { currency }] of prices.entries()) {
    const at = `${pointer}/${index}/currency`
    assertCurrency(currency, at)
    if (seen.has(currency)) throw invalidField(at, 'duplicate', `${currency} is there twice.`)
    seen.add(currency)
  }
}

/**
 * The options of a zone from what staff sent: one that names an id of `known` stays that option, so that carts which
 * chose it keep it; one without becomes a new option with an id of `mint`.
 */
export function optionsFrom(
  inputs: readonly OptionInput[],
  known: readonly ShippingOption[],
  mint: () => string,
): ShippingOption[] {
  const ids = new Set(known.map((option) => option.id))
  const translations = new Map(known.map((option) => [option.id, option.translations]))
  return inputs.map((input, index) => {
    const at = `/options/${index}`
    const { min_weight_grams = null, max_weight_grams = null, free_above = [], name, prices } = input
    if (input.id !== undefined && !ids.delete(input.id)) {
      throw invalidField(`${at}/id`, 'unknown', 'The zone has no other option with this id.')
    }
    if (min_weight_grams !== null && max_weight_grams !== null && min_weight_grams > max_weight_grams) {
      throw invalidField(`${at}/max_weight_grams`, 'too_small', 'It is less than min_weight_grams.')
    }
    assertOnePriceEach(prices, `${at}/prices`)
    assertOnePriceEach(free_above, `${at}/free_above`)
    return {
      ...{ id: input.id ?? mint(), name, prices, free_above, min_weight_grams, max_weight_grams },
      translations: input.translations
        ? translationsFrom(input.translations, `${at}/translations`)
        : (translations.get(input.id ?? '') ?? {}),
    }
  })
}
