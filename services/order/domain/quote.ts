import { DomainError, type ProblemLine } from '@stoa/kit/values/problem'
import type { Cart, CartItem } from './cart.ts'

/** What the product service says of a variant now. */
export type Quote = Omit<CartItem, 'id' | 'quantity' | 'unit_price'> & {
  unit_price: { amount: number; currency: string } | null
}

/** A quote with a price: it can be sold in this currency. */
export type Offer = Omit<CartItem, 'id' | 'quantity'>

/** Answers for the variants that were asked for, in one currency. */
export interface Quotes {
  currency: string
  asked: ReadonlySet<string>
  offers: ReadonlyMap<string, Offer>
}

export function quotesOf(currency: string, asked: readonly string[], data: readonly Quote[]): Quotes {
  const offers = new Map<string, Offer>()
  for (const { unit_price, ...quote } of data) {
    if (unit_price?.currency === currency) offers.set(quote.variant_id, { ...quote, unit_price: unit_price.amount })
  }
  return { currency, asked: new Set(asked), offers }
}

/** Whether quotes that were asked for before the cart was locked still answer for what it holds. */
export function covers(quotes: Quotes, currency: string, variantIds: readonly string[]): boolean {
  return quotes.currency === currency && variantIds.every((id) => quotes.asked.has(id))
}

/** One variant's offer, or 422 that names the field it was asked for in. */
export function offerOf(quotes: Quotes, variantId: string, pointer: string): Offer {
  const offer = quotes.offers.get(variantId)
  if (offer) return offer
  const detail = `${variantId} cannot be bought in ${quotes.currency}.`
  throw new DomainError('unprocessable', detail, {
    errors: [{ pointer, code: 'unavailable', detail }],
    lines: [{ variant_id: variantId, reason: 'unavailable' }],
  })
}

/**
 * The cart's lines as they are sold today. Every difference is told of: a line that cannot be sold any more is taken
 * out as `unavailable`, one whose price moved is `price_changed`.
 */
export function requoted(cart: Cart, quotes: Quotes): { cart: Cart; changes: ProblemLine[] } {
  const changes: ProblemLine[] = []
  const items = cart.items.flatMap((item) => {
    const offer = quotes.offers.get(item.variant_id)
    const line = { item_id: item.id, variant_id: item.variant_id }
    if (!offer) {
      changes.push({ ...line, reason: 'unavailable' })
      return []
    }
    if (offer.unit_price !== item.unit_price) changes.push({ ...line, reason: 'price_changed' })
    return [{ ...offer, id: item.id, quantity: item.quantity }]
  })
  return { cart: { ...cart, currency: quotes.currency, items }, changes }
}

/** The cart, if all of it can be sold; otherwise 422 that names the field behind it, and every line concerned. */
export function allOffered(cart: Cart, quotes: Quotes, pointer: string): Cart {
  const missing = cart.items.filter((item) => !quotes.offers.has(item.variant_id))
  if (missing.length === 0) return cart
  const detail = `${missing.length} of the lines cannot be bought in ${quotes.currency}.`
  throw new DomainError('unprocessable', detail, {
    errors: [{ pointer, code: 'unavailable', detail }],
    lines: missing.map((item) => ({ item_id: item.id, variant_id: item.variant_id, reason: 'unavailable' })),
  })
}
