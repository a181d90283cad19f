import type { Cart } from './cart.ts'
import type { LineState } from './line-state.ts'

const HOUR_MS = 3_600_000

/** A customer is told of once in so many days, however many carts are left: who is reminded of each is pestered. */
const AGAIN_AFTER_DAYS = 7

/** Hours after which it is too late to say that a cart was left: nothing is said of those that an outage held back for longer. */
const TOO_LATE_HOURS = 24

export interface Abandonment {
  /** Carts whose last change was from `since` on and before `until` are abandoned now. */
  since: Date
  until: Date
  /** Customers who were told of since then are not told of again. */
  quietSince: Date
}

/** What is abandoned now, where it takes so many hours. */
export function abandonmentAt(now: Date, hours: number): Abandonment {
  const ago = (of: number) => new Date(now.getTime() - of * HOUR_MS)
  return { since: ago(hours + TOO_LATE_HOURS), until: ago(hours), quietSince: ago(AGAIN_AFTER_DAYS * 24) }
}

export type AbandonedCart = Pick<Cart, 'id' | 'version' | 'currency' | 'totals' | 'items' | 'updated_at'> & {
  user_id: string
}

/** What is told of it: ids and amounts, and nothing personal. */
export function abandonedData({ id, version, user_id, currency, totals, items, updated_at }: AbandonedCart) {
  return {
    ...{ cart_id: id, cart_version: version, customer_id: user_id },
    total: { amount: totals.total, currency },
    lines: items.map(({ variant_id, quantity }) => ({ variant_id, quantity })),
    changed_at: updated_at.toISOString(),
  }
}

/** What a reminder shows of a cart: what can be bought now, at today's prices. */
export function reminderOf(
  { id, version, user_id, locale, currency, items }: Cart,
  states: ReadonlyMap<string, Pick<LineState, 'available' | 'current_price'>>,
) {
  const shown = items.flatMap((item) => {
    const { available = false, current_price: price = null } = states.get(item.id) ?? {}
    return available && price !== null ? [{ ...item, amount: price * item.quantity }] : []
  })
  const lines = shown.map(({ title, variant_title, quantity, amount, picture, image }) => {
    return { title, variant_title, quantity, total: { amount, currency }, picture: picture?.url ?? image }
  })
  const subtotal = { amount: shown.reduce((sum, { amount }) => sum + amount, 0), currency }
  return { id, version, customer_id: String(user_id), locale, lines, subtotal }
}
