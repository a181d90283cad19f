/**
 * How a checkout becomes an order: reserve stock, authorise payment, confirm; or compensate. The row of the checkout is
 * the saga's state (domain/checkout.ts says which states follow which), and its lease says who may advance it.
 */
import type { CallOptions } from '@stoa/kit/contract/operations'
import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { ChangedMeanwhile, writeTogether } from '@stoa/kit/postgres/write-together'
import { type DomainError, fromProblem, type Problem, UnavailableError } from '@stoa/kit/values/problem'
import type { Deps } from '../../context.ts'
import { type Checkout, canMove, type Payment } from '../../domain/checkout.ts'
import { nextStep, type StepResult } from '../../domain/next-step.ts'
import type { WholeOrder } from '../../domain/order.ts'
import { orderFrom, placedOrder } from '../../domain/placed-order.ts'
import { completeCart, reopenCart } from '../../store/carts.ts'
import { isOverdue, type Move, moveCheckout, releaseLease } from '../../store/checkouts.ts'
import { findOrder, insertOrder } from '../../store/orders.ts'
import { LeaseLostError } from './leases.ts'
import { readPayment, type Saga, steps } from './saga-steps.ts'

/** How a checkout stands when nobody has to advance it now. */
export type CheckoutResult =
  | { status: 'confirmed'; checkout: Checkout; order: WholeOrder }
  /** For the buyer, or for a provider that has not said yet how the payment ended. */
  | { status: 'waiting'; checkout: Checkout }
  | { status: 'refused'; checkout: Checkout; reason: DomainError }

/** Seconds until a payment whose outcome the provider has not reported is read again. */
const PENDING_SECONDS = 5

/**
 * Advances a checkout whose lease the caller holds until it needs nobody. Throws when the outcome of a step is not
 * known: the row stays as it is, its lease is released, and whoever comes next repeats the step. Throws LeaseLostError
 * when another process has taken over: calls under way are given up, and nothing more is done.
 */
export async function advance(deps: Deps, checkout: Checkout, call: CallOptions): Promise<CheckoutResult> {
  const lease = deps.leases.hold(checkout)
  const saga: Saga = { deps, checkout, lease, call: { ...call, signal: lease.signal } }
  try {
    return await act(saga, await takeStep(saga), false)
  } catch (error) {
    if (lease.signal.aborted) throw new LeaseLostError()
    // A lease that was lost, or released by the last move, is not ours any more: then this changes nothing.
    await releaseLease(deps.pg, checkout, retryAfterSeconds(checkout.attempts)).catch((failure: unknown) => {
      if (!(failure instanceof UnavailableError)) throw failure
    })
    throw error
  } finally {
    lease.drop()
  }
}

/** Seconds until a step whose outcome is not known is repeated. */
function retryAfterSeconds(attempts: number): number {
  return Math.min(60, 2 ** Math.min(attempts, 6))
}

/** Does what follows from how the last step went. */
async function act(saga: Saga, step: StepResult | null, isLate: boolean): Promise<CheckoutResult> {
  const { deps, checkout } = saga
  const next = nextStep(checkout, step, isLate)
  switch (next.kind) {
    case 'end':
      return end(saga, next.failure)
    case 'compensate':
      return compensate(saga, next.failure)
    case 'wait':
    case 'repeat':
      // The deadline counts only for what is still open.
      if (await isOverdue(deps.pg, checkout.id)) return act(saga, step, true)
      if (next.kind === 'repeat') throw next.error
      return waitForPayment(saga, next.payment)
    case 'confirm':
      return confirm(saga, next.payment)
  }
}

/** Reserves stock and authorises the payment; for one that waits or was abandoned, reads what has become of the payment. */
async function takeStep(saga: Saga): Promise<StepResult | null> {
  const { state, failure } = saga.checkout
  if (state === 'compensating') return null
  try {
    if (state !== 'paying' || failure) return { payment: await readPayment(saga) }
    await steps.reserveStock.run(saga)
    await saga.lease.assertHeld()
    return { payment: await steps.authorisePayment.run(saga) }
  } catch (error) {
    return { error }
  }
}

/**
 * The last step: the order, the completed cart, the ended checkout and the event, by one statement. It has no
 * compensation. Response lost: the row says confirmed, or the steps before it are repeated.
 */
async function confirm(saga: Saga, payment: Payment): Promise<CheckoutResult> {
  const { deps, checkout, call } = saga
  const { order, event } = orderFrom(checkout, payment, deps.settings)
  const placed = await insertOrder(deps.pg, order, {
    statements: [completeCart(checkout.cart_id, order.id), moved(checkout, { state: 'confirmed' })],
    collect: (tx) => deps.outbox.add(tx, call, event),
  }).catch(leaseLost)
  const confirmed: Checkout = { ...checkout, state: 'confirmed', lease: null }
  return { status: 'confirmed', checkout: confirmed, order: placedOrder(order, placed) }
}

/** The result of a checkout that is confirmed. */
export async function confirmed(deps: Deps, checkout: Checkout): Promise<CheckoutResult> {
  const order = await findOrder(deps.pg, checkout.order_id, 'anyone')
  if (!order) throw new Error(`checkout ${checkout.id} is confirmed without an order`)
  return { status: 'confirmed', checkout, order }
}

async function waitForPayment({ deps, checkout }: Saga, payment: Payment): Promise<CheckoutResult> {
  const dueInSeconds = payment.status === 'pending' ? PENDING_SECONDS : 'deadline'
  const { action } = payment
  await move(deps.pg, checkout, { state: 'requires_action', action, dueInSeconds })
  return { status: 'waiting', checkout: { ...checkout, state: 'requires_action', action, lease: null } }
}

/** Gives money and stock back, both by their own ids and as often as it takes. From here on there is no way to an order. */
async function compensate(saga: Saga, failure: Problem): Promise<CheckoutResult> {
  const { deps, checkout } = saga
  if (checkout.state !== 'compensating') {
    await move(deps.pg, checkout, { state: 'compensating', failure, renewLease: true })
  }
  const current: Saga = { ...saga, checkout: { ...checkout, state: 'compensating', failure } }
  // Neither waits for the other: stock is not kept from buyers while a provider is away.
  const results = await Promise.allSettled([
    steps.authorisePayment.compensate(current),
    steps.reserveStock.compensate(current),
  ])
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return end(current, failure)
}

/**
 * Opens the cart again and ends the checkout, by one statement. After a payment was tried the buyer chooses anew how
 * to pay; stock that ran out has nothing to do with that.
 */
async function end({ deps, checkout }: Saga, failure: Problem): Promise<CheckoutResult> {
  const reopened = reopenCart(checkout.cart_id, failure.code === 'out_of_stock')
  const statements = [moved(checkout, { state: 'failed', failure }), reopened]
  await writeTogether(deps.pg, { statements }).catch(leaseLost)
  return { status: 'refused', checkout: { ...checkout, state: 'failed', lease: null }, reason: fromProblem(failure) }
}

/** Moves a checkout as its state table allows; to be refused when the lease was lost to another process. */
function moved(checkout: Checkout, to: Move): Statement {
  if (canMove(checkout.state, to.state)) return moveCheckout(checkout, to)
  throw new Error(`checkout ${checkout.id} does not go from ${checkout.state} to ${to.state}`)
}

async function move(pg: Queryable, checkout: Checkout, to: Move): Promise<void> {
  await writeTogether(pg, { statements: [moved(checkout, to)] }).catch(leaseLost)
}

function leaseLost(error: unknown): never {
  throw error instanceof ChangedMeanwhile ? new LeaseLostError() : error
}
