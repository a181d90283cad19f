import type { ProblemLine } from '@stoa/kit/values/problem'
import type { Cart, CartItem } from '../domain/cart.ts'
import { formatRate } from '../domain/tax.ts'
import type * as Api from '../generated/types.ts'

function presentItem(cart: Cart, item: CartItem): Api.CartItem {
  const { currency } = cart
  const line = cart.totals.lines.find((entry) => entry.item_id === item.id)
  return {
    ...item,
    unit_price: { amount: item.unit_price, currency },
    total: { amount: line?.total ?? 0, currency },
    tax: { amount: line?.tax ?? 0, currency },
  }
}

/** Totals of a cart or an order as the API shows them. */
export function presentTotals(totals: Cart['totals']): Api.Totals {
  const of = (amount: number) => ({ amount, currency: totals.currency })
  return {
    prices_include_tax: totals.prices_include_tax,
    subtotal: of(totals.subtotal),
    shipping_total: of(totals.shipping_total),
    tax_total: of(totals.tax_total),
    total: of(totals.total),
    tax_lines: totals.tax_lines.map((line) => ({
      name: line.name,
      rate: formatRate(line.rate),
      amount: of(line.amount),
    })),
  }
}

/** A cart as the API shows it. What the provider was given to pay with stays inside. */
export function presentCart(cart: Cart, extra: { token?: string; changes?: ProblemLine[] } = {}): Api.Cart {
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
    items: cart.items.map((item) => presentItem(cart, item)),
    shipping_option: option && { id: option.id, name: option.name, amount: { amount: option.amount, currency } },
    payment: payment && { method: payment.method, amount: payment.amount },
    totals: presentTotals(cart.totals),
    order_id: cart.order_id,
    created_at: cart.created_at.toISOString(),
    updated_at: cart.updated_at.toISOString(),
    ...extra,
  }
}

/** The response of most operations on a cart. */
export const cartResponse = (cart: Cart) => ({ status: 200 as const, body: presentCart(cart) })
