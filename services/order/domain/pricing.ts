import { mulDiv, safeAmount } from '@stoa/kit/values/money'
import type { Cart, CartItem, TaxLine, Totals } from './cart.ts'
import type { ShippingOption, ShippingZone } from './shipping.ts'
import type { TaxRate, TaxRegion } from './tax.ts'

/** What carts are priced with today. */
export interface Rates {
  zones: readonly ShippingZone[]
  regions: readonly TaxRegion[]
  /** ISO 3166-1 alpha-2: counts while a cart has no address. */
  default_country: string | null
}

type Priced = Pick<Cart, 'currency' | 'items' | 'shipping_address'>

const lineTotal = (item: CartItem) => safeAmount(item.unit_price * item.quantity)

const sumOf = (amounts: readonly number[]) => amounts.reduce((total, amount) => safeAmount(total + amount), 0)

/** Where it goes: the address, or the shop's default country until there is one. */
function destinationOf(cart: Priced, rates: Rates): { country: string; region?: string } | null {
  if (cart.shipping_address) return cart.shipping_address
  return rates.default_country === null ? null : { country: rates.default_country }
}

/** Whether anything has to be sent at all. */
function needsShipping(cart: Pick<Cart, 'items'>): boolean {
  return cart.items.some((item) => item.requires_shipping)
}

/** Shipping options of a cart at today's rates. */
export function optionsFor(cart: Priced, rates: Rates): OfferedOption[] {
  if (!needsShipping(cart)) return []
  const toSend = cart.items.filter((item) => item.requires_shipping)
  return offeredOptions(rates.zones, {
    country: destinationOf(cart, rates)?.country ?? null,
    currency: cart.currency,
    subtotal: sumOf(cart.items.map(lineTotal)),
    weight_grams: sumOf(toSend.map((item) => item.weight_grams * item.quantity)),
  })
}

/**
 * Sums in minor units. Tax is rounded once a line, shipping being one, and nowhere else: what the lines say always adds
 * up to what the totals say. `shipping` is the amount shown to the buyer, with tax where prices include it.
 */
export function totalsOf(cart: Pick<Cart, 'currency' | 'items'>, shipping: number, region: TaxRegion | null): Totals {
  const included = region?.prices_include_tax ?? false
  const taxes: TaxLine[] = []
  const tax = (amount: number, rate: Pick<TaxLine, 'name' | 'rate'>): number => {
    const line = { name: rate.name, rate: rate.rate, amount: taxOf(amount, rate.rate, included) }
    taxes.push(line)
    return line.amount
  }
  const lines = cart.items.map((item) => {
    const total = lineTotal(item)
    return { item_id: item.id, total, tax: region && item.taxable ? tax(total, rateOf(region, item.tax_class)) : 0 }
  })
  if (region) tax(shipping, shippingRateOf(region))
  const subtotal = sumOf(lines.map((line) => line.total))
  const taxTotal = sumOf(taxes.map((line) => line.amount))
  return {
    currency: cart.currency,
    prices_include_tax: included,
    subtotal,
    shipping_total: shipping,
    tax_total: taxTotal,
    total: sumOf([subtotal, shipping, included ? 0 : taxTotal]),
    tax_lines: groupTaxes(taxes),
    lines,
  }
}

/** The cart with shipping and totals of today; an option that is not offered any more is taken off. */
export function priced(cart: Cart, rates: Rates): Cart {
  const chosen = cart.shipping_option
  const option = chosen ? (optionsFor(cart, rates).find(({ id }) => id === chosen.id) ?? null) : null
  const region = regionFor(rates.regions, destinationOf(cart, rates))
  return { ...cart, shipping_option: option, totals: totalsOf(cart, option?.amount ?? 0, region) }
}

/** What is to be sent. */
export interface Parcel {
  /** ISO 3166-1 alpha-2; null while it is not known. */
  country: string | null
  currency: string
  /** Minor units. */
  subtotal: number
  weight_grams: number
}

export interface OfferedOption {
  id: string
  name: string
  /** Minor units of the parcel's currency. */
  amount: number
}

function zonesFor(zones: readonly ShippingZone[], country: string): ShippingZone[] {
  const named = zones.filter((zone) => zone.countries.includes(country))
  return named.length > 0 ? named : zones.filter((zone) => zone.countries.length === 0)
}

function offer(option: ShippingOption, parcel: Parcel): OfferedOption[] {
  const { currency, weight_grams, subtotal } = parcel
  const price = option.prices.find((entry) => entry.currency === currency)
  if (!price) return []
  if (weight_grams < (option.min_weight_grams ?? 0)) return []
  if (weight_grams > (option.max_weight_grams ?? Number.POSITIVE_INFINITY)) return []
  const threshold = option.free_above.find((entry) => entry.currency === currency)
  const isFree = threshold !== undefined && subtotal >= threshold.amount
  return [{ id: option.id, name: option.name, amount: isFree ? 0 : price.amount }]
}

/** The options a parcel can go by, in the shop's order; none while its country is not known. */
export function offeredOptions(zones: readonly ShippingZone[], parcel: Parcel): OfferedOption[] {
  const { country } = parcel
  if (country === null) return []
  return zonesFor(zones, country).flatMap((zone) => zone.options.flatMap((option) => offer(option, parcel)))
}

/** Rates are millionths: 19 % is 190000. */
const WHOLE = 1_000_000

/** The class whose rate counts for everything that has no rate of its own. */
const STANDARD = 'standard'

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
  const ofCountry = regions.filter((entry) => entry.country === country)
  const part = region === undefined ? null : regionKey(country, region)
  const exact = ofCountry.find((entry) => entry.region !== null && regionKey(country, entry.region) === part)
  return exact ?? ofCountry.find((entry) => entry.region === null) ?? null
}

const NONE = { name: '', rate: 0 }

/** The rate of a tax class; a class without one is taxed as standard, and where that has none, not at all. */
function rateOf(region: TaxRegion, taxClass: string): Pick<TaxRate, 'name' | 'rate'> {
  const of = (wanted: string) => region.rates.find((rate) => rate.tax_class === wanted)
  return of(taxClass) ?? of(STANDARD) ?? NONE
}

/** The rate of shipping. */
function shippingRateOf(region: TaxRegion): Pick<TaxRate, 'name' | 'rate'> {
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
function groupTaxes(parts: readonly TaxLine[]): TaxLine[] {
  const groups = new Map<string, TaxLine>()
  for (const part of parts) {
    if (part.rate === 0) continue
    const key = `${part.rate} ${part.name}`
    const group = groups.get(key) ?? { name: part.name, rate: part.rate, amount: 0 }
    groups.set(key, { ...group, amount: group.amount + part.amount })
  }
  return [...groups.values()].sort((a, b) => b.rate - a.rate || (a.name < b.name ? -1 : 1))
}
