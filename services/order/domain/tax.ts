/** Tax regions as staff keep them, and rates as text. What a cart is taxed: pricing.ts. */

import { invalidField } from '@stoa/kit/values/problem'
import type { Named } from './translated-name.ts'

/** A percentage with four decimals is the finest that millionths hold. */
const DECIMALS = 4

export interface TaxRate extends Named {
  tax_class: string
  /** Millionths. */
  rate: number
}

/** How a country, or a part of one, taxes. */
export interface TaxRegion extends Named {
  id: string
  country: string
  /** Null: all of the country that has no entry of its own. */
  region: string | null
  prices_include_tax: boolean
  rates: TaxRate[]
  /** Millionths; null taxes shipping like the class `standard`. */
  shipping_rate: number | null
}

/** A percentage in decimal text, "8.875" say, as millionths. Refuses any other text, naming the field it stood in. */
export function parseRate(text: string, pointer: string): number {
  const parts = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(text)
  if (!parts) throw invalidField(pointer, 'rate', 'A rate is a percentage with at most four decimals, 8.875 say.')
  return Number(parts[1]) * 10 ** DECIMALS + Number((parts[2] ?? '').padEnd(DECIMALS, '0'))
}

/** Millionths as a percentage in decimal text, without needless zeros. */
export function formatRate(rate: number): string {
  const digits = String(rate).padStart(DECIMALS + 1, '0')
  const fraction = digits.slice(-DECIMALS).replace(/0{1,4}$/, '')
  return fraction === '' ? digits.slice(0, -DECIMALS) : `${digits.slice(0, -DECIMALS)}.${fraction}`
}

/** Refuses two rates of one class. */
export function assertOneRateEach(rates: readonly TaxRate[]): void {
  const seen = new Set<string>()
  for (const [index, { tax_class }] of rates.entries()) {
    if (seen.has(tax_class))
      throw invalidField(`/rates/${index}/tax_class`, 'duplicate', `${tax_class} has a rate already.`)
    seen.add(tax_class)
  }
}
