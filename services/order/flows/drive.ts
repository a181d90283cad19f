import { isProblem } from '@stoa/kit/client'
import type { CallOptions } from '@stoa/kit/contract'
import { DomainError, fromProblem, type Problem, toProblem, UnavailableError } from '@stoa/kit/problem'
import type { Deps } from '../context.ts'
import { type Checkout, nextState, type PaymentStatus, retryAfter } from '../domain/checkout.ts'
import { lockCart, saveCart } from '../store/carts.ts'
import { isOverdue, letGo, moveCheckout } from '../store/checkouts.ts'
import { confirm, type PaymentFacts } from './confirmation.ts'

/** Seconds after which a provider that has not said how it ended is asked again. */
const ASK_AGAIN = 5

/** The wheel was lost to another process: what it does counts, and this one stops. */
function lost(): DomainError {
  return new DomainError('checkout_in_progress', undefined, { headers: { 'retry-after': '1' } })
}

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
  return deps.clients.payment.authorisePayment({ body }, { ...call, timeoutMs: 10_000 })
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

/** Opens the cart again and ends the attempt, in one transaction. The buyer chooses how to pay anew. */
async function end(deps: Deps, checkout: Checkout, failure: Problem): Promise<void> {
  await deps.pg.tx(async (tx) => {
    const cart = await lockCart(tx, checkout.cart_id, null)
    if (!(await moveCheckout(tx, checkout, { state: 'failed', failure, due: null, keep: false }))) throw lost()
    if (cart) await saveCart(tx, { ...cart, status: 'open', payment: null })
  })
}

/** Gives money and stock back, both by their own ids and as often as it takes, then ends the attempt. */
async function undo(deps: Deps, checkout: Checkout, failure: Problem, call: CallOptions): Promise<never> {
  await deps.clients.payment.cancelPayment(
    { params: { paymentId: checkout.payment_id } },
    { ...call, timeoutMs: 10_000 },
  )
  await deps.clients.inventory.releaseStock({ params: { reservationId: checkout.id } }, call)
  await end(deps, checkout, failure)
  throw fromProblem(failure)
}

function failureOf(payment: PaymentFacts): Problem {
  if (payment.status === 'failed') return toProblem(new DomainError('payment_declined', payment.failure ?? undefined))
  return toProblem(new DomainError('payment_declined', 'The payment was not completed in time.'))
}

/** Follows what the payment says now. */
async function follow(deps: Deps, checkout: Checkout, payment: PaymentFacts, call: CallOptions): Promise<Checkout> {
  const waits = payment.status === 'pending' || payment.status === 'requires_action'
  const state = nextState(payment.status as PaymentStatus, waits && (await isOverdue(deps.pg, checkout.id)))
  if (state === 'confirmed') return confirm(deps, checkout, payment, call)
  if (state === 'undoing') {
    const failure = failureOf(payment)
    if (!(await moveCheckout(deps.pg, checkout, { state, failure, due: null, keep: true }))) throw lost()
    return undo(deps, checkout, failure, call)
  }
  const due = payment.status === 'pending' ? ASK_AGAIN : 'deadline'
  const action = payment.action ?? null
  if (!(await moveCheckout(deps.pg, checkout, { state, action, due, keep: false }))) throw lost()
  return { ...checkout, state, action, lease: null }
}

async function pay(deps: Deps, checkout: Checkout, call: CallOptions): Promise<Checkout> {
  try {
    await hold(deps, checkout, call)
  } catch (error) {
    if (!isProblem(error, 'out_of_stock')) throw error
    // Refused as a whole, so nothing is held, and nothing was authorised: that only comes after a hold.
    const failure = withItems(checkout, toProblem(error))
    await end(deps, checkout, failure)
    throw fromProblem(failure)
  }
  return follow(deps, checkout, await authorise(deps, checkout, call), call)
}

function step(deps: Deps, checkout: Checkout, call: CallOptions): Promise<Checkout> {
  switch (checkout.state) {
    case 'paying':
      return pay(deps, checkout, call)
    case 'requires_action':
      return deps.clients.payment
        .readPayment({ params: { paymentId: checkout.payment_id } }, { ...call, timeoutMs: 10_000 })
        .then((payment) => follow(deps, checkout, payment, call))
    case 'undoing':
      return undo(deps, checkout, checkout.failure ?? toProblem(new DomainError('payment_declined')), call)
    default:
      return Promise.resolve(checkout)
  }
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
