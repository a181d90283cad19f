import type { Address } from '@stoa/kit/values/address'
import { safeAmount } from '@stoa/kit/values/money'
import { type Cart, type CartItem, needsShipping, type Totals } from './cart.ts'
import type { ShippingOption, ShippingZone } from './shipping.ts'
import type { TaxRegion } from './tax.ts'
import { type Destination, groupTaxes, partTax, rateOfItem, regionFor, shippingTaxes } from './taxation.ts'
import { nameIn } from './translated-name.ts'

/** What carts are priced with today. */
export interface Rates {
  zones: readonly ShippingZone[]
  regions: readonly TaxRegion[]
  /** ISO 3166-1 alpha-2: counts while a cart has no address. */
  default_country: string | null
}

/** What of a cart decides what it costs. */
export type Priced = Pick<Cart, 'currency' | 'locale' | 'items' | 'shipping_address' | 'billing_address'>

const lineTotal = (item: CartItem) => safeAmount(item.unit_price * item.quantity)

const sumOf = (amounts: readonly number[]) => amounts.reduce((total, amount) => safeAmount(total + amount), 0)

/** The first address there is, or the shop's default country until there is one. */
function destinationOf(addresses: readonly (Address | null)[], rates: Rates): Destination | null {
  const address = addresses.find((entry) => entry !== null)
  if (address) return address
  return rates.default_country === null ? null : { country: rates.default_country }
}

/** What a cart is sent as, at today's rates. */
export function parcelOf(cart: Priced, rates: Rates): Parcel {
  const toSend = cart.items.filter((item) => item.requires_shipping)
  return {
    country: destinationOf([cart.shipping_address], rates)?.country ?? null,
    currency: cart.currency,
    locale: cart.locale,
    subtotal: sumOf(cart.items.map(lineTotal)),
    weight_grams: sumOf(toSend.map((item) => item.weight_grams * item.quantity)),
  }
}

/** Shipping options of a cart at today's rates. */
export function optionsFor(cart: Priced, rates: Rates): OfferedOption[] {
  return needsShipping(cart) ? offeredOptions(rates.zones, parcelOf(cart, rates)) : []
}

/** Who taxes a cart: what is sent where it goes, what is not sent where its buyer is. */
export interface TaxedBy {
  sent: TaxRegion | null
  unsent: TaxRegion | null
}

/** What is not sent is taxed by the billing address, and by the other one when that is the only address there is. */
export function taxedBy(cart: Priced, rates: Rates): TaxedBy {
  const { shipping_address, billing_address } = cart
  const of = (addresses: (Address | null)[]) => regionFor(rates.regions, destinationOf(addresses, rates))
  return { sent: of([shipping_address]), unsent: of([billing_address, shipping_address]) }
}

/**
 * Sums in minor units. Tax is rounded once a line, shipping being one for each of its rates, and nowhere else: what the
 * lines say always adds up to what the totals say. `shipping` is the amount shown to the buyer, with tax where prices
 * include it. A cart shows its prices in one way, that of where it is sent; of where its buyer is, when nothing is sent.
 */
export function totalsOf(cart: Pick<Cart, 'currency' | 'locale' | 'items'>, shipping: number, by: TaxedBy): Totals {
  const shownBy = needsShipping(cart) ? (by.sent ?? by.unsent) : by.unsent
  const included = shownBy?.prices_include_tax ?? false
  const priced = cart.items.map((item, line) => {
    const total = lineTotal(item)
    const rate = rateOfItem(item.requires_shipping ? by.sent : by.unsent, item)
    return { item, total, line, ...partTax(total, rate, included) }
  })
  const sent = priced.flatMap(({ item, ...line }) =>
    item.requires_shipping ? [{ ...line, quantity: item.quantity }] : [],
  )
  const taxes = [...priced, ...shippingTaxes(shipping, sent, by.sent, included)]
  const subtotal = sumOf(priced.map((line) => line.total))
  const taxTotal = sumOf(taxes.map((line) => line.amount))
  return {
    currency: cart.currency,
    prices_include_tax: included,
    subtotal,
    shipping_total: shipping,
    tax_total: taxTotal,
    total: sumOf([subtotal, shipping, included ? 0 : taxTotal]),
    tax_lines: groupTaxes(taxes, cart.locale),
    lines: priced.map(({ item, total, amount }) => ({ item_id: item.id, total, tax: amount })),
  }
}

/** The cart with shipping and totals of today; an option that is not offered any more is taken off. */
export function priced(cart: Cart, rates: Rates): Cart {
  const chosen = cart.shipping_option
  const option = chosen ? (optionsFor(cart, rates).find(({ id }) => id === chosen.id) ?? null) : null
  return { ...cart, shipping_option: option, totals: totalsOf(cart, option?.amount ?? 0, taxedBy(cart, rates)) }
}

/** What is to be sent. */
export interface Parcel {
  /** ISO 3166-1 alpha-2; null while it is not known. */
  country: string | null
  currency: string
  /** Of the names of options (BCP 47). */
  locale: string
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

/** The zones that name a country; those of the rest where none does. */
export function zonesFor(zones: readonly ShippingZone[], country: string): ShippingZone[] {
  const named = zones.filter((zone) => zone.countries.includes(country))
  return named.length > 0 ? named : zones.filter((zone) => zone.countries.length === 0)
}

/** Whether a parcel can go to a country by any option, whatever is in it. */
export function shipsTo(zones: readonly ShippingZone[], country: string): boolean {
  return zonesFor(zones, country).some((zone) => zone.options.length > 0)
}

function offer(option: ShippingOption, parcel: Parcel): OfferedOption[] {
  const { currency, locale, weight_grams, subtotal } = parcel
  const price = option.prices.find((entry) => entry.currency === currency)
  if (!price) return []
  if (weight_grams < (option.min_weight_grams ?? 0)) return []
  if (weight_grams > (option.max_weight_grams ?? Number.POSITIVE_INFINITY)) return []
  const threshold = option.free_above.find((entry) => entry.currency === currency)
  const isFree = threshold !== undefined && subtotal >= threshold.amount
  return [{ id: option.id, name: nameIn(option, locale), amount: isFree ? 0 : price.amount }]
}

/** The options a parcel can go by, in the shop's order; none while its country is not known. */
export function offeredOptions(zones: readonly ShippingZone[], parcel: Parcel): OfferedOption[] {
  const { country } = parcel
  if (country === null) return []
  return zonesFor(zones, country).flatMap((zone) => zone.options.flatMap((option) => offer(option, parcel)))
}
