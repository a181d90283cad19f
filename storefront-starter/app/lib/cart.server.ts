import { type Cart, NotFoundError, type Stoa, UnauthenticatedError } from '@stoa/sdk'
import type { Session } from './session.server.ts'

/** The visitor's cart that is not an order yet; null when there is none. A customer finds the one that another device filled. */
export async function currentCart(stoa: Stoa, session: Session): Promise<Cart | null> {
  const known = session.lastCart()
  const cart = known && known.order_id === undefined ? await unlessGone(stoa.carts.get(known.cart_id)) : null
  if (cart && cart.status !== 'completed') return cart
  return session.isSignedIn ? await customersCart(stoa, session) : null
}

async function customersCart(stoa: Stoa, session: Session): Promise<Cart | null> {
  const cart = await unlessGone(stoa.carts.getCurrent())
  if (cart) session.keepCart({ cart_id: cart.id })
  return cart
}

/** Null for a cart that was left too long and is deleted, or whose token was signed with a key that is gone. */
export async function unlessGone(call: PromiseLike<Cart>): Promise<Cart | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof UnauthenticatedError) return null
    throw error
  }
}
