import type { ProblemLine } from '@stoa/kit/values/problem'
import type { Deps, OrderContext } from '../context.ts'
import { type Cart, type CartItem, itemCount, needsShipping } from '../domain/cart.ts'
import { expiresAt } from '../domain/cart-age.ts'
import type { LineState } from '../domain/line-state.ts'
import { formatRate } from '../domain/tax.ts'
import { type RatedTax, taxBreakdown } from '../domain/tax-breakdown.ts'
import { missingOf } from '../flows/cart.ts'
import { readLineStates } from '../flows/line-states.ts'
import type * as Api from '../generated/types.ts'

type LineStates = ReadonlyMap<string, LineState>

/** The picture of a line; of a line of before only its address is known. */
export function presentPicture({ image, picture }: Pick<CartItem, 'image' | 'picture'>): Api.Image | null {
  return picture ?? (image === null ? null : { url: image, alt: '' })
}

function presentItem(cart: Cart, item: CartItem, states: LineStates | null): Api.CartItem {
  const of = (amount: number) => ({ amount, currency: cart.currency })
  const maybe = (amount: number | null | undefined) => (amount === null || amount === undefined ? null : of(amount))
  const line = cart.totals.lines.find((entry) => entry.item_id === item.id)
  const state = states?.get(item.id)
  return {
    ...item,
    unit_price: of(item.unit_price),
    compare_at: maybe(item.compare_at),
    total: of(line?.total ?? 0),
    tax: of(line?.tax ?? 0),
    options: item.options ?? [],
    picture: presentPicture(item),
    ...(state && { ...state, current_price: maybe(state.current_price) }),
  }
}

export const presentTax = ({ name, rate, net, amount }: RatedTax, currency: string): Api.TaxLine => ({
  name,
  rate: formatRate(rate),
  net: { amount: net, currency },
  amount: { amount, currency },
})

/** Totals of a cart or an order as the API shows them. */
export function presentTotals(totals: Cart['totals'], taxes = taxBreakdown(totals)): Api.Totals {
  const of = (amount: number) => ({ amount, currency: totals.currency })
  return {
    prices_include_tax: totals.prices_include_tax,
    subtotal: of(totals.subtotal),
    shipping_total: of(totals.shipping_total),
    tax_total: of(totals.tax_total),
    total: of(totals.total),
    tax_lines: taxes.all.map((tax) => presentTax(tax, totals.currency)),
    shipping_tax_lines: taxes.shipping.map((tax) => presentTax(tax, totals.currency)),
  }
}

/** What some responses tell besides. */
interface Extra {
  token?: string
  changes?: ProblemLine[]
}

/** A cart as the API shows it. What the provider was given to pay with stays inside. */
export async function presentCart(
  deps: Pick<Deps, 'rates' | 'shop' | 'settings'>,
  cart: Cart,
  { states = null, ...extra }: Extra & { states?: LineStates | null } = {},
): Promise<Api.Cart> {
  const { payment, shipping_option: option, currency } = cart
  return {
    id: cart.id,
    status: cart.status,
    currency,
    locale: cart.locale,
    email: cart.email,
    shipping_address: cart.shipping_address,
    billing_address: cart.billing_address,
    note: cart.note,
    items: cart.items.map((item) => presentItem(cart, item, states)),
    item_count: itemCount(cart),
    requires_shipping: needsShipping(cart),
    shipping_option: option && { id: option.id, name: option.name, amount: { amount: option.amount, currency } },
    payment: payment && { method: payment.method, amount: payment.amount },
    totals: presentTotals(cart.totals),
    missing: cart.status === 'open' ? await missingOf(deps, cart) : [],
    order_id: cart.order_id,
    expires_at: expiresAt(cart, deps.settings)?.toISOString() ?? null,
    created_at: cart.created_at.toISOString(),
    updated_at: cart.updated_at.toISOString(),
    ...extra,
  }
}

/** The response of most operations on a cart. */
export const cartResponse = async (ctx: OrderContext, cart: Cart) => ({
  status: 200 as const,
  body: await presentCart(ctx, cart),
})

/** The response of those that read a cart: its lines are compared with today's prices and stock. */
export const cartAsItStands = async (ctx: OrderContext, cart: Cart) => ({
  status: 200 as const,
  body: await presentCart(ctx, cart, { states: await readLineStates(ctx, cart) }),
})
