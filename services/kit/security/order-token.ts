import type { Keys } from './secrets.ts'
import { open, sign } from './signed.ts'

/** The purpose of the key that signs it. */
export const ORDER_TOKEN_KEY = 'order token'

/** The key to one order until a moment, for whoever has found it by lookupOrder. The order service mints it. */
export function mintOrderToken(secret: Keys, orderId: string, expiresAt: Date): string {
  return sign(secret, ORDER_TOKEN_KEY, `${orderId} ${expiresAt.getTime()}`)
}

/** The order that a token opens, and whether it still does; null for what is none. */
export function openOrderToken(
  secret: Keys,
  token: string,
  now: number = Date.now(),
): { order: string; isExpired: boolean } | null {
  const [order, expiresAtMs] = open(secret, ORDER_TOKEN_KEY, token)?.split(' ') ?? []
  return order === undefined ? null : { order, isExpired: Number(expiresAtMs) <= now }
}
