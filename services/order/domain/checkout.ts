import type { Problem } from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'

/**
 * paying: stock is being held and the payment authorised; both are asked for again, under the same ids, as often as it
 * takes to know. requires_action: the buyer or the provider has the next move. undoing: payment and stock are given
 * back. confirmed and failed are the ends.
 */
export type CheckoutState = 'paying' | 'requires_action' | 'undoing' | 'confirmed' | 'failed'

const MOVES: Readonly<Record<CheckoutState, readonly CheckoutState[]>> = {
  paying: ['requires_action', 'undoing', 'confirmed', 'failed'],
  requires_action: ['requires_action', 'undoing', 'confirmed'],
  undoing: ['failed'],
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
  failure: Problem | null
  /** Whoever drives it; null when nobody does. */
  lease: string | null
  deadline: Date
  /** How often somebody took the wheel since the state last changed; 0 is whoever began. */
  attempts: number
}

/** Statuses of a payment, as the payment service tells them. */
export type PaymentStatus =
  | 'pending'
  | 'requires_action'
  | 'authorised'
  | 'captured'
  | 'awaiting'
  | 'failed'
  | 'cancelled'
  | 'refunded'

/**
 * What a payment's status means for its checkout. A payment that nobody knows the outcome of is waited for like one the
 * buyer has to act on; when waiting ends, undoing asks the provider first.
 */
export function nextState(status: PaymentStatus, isOverdue: boolean): CheckoutState {
  switch (status) {
    case 'authorised':
    case 'captured':
    case 'awaiting':
      return 'confirmed'
    case 'pending':
    case 'requires_action':
      return isOverdue ? 'undoing' : 'requires_action'
    case 'failed':
    case 'cancelled':
    case 'refunded':
      return 'undoing'
  }
}

/** Seconds until a step that could not be carried out is tried again. */
export function retryAfter(attempts: number): number {
  return Math.min(60, 2 ** Math.min(attempts, 6))
}
