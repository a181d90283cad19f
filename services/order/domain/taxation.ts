/** What is taxed at which rate, and how much: pure sums over a cart's lines. */
import { addressFormatOf, isCountry } from '@stoa/kit/values/countries/countries'
import { hasRegions, regionCode, withParents } from '@stoa/kit/values/countries/regions'
import { mulDiv, split } from '@stoa/kit/values/money'
import { unprocessableField } from '@stoa/kit/values/problem'
import type { CartItem, TaxLine } from './cart.ts'
import type { TaxRate, TaxRegion } from './tax.ts'
import { type Named, nameIn } from './translated-name.ts'

/** Rates are millionths: 19 % is 190000. */
export const WHOLE = 1_000_000

/** The class whose rate counts for everything that has no rate of its own. */
const STANDARD = 'standard'

/** Where something is taxed: a country and, where it was given, a part of it by code or name. */
export interface Destination {
  country: string
  region?: string
}

/** One form for every way to write a part of a country: its code, or the text in capitals where there is no such part. */
export function regionKey(country: string, region: string): string {
  return regionCode(country, region) ?? region.trim().toUpperCase()
}

/** The part of a country that staff name, as it is kept; refused when the country has no such part. */
export function taxedPart(country: string, region: string | null | undefined): string | null {
  if (region === null || region === undefined) return null
  if (regionCode(country, region) !== null || !hasRegions(country)) return regionKey(country, region)
  const detail = `${country} has no region of this name; send its ISO 3166-2 code or its name.`
  throw unprocessableField('/region', 'region', detail)
}

/** Whether an entry is that of this part of its country, however the part is written there. */
const isOfPart = (part: string) => (entry: TaxRegion) =>
  entry.region !== null && regionKey(entry.country, entry.region) === part

/** Whether a country, or a part of it, has an entry already, however the part is written there. */
export function isTaken(regions: readonly TaxRegion[], country: string, part: string | null): boolean {
  const isTakenBy = part === null ? ({ region }: TaxRegion) => region === null : isOfPart(part)
  return regions.some((entry) => entry.country === country && isTakenBy(entry))
}

/** The part that is written, and the larger parts that it lies in, smallest first. */
function partsOf({ country, region }: Destination): string[] {
  return region === undefined ? [] : withParents(country, regionKey(country, region))
}

/** The region that taxes a destination: the smallest part of the country that has an entry, else the country. */
export function regionFor(regions: readonly TaxRegion[], destination: Destination | null): TaxRegion | null {
  if (!destination) return null
  const ofCountry = regions.filter((entry) => entry.country === destination.country)
  for (const part of partsOf(destination)) {
    const entry = ofCountry.find(isOfPart(part))
    if (entry) return entry
  }
  return ofCountry.find((entry) => entry.region === null) ?? null
}

/** Whether addresses of the country have a line for the part of it. */
const hasRegionLine = (country: string) => !isCountry(country) || addressFormatOf(country).fields.includes('region')

/**
 * Whether tax depends on the part of the country, and which part it is cannot be told from the destination. Where addresses
 * have no line for the part, an address without one is taxed as the whole country, if that has an entry.
 */
export function lacksRegion(regions: readonly TaxRegion[], destination: Destination): boolean {
  const { country, region } = destination
  const ofCountry = regions.filter((entry) => entry.country === country)
  const withParts = ofCountry.filter((entry) => entry.region !== null)
  if (withParts.length === 0) return false
  if (region === undefined) return hasRegionLine(country) || withParts.length === ofCountry.length
  return regionCode(country, region) === null && !withParts.some(isOfPart(regionKey(country, region)))
}

type NamedRate = Pick<TaxRate, 'name' | 'translations' | 'rate'>

/** Tax of a part of a cart; it is named in a language once all parts are added up, so no sum depends on it. */
export interface PartTax extends NamedRate {
  amount: number
  /** What it is a tax of, without the tax. */
  net: number
  /** Position of the line that it is of; absent for shipping. */
  line?: number
}

