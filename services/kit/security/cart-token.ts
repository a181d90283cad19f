import type { RootSecret } from './secrets.ts'
import { open, sign } from './signed.ts'

/** The header a guest sends it in. */
export const CART_TOKEN = 'stoa-cart-token'

/** The key to one guest cart, its payment and its order, for whoever holds it. The order service mints it. */
export function mintCartToken(secret: RootSecret, cartId: string): string {
  return sign(secret, 'cart token', cartId)
}

/** The cart that a token opens, or null. */
export function openCartToken(secret: RootSecret, token: string): string | null {
  return open(secret, 'cart token', token)
}
