import { callOptions } from '@stoa/kit/contract/context'
import type { AnyResponse } from '@stoa/kit/contract/operations'
import { commit } from '@stoa/kit/postgres/idempotency'
import type { Tx } from '@stoa/kit/postgres/pg'
import { ownersOf } from '@stoa/kit/security/principal'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { OrderContext } from '../context.ts'
import { assertOpen, type Cart } from '../domain/cart.ts'
import { covers, type Quotes } from '../domain/quote.ts'
import { priced } from '../domain/totals.ts'
import { findCart, lockCart, saveCart } from '../store/carts.ts'
import { askQuotes } from './pricing.ts'

/** The cart, if it is the caller's. */
export async function readCart(ctx: OrderContext, id: string): Promise<Cart> {
  const cart = await findCart(ctx.pg, id, ownersOf(ctx.principal))
  if (!cart) throw notFound('The cart')
  return cart
}

/** Locks a cart for an edit: it belongs to one of the owners, and is not being paid for. */
export async function lockOpenCart(tx: Tx, id: string, owners: readonly string[]): Promise<Cart> {
  const cart = await lockCart(tx, id, owners)
  if (!cart) throw notFound('The cart')
  assertOpen(cart)
  return cart
}

/**
 * Edits the caller's cart under its lock, prices it by today's rates and voids its payment, as one unit of work with
 * the Idempotency-Key. `edit` is pure; `answer` packs what is sent, and kept for a replay.
 */
export async function editCart<R extends AnyResponse>(
  ctx: OrderContext,
  id: string,
  edit: (cart: Cart) => Cart,
  answer: (cart: Cart) => R,
): Promise<R> {
  const rates = await ctx.rates.read()
  return commit(ctx, async (tx) => {
    const cart = await lockOpenCart(tx, id, ownersOf(ctx.principal))
    const saved = await saveCart(tx, priced(edit({ ...cart, payment: null }), rates))
    return answer(saved)
  })
}

/** What has to be asked of the product service for an edit. */
export interface Wanted {
  currency: string
  variantIds: readonly string[]
}

/** The cart moved between the question and its lock, so the answers do not fit any more. */
class StaleQuotes extends Error {}

/** How often an edit asks again because somebody else changed the cart in between. */
const TRIES = 3

/** Does something that needs quotes, which are asked for first and outside of any transaction. */
export async function withQuotes<R>(
  ctx: OrderContext,
  ask: () => Promise<Wanted>,
  work: (quotes: Quotes, check: (wanted: Wanted) => void) => Promise<R>,
): Promise<R> {
  for (let tries = 1; ; tries++) {
    const { currency, variantIds } = await ask()
    const quotes = await askQuotes(ctx, currency, variantIds, callOptions(ctx))
    const check = (wanted: Wanted) => {
      if (!covers(quotes, wanted.currency, wanted.variantIds)) throw new StaleQuotes()
    }
    try {
      return await work(quotes, check)
    } catch (error) {
      if (!(error instanceof StaleQuotes)) throw error
      if (tries === TRIES) throw new DomainError('cart_changed', 'The cart is being changed from elsewhere.')
    }
  }
}

/** Like editCart, for an edit that needs today's prices. */
export function editWithQuotes<R extends AnyResponse>(
  ctx: OrderContext,
  id: string,
  ask: (cart: Cart) => Wanted,
  edit: (cart: Cart, quotes: Quotes) => Cart,
  answer: (cart: Cart) => R,
): Promise<R> {
  const question = async () => ask(await readCart(ctx, id))
  return withQuotes(ctx, question, (quotes, check) => {
    const checked = (cart: Cart) => {
      check(ask(cart))
      return edit(cart, quotes)
    }
    return editCart(ctx, id, checked, answer)
  })
}
