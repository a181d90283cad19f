import type { CallOptions } from '@stoa/kit/contract/operations'
import {
  DomainError,
  fromProblem,
  type Problem,
  type ProblemCode,
  toProblem,
  UnavailableError,
} from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { type Checkout, nextState, type PaymentStatus, retryAfter } from '../domain/checkout.ts'
import { lockCart, saveCart } from '../store/carts.ts'
import { isOverdue, letGo } from '../store/checkouts.ts'
import { confirm, type PaymentFacts } from './confirmation.ts'
import { move } from './wheel.ts'

/** Seconds after which a provider that has not said how it ended is asked again. */
const ASK_AGAIN = 5

/** Milliseconds the payment service is given: it asks a provider of its own. */
const PAYMENT_MS = 10_000

/** Refusals that asking again does not change. */
const FINAL: ReadonlySet<ProblemCode> = new Set([
  'out_of_stock',
  'payment_declined',
  'unprocessable',
  'validation_failed',
  'invalid_state',
])

async function hold(deps: Deps, checkout: Checkout, call: CallOptions): Promise<void> {
  const lines = checkout.cart.items.map(({ variant_id, quantity }) => ({ variant_id, quantity }))
  const body = { reservation_id: checkout.id, pinned: true, lines }
  await deps.clients.inventory.holdStock({ body }, call)
}

function authorise(deps: Deps, checkout: Checkout, call: CallOptions): Promise<PaymentFacts> {
  const { cart } = checkout
  const { totals, payment } = cart
  const body = {
    payment_id: checkout.payment_id,
    checkout_id: checkout.id,
    order_id: checkout.order_id,
    order_number: checkout.order_number,
    owner: cart.owner,
    method: payment?.method ?? '',
    amount: { amount: totals.total, currency: totals.currency },
    details: payment?.details ?? {},
  }
  return deps.clients.payment.authorisePayment({ body }, { ...call, timeoutMs: PAYMENT_MS })
}

/** Does what the state asks for, and answers how the payment stands. Repeating it changes nothing. */
async function carryOut(deps: Deps, checkout: Checkout, call: CallOptions): Promise<PaymentFacts> {
  if (checkout.state === 'requires_action') {
    const params = { paymentId: checkout.payment_id }
    return deps.clients.payment.readPayment({ params }, { ...call, timeoutMs: PAYMENT_MS })
  }
  await hold(deps, checkout, call)
  return authorise(deps, checkout, call)
}

/** Lines of the cart for the variants that fall short. */
function withItems(checkout: Checkout, problem: Problem): Problem {
  const itemOf = (variantId: string) => checkout.cart.items.find((item) => item.variant_id === variantId)?.id
  const lines = (problem.lines ?? []).map((line) => {
    const item_id = itemOf(line.variant_id)
    return item_id ? { ...line, item_id } : line
  })
  return { ...problem, lines }
}

const lateProblem = () => toProblem(new DomainError('payment_declined', 'The payment was not completed in time.'))

/** The problem a refused step ends the attempt with; null when the step may still go well. */
function refusalOf(checkout: Checkout, error: unknown): Problem | null {
  if (checkout.state !== 'paying' || !(error instanceof DomainError) || !FINAL.has(error.code)) return null
  if (error.code === 'out_of_stock') return withItems(checkout, toProblem(error))
  // Which field of our own call was refused is nobody else's business.
  return toProblem(error.code === 'payment_declined' ? error : new DomainError('unprocessable', error.message))
}

function declined(payment: PaymentFacts): Problem {
  if (payment.status !== 'failed') return lateProblem()
  return toProblem(new DomainError('payment_declined', payment.failure ?? undefined))
}

/**
 * Opens the cart again and ends the attempt, in one transaction. After a payment was tried the buyer chooses anew how to
 * pay; stock that ran out has nothing to do with that.
 */
