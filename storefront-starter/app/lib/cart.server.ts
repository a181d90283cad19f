import { type Cart, NotFoundError, type Stoa, UnauthenticatedError } from '@stoa/sdk'
import type { Session } from './session.server.ts'

/** The visitor's cart that is not an order yet; null when there is none. */
export async function currentCart(stoa: Stoa, session: Session): Promise<Cart | null> {
  const known = session.lastCart()
  if (!known || known.order_id !== undefined) return null
  try {
    const cart = await stoa.carts.get(known.cart_id)
    return cart.status === 'completed' ? null : cart
  } catch (error) {
    // It was left too long and is deleted, or the key that its token was signed with is gone.
    if (error instanceof NotFoundError || error instanceof UnauthenticatedError) return null
    throw error
  }
}
