import type { CallOptions } from '@stoa/kit/contract/operations'
import { isFinal } from '@stoa/kit/postgres/idempotency'
import { ChangedMeanwhile, writeTogether } from '@stoa/kit/postgres/write-together'
import { DomainError, type FieldError, fromProblem, notFound, type ProblemLine } from '@stoa/kit/values/problem'
import type { Deps } from '../../context.ts'
import type { Cart } from '../../domain/cart.ts'
import { cartChanged } from '../../domain/cart-changes.ts'
import type { Checkout } from '../../domain/checkout.ts'
import { refusedBuyer } from '../../domain/checkout-terms.ts'
import { assertSameRequest, type EarlierRequest, type RequestKey } from '../../domain/request-key.ts'
import { updateCart } from '../../store/carts.ts'
import { findCartToOrder } from '../../store/checkout-keys.ts'
import { missingOf, reprice } from '../cart.ts'
import { whenPaid } from '../payment-methods.ts'
import { assertChallenge } from './challenge.ts'
import { advanceOrJoin, inProgress, joinCheckout, type PlaceOrderResult, refused } from './join-checkout.ts'
import { recordCheckout } from './record-checkout.ts'

/** Five conflicts in a row mean a client in a loop, not concurrent buyers. */
const ROUNDS = 5

/** What the caller of placeOrder sent. */
export interface PlaceOrder {
  cartId: string
  /** Whose cart it may be. */
  owners: readonly string[]
  call: CallOptions
  requestKey: RequestKey | null
  /** The client's network, as limits count clients; null when it is not known. */
  network: string | null
  /** The token of a solved challenge, and the address it was solved at. */
  challenge: { token: string | null; address: string | null }
}

/**
 * Turns a cart into an order. Any number of calls, at once or one after the other, in any process, come to the same
 * order; what a crash left half done is advanced from the row.
 */
export async function placeOrder(deps: Deps, request: PlaceOrder): Promise<PlaceOrderResult> {
  const { cartId, owners, requestKey } = request
  const begun = await beginUnread(deps, request)
  if (begun) return begun
  for (let round = 0; round < ROUNDS; round++) {
    const found = await findCartToOrder(deps.pg, cartId, owners, requestKey)
    if (!found) throw notFound('This cart')
    const { cart, earlier } = found
    if (requestKey && earlier) assertSameRequest(earlier, requestKey, cart.id)
    const result = refusedBefore(earlier) ?? (await attempt(deps, cart, request, earlier))
    if (result) return withReplay(result, earlier)
  }
  return refused(inProgress())
}

/** The final refusal of this very request, a decline whose response was lost say. What is not final may go otherwise now. */
function refusedBefore(earlier: EarlierRequest | null): PlaceOrderResult | null {
  const reason = earlier?.state === 'failed' && earlier.failure ? fromProblem(earlier.failure) : null
  return reason && isFinal(reason) ? { ...refused(reason), isRepeated: true } : null
}

/** Marks the end of a checkout that an earlier call with this key has begun or joined. */
function withReplay(result: PlaceOrderResult, earlier: EarlierRequest | null): PlaceOrderResult {
  if (result.status === 'waiting' || !earlier || result.checkout?.id !== earlier.checkout_id) return result
  return { ...result, isRepeated: true }
}

/** One try; null when somebody else has changed the cart or ended its checkout meanwhile. */
async function attempt(
  deps: Deps,
  cart: Cart,
  request: PlaceOrder,
  earlier: EarlierRequest | null,
): Promise<PlaceOrderResult | null> {
  if (cart.status !== 'open') return joinCheckout(deps, cart, request, earlier)
  const refusal = refusedBuyer(cart, (await deps.shop.read()).checkout)
  if (refusal) return refused(refusal)
  const missing = await missingOf(deps, cart)
  return missing.length === 0 ? begin(deps, cart, request) : refused(incomplete(missing))
}

function incomplete(missing: readonly FieldError[]): DomainError {
  return new DomainError('cart_incomplete', missing[0]?.detail, { errors: [...missing] })
}

/** An open cart at today's prices, and whether its buyer has to look at it again. */
async function repriced(deps: Deps, cart: Cart, { call }: PlaceOrder) {
  const today = await reprice(deps, cart, call)
  const { checkout } = await deps.shop.read()
  const isSame = today.changes.length === 0 && today.cart.totals.total === cart.totals.total
  // A free shipping option that is gone changes no total.
  const isComplete = refusedBuyer(cart, checkout) === null && (await missingOf(deps, today.cart)).length === 0
  return { today, isAgreed: isSame && isComplete }
}

/** Begins a checkout of an open cart at today's prices. */
async function begin(deps: Deps, cart: Cart, request: PlaceOrder): Promise<PlaceOrderResult | null> {
  const { today, isAgreed } = await repriced(deps, cart, request)
  if (!isAgreed) return showChanges(deps, cart, today)
  await assertChallenge(deps.challenge, request.challenge)
  const checkout = await record(deps, { ...today.cart, version: cart.version }, request)
  return checkout && advanceOrJoin(deps, checkout, request)
}

/**
 * Begins a checkout of a cart that this process has just written, so it need not be read: the statement that records the
 * checkout compares. Null when there is no such cart, or when it does not come to a first checkout that easily.
 */
async function beginUnread(deps: Deps, request: PlaceOrder): Promise<PlaceOrderResult | null> {
  // A solved challenge may be good for one look only.
  const cart = deps.challenge ? undefined : deps.cartCopies.take(request.cartId, request.owners)
  if (!cart) return null
  const { today, isAgreed } = await repriced(deps, cart, request)
  if (!isAgreed) return null
  const checkout = await record(deps, { ...today.cart, version: cart.version }, request, { isFirst: true })
  return checkout && advanceOrJoin(deps, checkout, request)
}

/** Saves today's prices in the cart, if nobody changed it meanwhile; then the buyer has to look at it again. */
async function showChanges(
  deps: Deps,
  cart: Cart,
  today: { cart: Cart; changes: ProblemLine[] },
): Promise<PlaceOrderResult> {
  const shown = { ...today.cart, version: cart.version, updated_at: new Date() }
  await writeTogether(deps.pg, { statements: [updateCart(shown)] }).catch((error: unknown) => {
    if (!(error instanceof ChangedMeanwhile)) throw error
  })
  return refused(cartChanged(cart, today.cart, today.changes))
}

/** Records the checkout of a cart at today's prices. */
async function record(deps: Deps, cart: Cart, request: PlaceOrder, { isFirst = false } = {}): Promise<Checkout | null> {
  const { network, requestKey } = request
  const paid = whenPaid(cart, await deps.methods.enabled(cart.currency, request.call))
  return recordCheckout(deps, { cart, paid, network, requestKey, isFirst })
}