async function end(deps: Deps, checkout: Checkout, failure: Problem): Promise<never> {
  await deps.pg.tx(async (tx) => {
    const cart = await lockCart(tx, checkout.cart_id, null)
    await move(tx, checkout, { state: 'failed', failure, due: null, keep: false })
    if (cart)
      await saveCart(tx, { ...cart, status: 'open', ...(failure.code === 'out_of_stock' ? {} : { payment: null }) })
  })
  throw fromProblem(failure)
}

/** Gives money and stock back, both by their own ids and as often as it takes, then ends the attempt. */
async function undo(deps: Deps, checkout: Checkout, failure: Problem, call: CallOptions): Promise<never> {
  const { payment, inventory } = deps.clients
  // Neither waits for the other: stock is not kept from buyers while a provider is away.
  const given = await Promise.allSettled([
    payment.cancelPayment({ params: { paymentId: checkout.payment_id } }, { ...call, timeoutMs: PAYMENT_MS }),
    inventory.releaseStock({ params: { reservationId: checkout.id } }, call),
  ])
  const failed = given.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  return end(deps, checkout, failure)
}

/** From here on there is no way back to an order. */
async function giveUp(deps: Deps, checkout: Checkout, failure: Problem, call: CallOptions): Promise<never> {
  await move(deps.pg, checkout, { state: 'undoing', failure, due: null, keep: true })
  return undo(deps, { ...checkout, state: 'undoing', failure }, failure, call)
}

/** A step that failed: refused for good, or not answered until the time was over. Otherwise it is tried again. */
async function fail(deps: Deps, checkout: Checkout, error: unknown, call: CallOptions): Promise<never> {
  const refusal = refusalOf(checkout, error)
  // All lines are held or none, and only a hold is followed by a payment. Who took over cannot know what the driver
  // before has sent that is still on its way, so there the ids are closed for good first.
  if (refusal?.code === 'out_of_stock' && checkout.attempts === 0) return end(deps, checkout, refusal)
  if (refusal) return giveUp(deps, checkout, refusal, call)
  if (await isOverdue(deps.pg, checkout.id)) return giveUp(deps, checkout, lateProblem(), call)
  if (!(error instanceof DomainError) || error instanceof UnavailableError) throw error
  throw new UnavailableError(`A step of the checkout was refused: ${error.message}`, true)
}

/** Follows what the payment says now. */
async function follow(deps: Deps, checkout: Checkout, payment: PaymentFacts, call: CallOptions): Promise<Checkout> {
  const waits = payment.status === 'pending' || payment.status === 'requires_action'
  const state = nextState(payment.status as PaymentStatus, waits && (await isOverdue(deps.pg, checkout.id)))
  if (state === 'confirmed') return confirm(deps, checkout, payment, call)
  if (state === 'undoing') return giveUp(deps, checkout, declined(payment), call)
  const due = payment.status === 'pending' ? ASK_AGAIN : 'deadline'
  const action = payment.action ?? null
  await move(deps.pg, checkout, { state, action, due, keep: false })
  return { ...checkout, state, action, lease: null }
}

async function step(deps: Deps, checkout: Checkout, call: CallOptions): Promise<Checkout> {
  if (checkout.state === 'undoing') return undo(deps, checkout, checkout.failure ?? lateProblem(), call)
  let payment: PaymentFacts
  try {
    payment = await carryOut(deps, checkout, call)
  } catch (error) {
    return fail(deps, checkout, error, call)
  }
  return follow(deps, checkout, payment, call)
}

/**
 * Drives an attempt whose wheel the caller holds until it rests: confirmed, waiting for the buyer, or undone (thrown as
 * the problem that ended it). When a step's outcome is not known the row stays as it is, and the recovery loop goes on.
 */
export async function drive(deps: Deps, checkout: Checkout, call: CallOptions): Promise<Checkout> {
  try {
    return await step(deps, checkout, call)
  } catch (error) {
    // After a problem that ended the attempt there is no wheel left, and this changes nothing.
    await letGo(deps.pg, checkout, retryAfter(checkout.attempts)).catch((failure: unknown) => {
      if (!(failure instanceof UnavailableError)) throw failure
    })
    throw error
  }
}
