import { DomainError, notFound, type ProblemLine } from '@stoa/kit/values/problem'
import { type Cart, type CartItem, MAX_LINES } from './cart.ts'
import type { Offer, Quotes } from './quote.ts'

function refused(pointer: string, code: string, detail: string): DomainError {
  return new DomainError('unprocessable', detail, { errors: [{ pointer, code, detail }] })
}

function assertQuantity(quantity: number, max: number): void {
  if (quantity > max) throw refused('/quantity', 'maximum', `A line takes ${max} at most.`)
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
    throw refused('/variant_id', 'maximum', `A cart takes ${MAX_LINES} lines at most.`)
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
