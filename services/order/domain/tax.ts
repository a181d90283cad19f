import { mulDiv } from '@stoa/kit/values/money'
import { invalidField } from '@stoa/kit/values/problem'
import type { TaxLine } from './cart.ts'

/** Rates are millionths: 19 % is 190000. */
const WHOLE = 1_000_000
/** A percentage with four decimals is the finest that millionths hold. */
const DECIMALS = 4

/** The class whose rate counts for everything that has no rate of its own. */
export const STANDARD = 'standard'

export interface TaxRate {
  tax_class: string
  name: string
  /** Millionths. */
  rate: number
}

/** How a country, or a part of one, taxes. */
export interface TaxRegion {
  id: string
  name: string
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
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '')
  return fraction === '' ? digits.slice(0, -DECIMALS) : `${digits.slice(0, -DECIMALS)}.${fraction}`
}

/** `US-CA` and `ca` are the same part of the US: an ISO 3166-2 code may come with its country or without. */
export function regionKey(country: string, region: string): string {
  const key = region.trim().toUpperCase()
  return key.startsWith(`${country}-`) ? key.slice(country.length + 1) : key
}

/** The region that taxes a destination: the part of the country if it has an entry, else the country. */
export function regionFor(
  regions: readonly TaxRegion[],
  destination: { country: string; region?: string } | null,
): TaxRegion | null {
  if (!destination) return null
  const { country, region } = destination
  const here = regions.filter((entry) => entry.country === country)
  const part = region === undefined ? null : regionKey(country, region)
  const exact = here.find((entry) => entry.region !== null && regionKey(country, entry.region) === part)
  return exact ?? here.find((entry) => entry.region === null) ?? null
}

const NONE = { name: '', rate: 0 }

/** The rate of a tax class; a class without one is taxed as standard, and where that has none, not at all. */
export function rateOf(region: TaxRegion, taxClass: string): Pick<TaxRate, 'name' | 'rate'> {
  const of = (wanted: string) => region.rates.find((rate) => rate.tax_class === wanted)
  return of(taxClass) ?? of(STANDARD) ?? NONE
}

/** The rate of shipping. */
export function shippingRateOf(region: TaxRegion): Pick<TaxRate, 'name' | 'rate'> {
  const standard = rateOf(region, STANDARD)
  if (region.shipping_rate === null || region.shipping_rate === standard.rate) return standard
  return (
    region.rates.find((rate) => rate.rate === region.shipping_rate) ?? { name: region.name, rate: region.shipping_rate }
  )
}

/**
 * The tax of one line in minor units, rounded once, half away from zero. Included: what the gross amount holds
 * (gross − net). Excluded: what comes on top of the net amount.
 */
export function taxOf(amount: number, rate: number, included: boolean): number {
  return included ? amount - mulDiv(amount, WHOLE, WHOLE + rate) : mulDiv(amount, rate, WHOLE)
}

/** Taxes of the same name and rate as one line each, highest rate first; nothing for a rate of zero. */
export function groupTaxes(parts: readonly TaxLine[]): TaxLine[] {
  const groups = new Map<string, TaxLine>()
  for (const part of parts) {
    if (part.rate === 0) continue
    const key = `${part.rate} ${part.name}`
    const group = groups.get(key) ?? { name: part.name, rate: part.rate, amount: 0 }
    groups.set(key, { ...group, amount: group.amount + part.amount })
  }
  return [...groups.values()].sort((a, b) => b.rate - a.rate || (a.name < b.name ? -1 : 1))
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
