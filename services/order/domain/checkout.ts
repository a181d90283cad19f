import type { Money } from '@stoa/kit/values/money'
import {
  DomainError,
  type FieldError,
  type Problem,
  type ProblemCode,
  toProblem,
  UnavailableError,
} from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'
import type { TaxRegion } from './tax.ts'
import { missingForTax } from './tax-address.ts'

/**
 * paying: stock is being reserved and the payment authorised; both are sent again, under the same ids, until their
 * outcome is known. requires_action: the buyer or the provider has the next move. compensating: payment and stock are
 * given back. confirmed and failed are the ends.
 */
export type CheckoutState = 'paying' | 'requires_action' | 'compensating' | 'confirmed' | 'failed'

const MOVES: Readonly<Record<CheckoutState, readonly CheckoutState[]>> = {
  paying: ['requires_action', 'compensating', 'confirmed', 'failed'],
  requires_action: ['requires_action', 'compensating', 'confirmed'],
  compensating: ['failed'],
  confirmed: [],
  failed: [],
}

export function canMove(from: CheckoutState, to: CheckoutState): boolean {
  return MOVES[from].includes(to)
}

/** Whether it is over, one way or the other. */
export function isOver(state: CheckoutState): boolean {
  return MOVES[state].length === 0
}

export interface PaymentAction {
  type: 'redirect' | 'confirm'
  url?: string
}

/** One attempt to turn a cart into an order. */
export interface Checkout {
  /** Also the id of the stock reservation. */
  id: string
  cart_id: string
  state: CheckoutState
  order_id: string
  order_number: string
  payment_id: string
  /** The cart as the buyer agreed to it. */
  cart: Cart
  action: PaymentAction | null
  /** Why it failed or is to fail: its buyer has abandoned it, say. */
  failure: Problem | null
  /** Id of the lease of whoever advances it now; null when nobody does. */
  lease: string | null
  /** Seconds until another process may take over, by the database's clock; null when nobody holds a lease. */
  lease_seconds: number | null
  deadline: Date
  /** The network it was begun from; null when that is not known. */
  network: string | null
  /** Whether its buyer counts as a guest: without an account, or without an order that was paid. */
  is_guest: boolean
  /** How often the lease was acquired since the state last changed; 0 is whoever began. */
  attempts: number
}

/** Statuses of a payment, as the payment service has them. */
export type PaymentStatus =
  | 'pending'
  | 'requires_action'
  | 'authorised'
  | 'captured'
  | 'awaiting'
  | 'failed'
  | 'cancelled'
  | 'refunded'

/** A payment, as far as a checkout and an order depend on it. */
export interface Payment {
  status: PaymentStatus
  action: PaymentAction | null
  /** Why it was declined, for the buyer. */
  failure: string | null
  /** What is to be paid. */
  amount: Money
  captured: Money
  refunded: Money
  /** That of the event which tells the same; earlier builds of the payment service do not say it. */
  version?: number
}

/**
 * What a payment's status means for its checkout. A payment whose outcome nobody knows is waited for like one that the
 * buyer has to act on; when waiting ends, the payment service asks the provider before it gives anything back.
 */
export function nextState(status: PaymentStatus, isOverdue: boolean): 'confirmed' | 'requires_action' | 'compensating' {
  switch (status) {
    case 'authorised':
    case 'captured':
    case 'awaiting':
      return 'confirmed'
    case 'pending':
    case 'requires_action':
      return isOverdue ? 'compensating' : 'requires_action'
    case 'failed':
    case 'cancelled':
    case 'refunded':
      return 'compensating'
  }
}

/** What placeOrder still needs, by the field of the cart; empty when the cart is complete. */
export function missingForOrder(cart: Cart, regions: readonly TaxRegion[]): FieldError[] {
  const missing: FieldError[] = []
  const need = (holds: boolean, pointer: string, detail: string) => {
    if (!holds) missing.push({ pointer, code: 'required', detail })
  }
  const shipped = cart.items.some((item) => item.requires_shipping)
  const { payment, totals } = cart
  const paysAll = payment?.amount.amount === totals.total && payment.amount.currency === totals.currency
  need(cart.items.length > 0, '/items', 'The cart is empty.')
  need(cart.email !== null, '/email', 'Set the e-mail address the order is confirmed to.')
  need(!shipped || cart.shipping_address !== null, '/shipping_address', 'Set the address to send it to.')
  need(!shipped || cart.shipping_option !== null, '/shipping_option', 'Choose one of the shipping options.')
  missing.push(...missingForTax(cart, regions))
  // Nothing to pay needs no payment; what an empty cart will cost is not known yet.
  const isFree = cart.items.length > 0 && totals.total === 0
  need(payment !== null || isFree, '/payment', 'Choose how to pay with startPayment.')
  need(payment === null || paysAll, '/payment', 'The total is another one now: call startPayment again.')
  return missing
}

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
