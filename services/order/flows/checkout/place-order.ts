import { setTimeout as delay } from 'node:timers/promises'
import type { CallOptions } from '@stoa/kit/contract/operations'
import { REPLAYED } from '@stoa/kit/postgres/idempotency'
import { isDuplicate } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import {
  DomainError,
  type FieldError,
  fromProblem,
  notFound,
  type ProblemLine,
  UnavailableError,
} from '@stoa/kit/values/problem'
import type { Deps } from '../../context.ts'
import type { Cart } from '../../domain/cart.ts'
import { type Checkout, missingForOrder } from '../../domain/checkout.ts'
import { findCart, lockCart, saveCart } from '../../store/carts.ts'
import {
  acquireLease,
  findCheckout,
  findFailedCheckout,
  findLiveCheckout,
  insertCheckout,
} from '../../store/checkouts.ts'
import { reprice } from '../cart.ts'
import { LeaseLostError } from './leases.ts'
import { advance, type CheckoutResult, confirmed } from './saga.ts'

/** Milliseconds a second caller waits for the one who holds the lease, and between two reads of the row. */
const WAIT_MS = 4_000
const READ_EVERY_MS = 60

/** What a caller is told who has lost every race: the next one may go otherwise at once. */
const RETRY_AFTER_SECONDS = 1

/** Five conflicts in a row mean a client in a loop, not concurrent buyers. */
const ROUNDS = 5

/** What the caller of placeOrder sent. */
export interface PlaceOrder {
  cartId: string
  /** Whose cart it may be. */
  owners: readonly string[]
  call: CallOptions
  /** The caller's Idempotency-Key with its scope. */
  requestKey: string | null
}

/** Refused before a checkout was begun, or because it failed. */
type PlaceOrderResult = CheckoutResult | { status: 'refused'; reason: DomainError }

const refused = (reason: DomainError) => ({ status: 'refused' as const, reason })

/**
 * Turns a cart into an order. Any number of calls, at once or one after the other, in any process, come to the same
 * order; what a crash left half done is advanced from the row.
 */
export async function placeOrder(deps: Deps, request: PlaceOrder): Promise<PlaceOrderResult> {
  for (let round = 0; round < ROUNDS; round++) {
    const cart = await findCart(deps.pg, request.cartId, request.owners)
    if (!cart) throw notFound('This cart')
    const result = await attempt(deps, cart, request)
    if (result) return result
  }
  return refused(inProgress(RETRY_AFTER_SECONDS))
}

/** Somebody else advances the checkout, and may do so for so long. */
function inProgress(seconds: number): DomainError {
  return new DomainError('checkout_in_progress', undefined, { headers: { 'retry-after': String(seconds) } })
}

/** One try; null when somebody else has changed the cart or ended its checkout meanwhile. */
async function attempt(deps: Deps, cart: Cart, request: PlaceOrder): Promise<PlaceOrderResult | null> {
  if (cart.status === 'open') {
    const { regions } = await deps.rates.read()
    const missing = missingForOrder(cart, regions)
    return missing.length === 0 ? begin(deps, cart, request) : incomplete(deps, cart, missing, request)
  }
  return join(deps, cart, request)
}

/** Begins a checkout of an open cart at today's prices. */
async function begin(deps: Deps, cart: Cart, request: PlaceOrder): Promise<PlaceOrderResult | null> {
  const today = await reprice(deps, cart, request.call)
  const { regions } = await deps.rates.read()
  const isChanged = today.changes.length > 0 || today.cart.totals.total !== cart.totals.total
  // A free shipping option that is gone changes no total.
  if (isChanged || missingForOrder(today.cart, regions).length > 0) return showChanges(deps, today.cart, today.changes)
  const checkout = await record(deps, { ...today.cart, version: cart.version }, request)
  return checkout && advanceOrJoin(deps, checkout, request)
}

/**
 * When this very request was refused before, by a decline say whose response was lost, it is that refusal again: the
 * payment is missing because it was tried.
 */
