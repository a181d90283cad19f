import type { CallOptions } from '@stoa/kit/contract/operations'
import type { ProblemLine } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import { type Quotes, quotesOf, requoted } from '../domain/quote.ts'
import { priced } from '../domain/totals.ts'

/** Asks the product service once for today's prices. Never within a transaction. */
export async function askQuotes(
  deps: Pick<Deps, 'clients'>,
  currency: string,
  variantIds: readonly string[],
  call: CallOptions,
): Promise<Quotes> {
  const asked = [...new Set(variantIds)]
  if (asked.length === 0) return quotesOf(currency, [], [])
  const { data } = await deps.clients.product.quoteVariants({ body: { currency, variant_ids: asked } }, call)
  return quotesOf(currency, asked, data)
}

/**
 * The cart at today's prices, shipping and tax, and the lines that differ from what it shows. A line that cannot be
 * sold any more is out of the cart and in `changes`; new shipping or tax shows in the totals alone. When what is to be
 * paid has moved, the recorded payment is void.
 *
 * Writes nothing and is called outside of any transaction: lock the cart, compare its version, then save this one.
 */
export async function reprice(
  deps: Pick<Deps, 'clients' | 'rates'>,
  cart: Cart,
  call: CallOptions,
): Promise<{ cart: Cart; changes: ProblemLine[] }> {
  const [quotes, rates] = await Promise.all([
    askQuotes(
      deps,
      cart.currency,
      cart.items.map((item) => item.variant_id),
      call,
    ),
    deps.rates.read(),
  ])
  const { cart: current, changes } = requoted(cart, quotes)
  const next = priced(current, rates)
  const isSame = changes.length === 0 && next.totals.total === cart.totals.total
  return { cart: isSame ? next : { ...next, payment: null }, changes }
}
