import type { Address } from '@stoa/kit/values/address'
import { isCurrency, type Money } from '@stoa/kit/values/money'
import { invalidField } from '@stoa/kit/values/problem'

/** What was chosen of an option: its name and value, and what to call them. */
export interface ChosenOption {
  name: string
  value: string
  label: string
  value_label: string
}

/** The picture of a line. */
export interface Picture {
  url: string
  alt: string
  width?: number
  height?: number
  /** The mean of its colours, #rrggbb. */
  color?: string
}

/** One line of a cart, with the data of the variant when the product service last sent it. */
export interface CartItem {
  id: string
  variant_id: string
  product_id: string
  quantity: number
  /** Minor units of the cart's currency, for one. */
  unit_price: number
  /** The former price of one; lines of before have no such member, as with the options and the picture. */
  compare_at?: number | null
  title: string
  variant_title: string | null
  options?: ChosenOption[]
  sku: string | null
  slug: string
  image: string | null
  picture?: Picture | null
  weight_grams: number
  requires_shipping: boolean
  taxable: boolean
  tax_class: string
}

/** Tax of one rate and name. Carts and orders of before have no member after `amount` (tax-breakdown.ts). */
export interface TaxLine {
  name: string
  /** Millionths, so 19 % is 190000: rates are never floats. */
  rate: number
  /** Minor units. */
  amount: number
  /** What it is a tax of, without the tax. */
  net?: number
  /** Positions in `Totals.lines` of those that have this rate. */
  lines?: number[]
  /** How much of it is of shipping; null when none is. */
  shipping?: { amount: number; net: number } | null
}

/** Sums of a cart or an order in minor units; `lines` and `shipping` say what each part contributes. */
export interface Totals {
  currency: string
  /** Whether the prices shown hold the tax already. */
  prices_include_tax: boolean
  subtotal: number
  shipping_total: number
  tax_total: number
  /** What the buyer pays: subtotal + shipping, plus the tax when prices do not include it. */
  total: number
  tax_lines: TaxLine[]
  lines: { item_id: string; total: number; tax: number }[]
}

export type CartStatus = 'open' | 'in_checkout' | 'completed'

export interface Cart {
  id: string
  /** User id, or the cart's own id for a guest: what every query filters by. */
  owner: string
  user_id: string | null
  status: CartStatus
  currency: string
  locale: string
  email: string | null
  shipping_address: Address | null
  billing_address: Address | null
  note: string | null
  items: CartItem[]
  shipping_option: { id: string; name: string; amount: number } | null
  /** What startPayment recorded; any edit of the cart sets it to null again. */
  payment: { method: string; title?: string; details: Record<string, string>; amount: Money } | null
  totals: Totals
  /** The order it became. */
  order_id: string | null
  version: number
  created_at: Date
  updated_at: Date
}

/** An empty cart. A guest's belongs to whoever holds its token: it is its own owner. */
export function newCart(data: { id: string; user: string | null; currency: string; locale: string; now: Date }): Cart {
  const { id, user, currency, locale, now } = data
  return {
    id,
    owner: user ?? id,
    user_id: user,
    status: 'open',
    currency,
    locale,
    email: null,
    shipping_address: null,
    billing_address: null,
    note: null,
    items: [],
    shipping_option: null,
    payment: null,
    totals: emptyTotals(currency),
    order_id: null,
    version: 1,
    created_at: now,
    updated_at: now,
  }
}

function emptyTotals(currency: string): Totals {
  const nothing = { subtotal: 0, shipping_total: 0, tax_total: 0, total: 0 }
  return { currency, prices_include_tax: false, ...nothing, tax_lines: [], lines: [] }
}

/** Units of all lines. */
export function itemCount({ items }: Pick<Cart, 'items'>): number {
  return items.reduce((count, { quantity }) => count + quantity, 0)
}

/** Whether anything has to be sent at all. */
export function needsShipping({ items }: Pick<Cart, 'items'>): boolean {
  return items.some((item) => item.requires_shipping)
}

/** Refuses a code that ISO 4217 does not have; `pointer` names the field. */
export function assertCurrency(code: string, pointer: string): void {
  if (!isCurrency(code)) throw invalidField(pointer, 'currency', `ISO 4217 has no currency ${code}.`)
}
