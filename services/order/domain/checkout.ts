import type { Money } from '@stoa/kit/values/money'
import type { Problem } from '@stoa/kit/values/problem'
import type { Cart } from './cart.ts'

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
  /** What of that need not be paid any more; earlier builds do not say it. */
  waived?: Money
  captured: Money
  refunded: Money
  /** Whether the whole was there at one time; earlier builds do not say it, nor what is going back. */
  was_paid_in_full?: boolean
  refund_pending?: Money
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
