import { safeAmount } from '@stoa/kit/values/money'
import type { Cart, CartItem, TaxLine, Totals } from './cart.ts'
import { type OfferedOption, offeredOptions, type ShippingZone } from './shipping.ts'
import { groupTaxes, rateOf, regionFor, shippingRateOf, type TaxRegion, taxOf } from './tax.ts'

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
export function needsShipping(cart: Pick<Cart, 'items'>): boolean {
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
