import { DomainError } from '@stoa/kit/values/problem'

export type Status =
  | 'pending'
  | 'requires_action'
  | 'authorised'
  | 'captured'
  | 'awaiting'
  | 'failed'
  | 'cancelled'
  | 'refunded'

/** What shall become of a payment. It is written down before a provider is asked, so a crash forgets nothing. */
export type Goal = 'authorised' | 'captured' | 'cancelled'

export interface Action {
  type: 'redirect' | 'confirm'
  url?: string
}

export interface Refund {
  /** Also its idempotency key at the provider. */
  id: string
  /** Minor units of the payment's currency. */
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
  reason: string | null
  failure: string | null
  actor: string | null
  /** Of the request that asked for it: the same id with another one is refused. */
  fingerprint: string
  created_at: Date
}

export interface Payment {
  id: string
  checkout_id: string
  order_id: string
  order_number: string
  owner: string
  method: string
  provider: string
  /** Idempotency key of the charge at the provider; capture and void derive theirs from it. */
  provider_key: string
  /** What the provider calls the charge; null until it has answered once. */
  reference: string | null
  currency: string
  /** Minor units, like captured, refunded and capture_amount. */
  amount: number
  captured: number
  refunded: number
  status: Status
  goal: Goal
  /** How much to capture when that is not all of it. */
  capture_amount: number | null
  details: Record<string, string>
  action: Action | null
  failure: string | null
  /** Whether the order it pays for is known to be placed. */
  order_placed: boolean
  refunds: readonly Refund[]
  version: number
  created_at: Date
  updated_at: Date
}

/**
 * Where each status may go. What is not listed is an answer that came late or out of order, and is passed over. Two moves
 * may be learnt of at once, hence `refunded` from everything that can hold money.
 */
export const MOVES: Record<Status, readonly Status[]> = {
  pending: ['requires_action', 'authorised', 'captured', 'awaiting', 'failed', 'cancelled', 'refunded'],
  requires_action: ['pending', 'authorised', 'captured', 'failed', 'cancelled', 'refunded'],
  authorised: ['captured', 'cancelled', 'refunded'],
  awaiting: ['captured', 'cancelled', 'refunded'],
  captured: ['refunded', 'cancelled'],
  failed: [],
  cancelled: [],
  refunded: [],
}

export const isFinal = (status: Status): boolean => MOVES[status].length === 0

/** Captured money that is neither gone back nor on its way. Minor units. */
export function refundable({ captured, refunds }: Pick<Payment, 'captured' | 'refunds'>): number {
  return refunds.reduce((left, refund) => (refund.status === 'failed' ? left : left - refund.amount), captured)
}

/** Whether whatever money of it turns up has to go back. */
export function isUndone({ goal, status }: Pick<Payment, 'goal' | 'status'>): boolean {
  return goal === 'cancelled' || status === 'failed' || status === 'cancelled'
}

/**
 * Opens the refund of everything captured, once a payment is given up. The rule for late success: money that comes in
 * after a decline or a cancellation was answered is booked, and goes back at once; the status stays.
 */
export function withUndo(payment: Payment, now: Date): Payment {
  const rest = refundable(payment)
  if (!isUndone(payment) || rest <= 0) return payment
  const undo: Refund = {
    id: `${payment.id}:undo:${payment.refunds.length + 1}`,
    amount: rest,
    status: 'pending',
    reason: 'undone',
    failure: null,
    actor: null,
    fingerprint: 'undo',
    created_at: now,
  }
  return { ...payment, refunds: [...payment.refunds, undo] }
}

/** Asks for a payment to be undone, whatever its state. What was declined or has gone back stays as it is. */
export function requestCancel(payment: Payment, now: Date): Payment {
  return isFinal(payment.status) ? payment : withUndo({ ...payment, goal: 'cancelled' }, now)
}

/** Asks for the void of a payment whose money was not captured. */
export function requestVoid(payment: Payment): Payment {
  if (payment.status === 'cancelled') return payment
  if (payment.captured > 0) throw new DomainError('invalid_state', 'The money was captured already: refund it.')
  if (isFinal(payment.status)) throw new DomainError('invalid_state', `A ${payment.status} payment cannot be voided.`)
  return { ...payment, goal: 'cancelled' }
}

/** Asks for the capture of what is held, or of manual money that has come. `amount`: minor units, null = all of it. */
export function requestCapture(payment: Payment, amount: number | null): Payment {
  const wanted = amount ?? payment.amount
  const asked = payment.capture_amount ?? payment.amount
  const isUnderWay = payment.goal === 'captured' || payment.status === 'captured'
  if (isUnderWay && wanted === asked && !isUndone(payment) && payment.status !== 'refunded') return payment
  const isHeld = payment.status === 'authorised' || payment.status === 'awaiting'
  if (!isHeld || payment.goal !== 'authorised') {
    throw new DomainError('invalid_state', `A payment that is ${payment.status} cannot be captured.`)
  }
  if (wanted < 1 || wanted > payment.amount) {
    throw new DomainError('unprocessable', `Between 1 and ${payment.amount} can be captured.`)
  }
  return { ...payment, goal: 'captured', capture_amount: wanted }
}

export type RefundRequest = Pick<Refund, 'id' | 'reason' | 'actor' | 'fingerprint'> & { amount: number | null }

/** Asks for a refund; the same one again changes nothing. `amount`: minor units, null = all that is left. */
export function requestRefund(payment: Payment, request: RefundRequest, now: Date): Payment {
  const known = payment.refunds.find((refund) => refund.id === request.id)
  if (known) {
    if (known.fingerprint !== request.fingerprint) throw new DomainError('idempotency_key_reused')
    return payment
  }
  const left = isUndone(payment) ? 0 : refundable(payment)
  const amount = request.amount ?? left
  if (amount < 1 || amount > left) {
    throw new DomainError('unprocessable', `${left} of what was captured is left to refund.`)
  }
  const refund: Refund = { ...request, amount, status: 'pending', failure: null, created_at: now }
  return { ...payment, refunds: [...payment.refunds, refund] }
}
