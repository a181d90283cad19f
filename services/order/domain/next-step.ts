import { DomainError, type Problem, type ProblemCode, toProblem, UnavailableError } from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'
import { type Checkout, nextState, type Payment } from './checkout.ts'

/** Refusals of a step that sending it again does not change. */
const FINAL: ReadonlySet<ProblemCode> = new Set([
  'out_of_stock',
  'payment_declined',
  'unprocessable',
  'validation_failed',
  'invalid_state',
])

/** How the last step went: how the payment stands now, or why there is no such response. */
export type StepResult = { payment: Payment } | { error: unknown }

/** What has to be done next for a checkout. */
export type NextStep =
  | { kind: 'confirm'; payment: Payment }
  /** Until the deadline: the buyer or the provider has the next move. */
  | { kind: 'wait'; payment: Payment }
  /** Until the deadline: the outcome of the step is not known, so it is sent again. */
  | { kind: 'repeat'; error: unknown }
  | { kind: 'compensate'; failure: Problem }
  /** Nothing has happened that would have to be given back. */
  | { kind: 'end'; failure: Problem }

/** The rule of the saga. A checkout that is compensating has no step but that. */
export function nextStep(checkout: Checkout, step: StepResult | null, isOverdue: boolean): NextStep {
  if (!step) return { kind: 'compensate', failure: checkout.failure ?? TOO_LATE }
  if ('error' in step) return afterError(checkout, step.error, isOverdue)
  const { payment } = step
  switch (nextState(payment.status, isOverdue)) {
    case 'confirmed':
      return { kind: 'confirm', payment }
    case 'requires_action':
      return { kind: 'wait', payment }
    case 'compensating':
      return { kind: 'compensate', failure: declined(checkout, payment) }
  }
}

function afterError(checkout: Checkout, error: unknown, isOverdue: boolean): NextStep {
  const failure = refusalOf(checkout, error)
  // All lines are reserved or none, and only a reservation is followed by a payment. Who took over cannot know what the
  // holder before has sent that is still on its way, so there the ids are closed first, by compensating.
  if (failure?.code === 'out_of_stock' && checkout.attempts === 0) return { kind: 'end', failure }
  if (failure) return { kind: 'compensate', failure }
  if (isOverdue) return { kind: 'compensate', failure: checkout.failure ?? TOO_LATE }
  if (!(error instanceof DomainError) || error instanceof UnavailableError) return { kind: 'repeat', error }
  return { kind: 'repeat', error: new UnavailableError(`A step of the checkout was refused: ${error.message}`, true) }
}

/** The problem that a refused step ends the checkout with; null when the step may still succeed. */
function refusalOf(checkout: Checkout, error: unknown): Problem | null {
  if (checkout.state !== 'paying' || !(error instanceof DomainError) || !FINAL.has(error.code)) return null
  if (error.code === 'out_of_stock') return withItems(checkout.cart, toProblem(error))
  // Which field of our own call was refused is nobody else's business.
  return toProblem(error.code === 'payment_declined' ? error : new DomainError('unprocessable', error.message))
}

/** Names the lines of the cart beside the variants that fall short. */
function withItems(cart: Cart, problem: Problem): Problem {
  const itemOf = (variantId: string) => cart.items.find((item) => item.variant_id === variantId)?.id
  const lines = (problem.lines ?? []).map((line) => {
    const item_id = itemOf(line.variant_id)
    return item_id ? { ...line, item_id } : line
  })
  return { ...problem, lines }
}

/** The problem that a checkout ends with whose buyer gave it up. Not final: the same request may place the order later. */
export const ABANDONED = toProblem(new DomainError('invalid_state', 'The buyer has abandoned this checkout.'))

const TOO_LATE = toProblem(new DomainError('payment_declined', 'The payment was not completed in time.'))

/** The problem that a payment without success ends the checkout with. */
function declined(checkout: Checkout, payment: Payment): Problem {
  if (payment.status !== 'failed') return checkout.failure ?? TOO_LATE
  return toProblem(new DomainError('payment_declined', payment.failure ?? undefined))
}
