import type { Keys } from './secrets.ts'
import { open, sign } from './signed.ts'

/** The purpose of the key that signs it. */
export const CART_TOKEN_KEY = 'cart token'

/** The header a guest sends it in. */
export const CART_TOKEN = 'stoa-cart-token'

/** The key to one guest cart, its payment and its order, for whoever holds it. The order service mints it. */
export function mintCartToken(secret: Keys, cartId: string): string {
  return sign(secret, CART_TOKEN_KEY, cartId)
}

/** The cart that a token opens, or null. */
export function openCartToken(secret: Keys, token: string): string | null {
  return open(secret, CART_TOKEN_KEY, token)
}
