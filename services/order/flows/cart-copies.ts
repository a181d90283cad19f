import { LRUCache } from 'lru-cache'
import type { CartCopies } from '../context.ts'
import type { Cart } from '../domain/cart.ts'

/** About what all copies may take, and what a cart without texts and a line take. */
const MAX_BYTES = 8 * 1024 * 1024
const CART_BYTES = 2_000
const LINE_BYTES = 1_200
/** What V8 needs for a character that is not Latin. */
const CHARACTER_BYTES = 2

/** About what a cart takes; its buyer wrote the texts, and the names in `payment`. */
function sizeOf({ items, note, email, shipping_address, billing_address, payment }: Cart): number {
  const texts = JSON.stringify([note, email, shipping_address, billing_address, payment])
  return CART_BYTES + items.length * LINE_BYTES + texts.length * CHARACTER_BYTES
}

/** Milliseconds without copies once one was found to be old. */
const PAUSE_MS = 60_000

/**
 * Carts as this process has last written them, so that the next step of the same buyer needs no read. A copy is used once,
 * for a write over its version: one that is old costs a second try, and never a wrong cart. Where several processes serve
 * the same carts most copies are old, so the first that is puts an end to them for a while.
 */
export function createCartCopies(): CartCopies {
  const copies = new LRUCache<string, Cart>({ maxSize: MAX_BYTES, sizeCalculation: sizeOf })
  let pausedUntil = 0
  return {
    take(id, owners) {
      const copy = copies.get(id)
      if (!copy || !owners.includes(copy.owner)) return undefined
      copies.delete(id)
      return copy
    },
    keep(cart) {
      if (performance.now() < pausedUntil) return
      if ((copies.peek(cart.id)?.version ?? 0) < cart.version) copies.set(cart.id, cart)
    },
    forget(id) {
      copies.delete(id)
    },
    pause() {
      pausedUntil = performance.now() + PAUSE_MS
      copies.clear()
    },
  }
}
