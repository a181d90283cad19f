import { readAddress } from '@stoa/kit/values/address'
import { keptEmail } from '@stoa/kit/values/email'
import { money } from '@stoa/kit/values/money'
import { DomainError, notFound, type ProblemLine, unprocessableField } from '@stoa/kit/values/problem'
import type { Cart, CartItem } from './cart.ts'
import type { OfferedOption } from './pricing.ts'
import type { Offer, Quotes } from './quote.ts'

/** Lines a cart may hold. */
export const MAX_LINES = 100

/** Refuses any edit while the cart is being paid for, and after. */
export function assertOpen(cart: Pick<Cart, 'status'>): void {
  if (cart.status === 'in_checkout') throw new DomainError('checkout_in_progress')
  if (cart.status === 'completed') throw new DomainError('cart_completed')
}

/** What a buyer may change directly; what is left out stays, null clears. */
export type CartChanges = Partial<Pick<Cart, 'locale' | 'email' | 'shipping_address' | 'billing_address' | 'note'>>

export function changed(cart: Cart, changes: CartChanges): Cart {
  const { email, shipping_address, billing_address } = changes
  return {
    ...cart,
    ...changes,
    ...(email ? { email: keptEmail(email) } : {}),
    ...(shipping_address ? { shipping_address: readAddress(shipping_address, '/shipping_address') } : {}),
    ...(billing_address ? { billing_address: readAddress(billing_address, '/billing_address') } : {}),
  }
}

/** The cart with its lines called as they are in the language of the quotes; what cannot be sold any more keeps its texts. */
export function renamed(cart: Cart, { offers }: Quotes): Cart {
  const items = cart.items.map((item) => {
    const offer = offers.get(item.variant_id)
    return offer
      ? { ...item, title: offer.title, variant_title: offer.variant_title, options: offer.options ?? [] }
      : item
  })
  return { ...cart, items }
}

/**
 * The cart's lines as they are sold today. Every difference is named: a line that cannot be sold any more is taken
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
    if (offer.unit_price !== item.unit_price) {
      const [before, after] = [money(item.unit_price, cart.currency), money(offer.unit_price, quotes.currency)]
      changes.push({ ...line, reason: 'price_changed', before, after })
    }
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

function assertQuantity(quantity: number, max: number): void {
  if (quantity > max) throw unprocessableField('/quantity', 'too_large', `A line takes ${max} at most.`)
}

/** Adds units of a variant: to its line, shown at today's price from now on, or as a new line with the given id. */
export function withOffer(cart: Cart, offer: Offer, added: { id: string; quantity: number; max: number }): Cart {
  const line = cart.items.find((item) => item.variant_id === offer.variant_id)
  const quantity = (line?.quantity ?? 0) + added.quantity
  assertQuantity(quantity, added.max)
  if (line) {
    const items = cart.items.map((item) => (item === line ? { ...offer, id: line.id, quantity } : item))
    return { ...cart, items }
  }
  if (cart.items.length >= MAX_LINES)
    throw unprocessableField('/variant_id', 'too_many', `A cart takes ${MAX_LINES} lines at most.`)
  return { ...cart, items: [...cart.items, { ...offer, id: added.id, quantity }] }
}

/** Sets the units of a line; none takes it out. */
export function withQuantity(cart: Cart, itemId: string, quantity: number, max: number): Cart {
  assertQuantity(quantity, max)
  if (!cart.items.some((item) => item.id === itemId)) throw notFound('The line')
  const items = cart.items.flatMap((item) => {
    if (item.id !== itemId) return [item]
    return quantity === 0 ? [] : [{ ...item, quantity }]
  })
  return { ...cart, items }
}

/**
 * The customer's cart with the lines of a guest's, at today's prices in its own currency, and what could not be taken
 * over: variants without a price, and units or lines beyond the limits.
 */
export function merged(
  target: Cart,
  source: Cart,
  quotes: Quotes,
  max: number,
): { cart: Cart; changes: ProblemLine[] } {
  const changes: ProblemLine[] = []
  const items: CartItem[] = [...target.items]
  for (const { id, variant_id, quantity } of source.items) {
    const offer = quotes.offers.get(variant_id)
    const at = items.findIndex((item) => item.variant_id === variant_id)
    const line = items[at]
    if (!offer) changes.push({ variant_id, reason: 'unavailable' })
    else if (!line && items.length >= MAX_LINES) changes.push({ variant_id, reason: 'quantity_reduced', available: 0 })
    else {
      const wanted = (line?.quantity ?? 0) + quantity
      const item = { ...offer, id: line?.id ?? id, quantity: Math.min(wanted, max) }
      if (wanted > max) changes.push({ item_id: item.id, variant_id, reason: 'quantity_reduced', available: max })
      items.splice(line ? at : items.length, 1, item)
    }
  }
  const { email, shipping_address, billing_address, note } = source
  const cart: Cart = {
    ...target,
    items,
    email: target.email ?? email,
    shipping_address: target.shipping_address ?? shipping_address,
    billing_address: target.billing_address ?? billing_address,
    note: target.note ?? note,
    payment: null,
  }
  return { cart, changes }
}

/** The cart without whom it is for, where it goes and how it is paid. */
export const withoutContact = (cart: Cart): Cart => ({
  ...cart,
  email: null,
  shipping_address: null,
  billing_address: null,
  note: null,
  shipping_option: null,
  payment: null,
})

/** The cart sent by one of the options it is offered. */
export function withOption(cart: Cart, offered: readonly OfferedOption[], id: string): Cart {
  const option = offered.find((entry) => entry.id === id)
  if (!option)
    throw unprocessableField('/option_id', 'unavailable', 'The cart cannot be sent this way; see its shipping-options.')
  return { ...cart, shipping_option: option }
}

/** Records how the total will be paid. Nothing is held: an edit voids it, placeOrder acts on it. */
export function withPayment(
  cart: Cart,
  choice: { method: string; details: Record<string, string>; enabled: ReadonlyMap<string, { title: string }> },
): Cart {
  const { method, details, enabled } = choice
  const title = enabled.get(method)?.title
  if (title === undefined)
    throw unprocessableField('/method', 'unavailable', `${cart.currency} cannot be paid with this method.`)
  return { ...cart, payment: { method, title, details, amount: money(cart.totals.total, cart.currency) } }
}
