import { callOptions } from '@stoa/kit/contract/context'
import type { AnyResponse, CallOptions } from '@stoa/kit/contract/operations'
import type { EventDraft } from '@stoa/kit/events/event'
import { command, type Decision } from '@stoa/kit/postgres/command'
import type { Queryable } from '@stoa/kit/postgres/pg'
import { ownersOf } from '@stoa/kit/security/principal'
import { type FieldError, notFound, type ProblemLine } from '@stoa/kit/values/problem'
import { LRUCache } from 'lru-cache'
import type { Deps, OrderContext, RatesSource, ShopSource } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import { requoted } from '../domain/cart-edits.ts'
import { missingForOrder } from '../domain/missing.ts'
import { priced, type Rates } from '../domain/pricing.ts'
import { type QuotedIn, type Quotes, quotesOf } from '../domain/quote.ts'
import { assertTaxedRegion } from '../domain/tax-address.ts'
import type { Published } from '../generated/events.ts'
import { findCart } from '../store/carts.ts'
import { allRegions, allZones } from '../store/rates.ts'
import { fetchQuotes } from './quotes.ts'

/** The cart, if it is the caller's. */
export async function readCart(ctx: OrderContext, id: string): Promise<Cart> {
  const cart = await findCart(ctx.pg, id, ownersOf(ctx.principal))
  if (!cart) throw notFound('The cart')
  return cart
}

/** The prices and texts of some variants, for an edit. */
export function quote(ctx: OrderContext, quotedIn: QuotedIn, variantIds: readonly string[]): Promise<Quotes> {
  return ctx.quotes.read(quotedIn, variantIds, callOptions(ctx))
}

/** An edited cart as it is saved: at today's shipping and tax, and without the payment, which was for the old total. */
export async function afterEdit(ctx: OrderContext, edited: Cart): Promise<Cart> {
  return { ...priced({ ...edited, payment: null }, await ctx.rates.read()), updated_at: ctx.now }
}

/** Like afterEdit, for an edit of fields: an address whose tax cannot be told is refused. */
export async function afterFieldEdit(ctx: OrderContext, edited: Cart, fields: object): Promise<Cart> {
  assertTaxedRegion(edited, fields, (await ctx.rates.read()).regions)
  return afterEdit(ctx, edited)
}

/** What an order of the cart still needs, by the rules of all shops and of this one. */
export async function missingOf(deps: Pick<Deps, 'rates' | 'shop'>, cart: Cart): Promise<FieldError[]> {
  const [{ regions }, { checkout }] = await Promise.all([deps.rates.read(), deps.shop.read()])
  return missingForOrder(cart, { regions, checkout })
}

/**
 * The cart at today's prices, shipping and tax, and the lines that differ from what it shows. A line that cannot be
 * sold any more is out of the cart and in `changes`; new shipping or tax shows in the totals alone. When what is to be
 * paid has moved, the recorded payment is void. These prices come from the product service's database, whatever is kept here.
 *
 * Writes nothing and is called outside of any transaction: lock the cart, compare its version, then save this one.
 */
export async function reprice(
  deps: Pick<Deps, 'clients' | 'rates'>,
  cart: Cart,
  call: CallOptions,
): Promise<{ cart: Cart; changes: ProblemLine[] }> {
  const variantIds = cart.items.map((item) => item.variant_id)
  const [rates, quotes] = await Promise.all([
    deps.rates.read(),
    fetchQuotes(deps.clients, cart.currency, variantIds, call),
  ])
  const { cart: current, changes } = requoted(cart, quotesOf(cart, quotes))
  const next = priced(current, rates)
  const isSame = changes.length === 0 && next.totals.total === cart.totals.total
  return { cart: isSame ? next : { ...next, payment: null }, changes }
}

/** Milliseconds another replica's change of a zone or region may go unseen here; this process's own counts at once. */
const RATES_TTL_MS = 2_000

/** Shipping zones and tax regions, kept in memory so that pricing a cart needs no database. */
export function createRates(pg: Queryable, shop: Pick<ShopSource, 'read'>): RatesSource {
  const cache = new LRUCache<'rates', Omit<Rates, 'default_country'>>({
    max: 1,
    ttl: RATES_TTL_MS,
    fetchMethod: async () => {
      const [zones, regions] = await Promise.all([allZones(pg), allRegions(pg)])
      return { zones, regions }
    },
    // What forget() overtakes is still good enough for those who wait for it, and is not kept.
    ignoreFetchAbort: true,
  })
  return {
    async read() {
      const [rates, { country }] = await Promise.all([cache.forceFetch('rates'), shop.read()])
      return { ...rates, default_country: country }
    },
    forget: () => cache.clear(),
  }
}

/** A command that changes zones or regions: this process prices with the new ones at once. */
export async function changeRates<R extends AnyResponse>(
  ctx: OrderContext,
  decide: () => Promise<Decision<R, EventDraft<Published>>>,
): Promise<R> {
  const response = await command(ctx, decide)
  ctx.rates.forget()
  return response
}
