import { setTimeout as delay } from 'node:timers/promises'
import type { CallOptions } from '@stoa/kit/contract/operations'
import { ChangedMeanwhile, writeTogether } from '@stoa/kit/postgres/write-together'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, fromProblem, UnavailableError } from '@stoa/kit/values/problem'
import type { Deps } from '../../context.ts'
import type { Cart } from '../../domain/cart.ts'
import type { Checkout } from '../../domain/checkout.ts'
import { type EarlierRequest, keyReused, type RequestKey } from '../../domain/request-key.ts'
import { keyOfCheckout } from '../../store/checkout-keys.ts'
import { acquireLease, findCheckout, findLiveCheckout } from '../../store/checkouts.ts'
import { LeaseLostError } from './leases.ts'
import { advance, type CheckoutResult, confirmed } from './saga.ts'

/** Milliseconds a second caller waits for the one who holds the lease, and between two reads of the row. */
const WAIT_MS = 4_000
const READ_EVERY_MS = 60

/** How placeOrder ends; refused before a checkout was begun, or because it failed. */
export type PlaceOrderResult = (CheckoutResult | { status: 'refused'; reason: DomainError; checkout?: Checkout }) & {
  /** Whether an earlier call with the same key got this response, or would have got it. */
  isRepeated?: boolean
}

interface Joining {
  call: CallOptions
  requestKey: RequestKey | null
}

export const refused = (reason: DomainError, checkout?: Checkout) => ({
  status: 'refused' as const,
  reason,
  ...(checkout ? { checkout } : {}),
})

/** Somebody else advances the checkout, and may do so for so many seconds. Who has lost every race may try at once. */
export function inProgress(seconds = 1): DomainError {
  return new DomainError('checkout_in_progress', undefined, { headers: { 'retry-after': String(seconds) } })
}

/** Records that a request's key led to a checkout; refused when the key belongs to another request. */
async function recordKey({ pg }: Deps, key: RequestKey, { cart_id, id }: Checkout): Promise<void> {
  await writeTogether(pg, { statements: [keyOfCheckout(key, cart_id, id)] }).catch((error: unknown) => {
    throw error instanceof ChangedMeanwhile ? keyReused() : error
  })
}

/** Joins the checkout of a cart that is not open; null when it has just failed, so that the cart is open again. */
export async function joinCheckout(
  deps: Deps,
  cart: Cart,
  request: Joining,
  earlier: EarlierRequest | null,
): Promise<PlaceOrderResult | null> {
  const checkout = await findLiveCheckout(deps.pg, cart.id)
  // A completed cart without a checkout was merged into another.
  if (!checkout) return cart.status === 'completed' ? refused(new DomainError('cart_completed')) : null
  const { requestKey } = request
  if (requestKey && earlier?.checkout_id !== checkout.id) {
    await recordKey(deps, requestKey, checkout)
  }
  if (checkout.state === 'confirmed') return confirmed(deps, checkout)
  return (await takeOver(deps, checkout, request)) ?? waitForHolder(deps, checkout, request)
}

/** Advances a checkout whose lease nobody holds, or whose holder has let it end; null when somebody else has it. */
async function takeOver(deps: Deps, checkout: Checkout, request: Joining): Promise<PlaceOrderResult | null> {
  const leased = await acquireLease(deps.pg, checkout.id, newId('lse'))
  return leased ? advanceOrJoin(deps, leased, request) : null
}

/** When another process has taken the checkout over, what comes of it there is this caller's result too. */
export async function advanceOrJoin(deps: Deps, leased: Checkout, request: Joining): Promise<PlaceOrderResult> {
  try {
    return await advance(deps, leased, request.call)
  } catch (error) {
    if (!(error instanceof LeaseLostError)) throw error
    return waitForHolder(deps, leased, request)
  }
}

/** Waits until whoever holds the lease has released it, and reads what came of it; takes over when they are gone. */
async function waitForHolder(deps: Deps, checkout: Checkout, request: Joining): Promise<PlaceOrderResult> {
  const end = performance.now() + WAIT_MS
  for (;;) {
    const seen = (await findCheckout(deps.pg, checkout.id)) ?? checkout
    if (seen.state === 'confirmed') return confirmed(deps, seen)
    if (seen.state === 'failed' && seen.failure) return refused(fromProblem(seen.failure), seen)
    if (seen.lease === null && seen.state === 'requires_action') return { status: 'waiting', checkout: seen }
    if (seen.lease === null) throw new UnavailableError('How it ended is not known yet; it is being found out.', true)
    const secondsLeft = seen.lease_seconds ?? 0
    const result = secondsLeft > 0 ? null : await takeOver(deps, seen, request)
    if (result) return result
    if (performance.now() > end) return refused(inProgress(Math.max(secondsLeft, 1)))
    await delay(READ_EVERY_MS)
  }
}