async function incomplete(
  deps: Deps,
  cart: Cart,
  missing: FieldError[],
  { requestKey }: PlaceOrder,
): Promise<PlaceOrderResult> {
  const failed = requestKey ? await findFailedCheckout(deps.pg, cart.id, requestKey) : undefined
  if (!failed?.failure) return refused(new DomainError('cart_incomplete', missing[0]?.detail, { errors: missing }))
  const reason = fromProblem(failed.failure)
  reason.extras.headers = { [REPLAYED]: 'true' }
  return refused(reason)
}

/** Saves today's prices in the cart, if nobody changed it meanwhile; then the buyer has to look at it again. */
async function showChanges(deps: Deps, cart: Cart, lines: ProblemLine[]): Promise<PlaceOrderResult> {
  await deps.pg.tx(async (tx) => {
    const now = await lockCart(tx, cart.id)
    if (now?.version === cart.version && now.status === 'open') await saveCart(tx, cart)
  })
  const detail = 'Prices or availability have changed; look at the cart and confirm again.'
  return refused(new DomainError('cart_changed', detail, { lines }))
}

/** Records the checkout and closes the cart for edits, in one transaction; null when the cart changed meanwhile. */
async function record(deps: Deps, cart: Cart, request: PlaceOrder): Promise<Checkout | null> {
  const ids = { id: newId('chk'), order_id: newId('ord'), payment_id: newId('pay'), lease: newId('lse') }
  try {
    return await deps.pg.tx(async (tx) => {
      const now = await lockCart(tx, cart.id)
      if (now?.version !== cart.version || now.status !== 'open') return null
      const minutes = deps.settings.CHECKOUT_ACTION_MINUTES
      const checkout = await insertCheckout(tx, { ...ids, cart, minutes, request_key: request.requestKey })
      await saveCart(tx, { ...cart, status: 'in_checkout' })
      return checkout
    })
  } catch (error) {
    if (isDuplicate(error, 'one_checkout_per_cart')) return null
    throw error
  }
}

/** Joins the checkout of a cart that is not open; null when it has just failed, so that the cart is open again. */
async function join(deps: Deps, cart: Cart, request: PlaceOrder): Promise<PlaceOrderResult | null> {
  const checkout = await findLiveCheckout(deps.pg, cart.id)
  // A completed cart without a checkout was merged into another.
  if (!checkout) return cart.status === 'completed' ? refused(new DomainError('cart_completed')) : null
  if (checkout.state === 'confirmed') return confirmed(deps, checkout)
  return (await takeOver(deps, checkout, request)) ?? waitForHolder(deps, checkout, request)
}

/** Advances a checkout whose lease nobody holds, or whose holder has let it end; null when somebody else has it. */
async function takeOver(deps: Deps, checkout: Checkout, request: PlaceOrder): Promise<PlaceOrderResult | null> {
  const leased = await acquireLease(deps.pg, checkout.id, newId('lse'))
  return leased ? advanceOrJoin(deps, leased, request) : null
}

/** When another process has taken the checkout over, what comes of it there is this caller's result too. */
async function advanceOrJoin(deps: Deps, leased: Checkout, request: PlaceOrder): Promise<PlaceOrderResult> {
  try {
    return await advance(deps, leased, request.call)
  } catch (error) {
    if (!(error instanceof LeaseLostError)) throw error
    return waitForHolder(deps, leased, request)
  }
}

/** Waits until whoever holds the lease has released it, and reads what came of it; takes over when they are gone. */
async function waitForHolder(deps: Deps, checkout: Checkout, request: PlaceOrder): Promise<PlaceOrderResult> {
  const end = performance.now() + WAIT_MS
  for (;;) {
    const seen = (await findCheckout(deps.pg, checkout.id)) ?? checkout
    if (seen.state === 'confirmed') return confirmed(deps, seen)
    if (seen.state === 'failed' && seen.failure) return refused(fromProblem(seen.failure))
    if (seen.lease === null && seen.state === 'requires_action') return { status: 'waiting', checkout: seen }
    if (seen.lease === null) throw new UnavailableError('How it ended is not known yet; it is being found out.', true)
    const secondsLeft = seen.lease_seconds ?? 0
    const result = secondsLeft > 0 ? null : await takeOver(deps, seen, request)
    if (result) return result
    if (performance.now() > end) return refused(inProgress(Math.max(secondsLeft, RETRY_AFTER_SECONDS)))
    await delay(READ_EVERY_MS)
  }
}