const nameOf = ({ name, translations }: Named): Named => ({ name, ...(translations && { translations }) })

const UNTAXED: NamedRate = { name: '', rate: 0 }

/** The rate of a tax class; a class without one is taxed as standard, and where that has none, not at all. */
function rateOf(region: TaxRegion, taxClass: string): NamedRate {
  const of = (wanted: string) => region.rates.find((rate) => rate.tax_class === wanted)
  return of(taxClass) ?? of(STANDARD) ?? UNTAXED
}

/** The rate of a line where it is taxed. */
export function rateOfItem(region: TaxRegion | null, item: Pick<CartItem, 'taxable' | 'tax_class'>): NamedRate {
  return region && item.taxable ? rateOf(region, item.tax_class) : UNTAXED
}

/**
 * The tax of one line in minor units, rounded once, half away from zero. Included: what the gross amount holds
 * (gross − net). Excluded: what comes on top of the net amount.
 */
export function taxOf(amount: number, rate: number, included: boolean): number {
  return included ? amount - mulDiv(amount, WHOLE, WHOLE + rate) : mulDiv(amount, rate, WHOLE)
}

/** The tax of an amount as it is shown. */
export function partTax(shown: number, { name, translations, rate }: NamedRate, included: boolean): PartTax {
  const amount = taxOf(shown, rate, included)
  return { name, rate, amount, net: included ? shown - amount : shown, ...(translations && { translations }) }
}

const byRate = (a: NamedRate, b: NamedRate) => b.rate - a.rate || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** A line that is sent, for the shipping that it causes. */
export interface SentLine extends NamedRate {
  /** Minor units. */
  total: number
  quantity: number
}

/** The shares of the goods by rate; goods that cost nothing count by their units. */
function sharesByRate(sent: readonly SentLine[]): (NamedRate & { weight: number })[] {
  const isFree = sent.every((line) => line.total === 0)
  const shares = new Map<string, NamedRate & { weight: number }>()
  for (const { name, translations, rate, total, quantity } of sent) {
    const key = rate === 0 ? '' : `${rate} ${name}`
    const weight = (shares.get(key)?.weight ?? 0) + (isFree ? quantity : total)
    shares.set(key, { name, ...(translations && { translations }), rate, weight })
  }
  return [...shares.values()].sort(byRate)
}

/**
 * What shipping is taxed. It follows the goods that are sent: their rate, a part of it at each rate when they have
 * several, in proportion to what they cost, and nothing at all when they are untaxed; unless the region names a rate.
 */
export function shippingTaxes(
  shipping: number,
  sent: readonly SentLine[],
  region: TaxRegion | null,
  included: boolean,
): PartTax[] {
  if (!region || sent.length === 0) return []
  if (region.shipping_rate !== null) {
    const named = region.rates.find(({ rate }) => rate === region.shipping_rate)
    return [partTax(shipping, { ...nameOf(named ?? region), rate: region.shipping_rate }, included)]
  }
  const shares = sharesByRate(sent)
  const parts = split(
    shipping,
    shares.map(({ weight }) => weight),
  )
  return shares.map((share, index) => partTax(parts[index] ?? 0, share, included))
}

/** Taxes of the same name in a language and rate as one line each, highest rate first; nothing for a rate of zero. */
export function groupTaxes(parts: readonly PartTax[], locale: string): TaxLine[] {
  const groups = new Map<string, Required<TaxLine>>()
  for (const { rate, amount, net, line, ...named } of parts) {
    if (rate === 0) continue
    const name = nameIn(named, locale)
    const key = `${rate} ${name}`
    const group = groups.get(key) ?? { name, rate, amount: 0, net: 0, lines: [], shipping: null }
    groups.set(key, group)
    group.amount += amount
    group.net += net
    if (line !== undefined) group.lines.push(line)
    else group.shipping = { amount: (group.shipping?.amount ?? 0) + amount, net: (group.shipping?.net ?? 0) + net }
  }
  return [...groups.values()].sort(byRate)
}
