import type { CallOptions } from '@stoa/kit/contract/operations'
import { REPLAYED } from '@stoa/kit/postgres/idempotency'
import { isDuplicate } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, fromProblem, notFound, type ProblemLine, UnavailableError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { type Cart, missingForOrder } from '../domain/cart.ts'
import { type Checkout, isOver } from '../domain/checkout.ts'
import { findCart, lockCart, saveCart } from '../store/carts.ts'
import { findCheckout, findFailedCheckout, findLiveCheckout, insertCheckout, takeCheckout } from '../store/checkouts.ts'
import { drive } from './drive.ts'
import { reprice } from './pricing.ts'
import { inProgress } from './wheel.ts'

/** How long a second caller waits for the one who drives, milliseconds. */
const PATIENCE = 4_000
const LOOK_EVERY = 60

type Begun = { checkout: Checkout; mine: boolean }

function changedProblem(lines: ProblemLine[]): DomainError {
  return new DomainError('cart_changed', 'Prices or availability have changed; look at the cart and confirm again.', {
    lines,
  })
}

/** Takes over today's prices into the cart, if nobody changed it meanwhile; then the buyer has to look again. */
async function showChanges(deps: Deps, cart: Cart, lines: ProblemLine[]): Promise<never> {
  await deps.pg.tx(async (tx) => {
    const now = await lockCart(tx, cart.id, null)
    if (now?.version === cart.version && now.status === 'open') await saveCart(tx, cart)
  })
  throw changedProblem(lines)
}

/** Writes the attempt down and closes the cart for edits, in one transaction; null when the cart changed meanwhile. */
async function begin(deps: Deps, cart: Cart, requestKey: string | null): Promise<Begun | null> {
  const ids = { id: newId('chk'), order_id: newId('ord'), payment_id: newId('pay'), lease: newId('lse') }
  try {
    return await deps.pg.tx(async (tx) => {
      const now = await lockCart(tx, cart.id, null)
      if (now?.version !== cart.version || now.status !== 'open') return null
      const minutes = deps.settings.CHECKOUT_ACTION_MINUTES
      const checkout = await insertCheckout(tx, { ...ids, cart, minutes, request_key: requestKey })
      await saveCart(tx, { ...cart, status: 'in_checkout' })
      return { checkout, mine: true }
    })
  } catch (error) {
    if (isDuplicate(error, 'one_checkout_per_cart')) return null
    throw error
  }
}

/**
 * What the caller hears whose cart is not complete. When this very request was answered before, by a decline say that got
 * lost on its way, it is that answer again: the payment is missing because it was tried.
 */
async function incomplete(deps: Deps, cart: Cart, requestKey: string | null): Promise<never> {
  const failed = requestKey ? await findFailedCheckout(deps.pg, cart.id, requestKey) : undefined
  if (!failed?.failure) {
    const missing = missingForOrder(cart)
    throw new DomainError('cart_incomplete', missing[0]?.detail, { errors: missing })
  }
  const error = fromProblem(failed.failure)
  error.extras.headers = { [REPLAYED]: 'true' }
  throw error
}

async function beginAnew(deps: Deps, cart: Cart, call: CallOptions, requestKey: string | null): Promise<Begun | null> {
  if (missingForOrder(cart).length > 0) return incomplete(deps, cart, requestKey)
  const today = await reprice(deps, cart, call)
  const moved = today.changes.length > 0 || today.cart.totals.total !== cart.totals.total
  // A free shipping option that is gone changes no total.
  if (moved || missingForOrder(today.cart).length > 0) await showChanges(deps, today.cart, today.changes)
  return begin(deps, { ...today.cart, version: cart.version }, requestKey)
}

/** The attempt to drive for this cart: the one under way, or a new one. */
async function attemptOf(
  deps: Deps,
  cartId: string,
  owners: readonly string[],
  call: CallOptions,
  requestKey: string | null,
): Promise<Begun> {
  // Each round sees a cart that somebody else has just changed; that many in a row is somebody's loop, not a buyer.
  for (let round = 0; round < 5; round++) {
    const cart = await findCart(deps.pg, cartId, owners)
    if (!cart) throw notFound('This cart')
    if (cart.status === 'open') {
      const begun = await beginAnew(deps, cart, call, requestKey)
      if (begun) return begun
      continue
    }
    const checkout = await findLiveCheckout(deps.pg, cartId)
    if (checkout && isOver(checkout.state)) return { checkout, mine: false }
    if (!checkout) {
      // Merged into another cart.
      if (cart.status === 'completed') throw new DomainError('cart_completed')
      continue
    }
    const taken = await takeCheckout(deps.pg, checkout.id, newId('lse'))
    return { checkout: taken ?? checkout, mine: taken !== undefined }
  }
  throw inProgress()
}

/** Waits until somebody else's drive has come to a rest; what ended it ends this call as well. */
async function watch(deps: Deps, checkout: Checkout): Promise<Checkout> {
  const end = performance.now() + PATIENCE
  for (;;) {
    const seen = (await findCheckout(deps.pg, checkout.id)) ?? checkout
    if (seen.state === 'confirmed') return seen
    if (seen.state === 'failed') throw seen.failure ? fromProblem(seen.failure) : inProgress()
    if (seen.lease === null && seen.state === 'requires_action') return seen
    if (seen.lease === null) throw new UnavailableError('How it ended is not known yet; it is being found out.', true)
    if (performance.now() > end) throw inProgress()
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}

/**
 * Turns a cart into an order (DESIGN §6). Any number of calls, at once or one after the other, in any process, come to
 * the same order; what a crash left half done is carried on from the row. Answers the attempt at rest: confirmed, or
 * waiting for the buyer. `requestKey` is the caller's Idempotency-Key with its scope.
 */
export async function placeOrder(
  deps: Deps,
  cartId: string,
  owners: readonly string[],
  call: CallOptions,
  requestKey: string | null = null,
): Promise<Checkout> {
  const { checkout, mine } = await attemptOf(deps, cartId, owners, call, requestKey)
  if (isOver(checkout.state)) return checkout
  return mine ? drive(deps, checkout, call) : watch(deps, checkout)
}
