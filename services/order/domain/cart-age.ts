import type { Cart } from './cart.ts'

/** Days for a guest's cart without lines. */
export const EMPTY_CART_DAYS = 1

/** Days after its last change that a guest's cart is deleted, and a customer's. */
export interface CartDays {
  CART_GUEST_DAYS: number
  CART_CUSTOMER_DAYS: number
}

const DAY_MS = 86_400_000

/** When a cart is deleted unless it is changed before; null while it is being paid for, which nothing interrupts. */
export function expiresAt(
  cart: Pick<Cart, 'status' | 'user_id' | 'items' | 'updated_at'>,
  days: CartDays,
): Date | null {
  if (cart.status === 'in_checkout') return null
  const guestDays = cart.items.length === 0 ? EMPTY_CART_DAYS : days.CART_GUEST_DAYS
  const kept = cart.user_id === null ? guestDays : days.CART_CUSTOMER_DAYS
  return new Date(cart.updated_at.getTime() + kept * DAY_MS)
}
