import { DomainError, type Problem } from '@stoa/kit/values/problem'
import type { CheckoutState } from './checkout.ts'

/** The Idempotency-Key of a call of placeOrder. */
export interface RequestKey {
  /** The key with the caller's scope. */
  id: string
  /** Of method, address and body. */
  hash: Buffer
}

/** What came of an earlier call with the same key. */
export interface EarlierRequest {
  cart_id: string
  /** In hexadecimal; null when it was not kept yet. */
  request_hash: string | null
  checkout_id: string
  state: CheckoutState
  failure: Problem | null
}

export const keyReused = () => new DomainError('idempotency_key_reused')

/** Refuses a key that was used with another cart or body. */
export function assertSameRequest(earlier: EarlierRequest, key: RequestKey, cartId: string): void {
  const { cart_id, request_hash } = earlier
  if (cart_id !== cartId || (request_hash !== null && request_hash !== key.hash.toString('hex'))) throw keyReused()
}
