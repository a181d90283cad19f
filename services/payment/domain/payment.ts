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

/** What a payment ought to become. It is saved before the provider is called, so a crash loses no request. */
export type DesiredState = 'authorised' | 'captured' | 'cancelled'

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
  /** Identifies the request that made it: the same id with another fingerprint is refused. */
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
  /** The provider's id of the charge; null until it has responded once. */
  reference: string | null
  currency: string
  /** Minor units, like captured, refunded and capture_amount. */
  amount: number
  captured: number
  refunded: number
  status: Status
  desired_state: DesiredState
  /** How much to capture; null = all of it. */
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
 * The transitions each status allows. One that is not listed comes from a late or reordered response and is ignored. Two
 * transitions can be reported at once, hence `refunded` from every status that can hold money.
 */
export const TRANSITIONS: Record<Status, readonly Status[]> = {
  pending: ['requires_action', 'authorised', 'captured', 'awaiting', 'failed', 'cancelled', 'refunded'],
  requires_action: ['pending', 'authorised', 'captured', 'failed', 'cancelled', 'refunded'],
  authorised: ['captured', 'cancelled', 'refunded'],
  awaiting: ['captured', 'cancelled', 'refunded'],
  captured: ['refunded', 'cancelled'],
  failed: [],
  cancelled: [],
  refunded: [],
}

export const isFinal = (status: Status): boolean => TRANSITIONS[status].length === 0

const HOLDS_MONEY: ReadonlySet<Status> = new Set(['authorised', 'captured'])

/** Whether money is held that may become an order or go back: no order is known that it pays for. */
export function isUndecided({ status, order_placed }: Pick<Payment, 'status' | 'order_placed'>): boolean {
  return !order_placed && HOLDS_MONEY.has(status)
}

/** Captured money that is neither refunded nor being refunded. Minor units. */
export function refundable({ captured, refunds }: Pick<Payment, 'captured' | 'refunds'>): number {
  return refunds.reduce((left, refund) => (refund.status === 'failed' ? left : left - refund.amount), captured)
}

/** Whether everything that was or will be captured has to be refunded. */
export function mustReverse({ desired_state, status }: Pick<Payment, 'desired_state' | 'status'>): boolean {
  return desired_state === 'cancelled' || status === 'failed' || status === 'cancelled'
}

/**
 * Adds the refund of everything captured to a payment that was declined or cancelled. This is also the rule for late
 * success: money captured after we reported a decline or a cancellation is posted, and refunded at once; the status stays.
 */
export function withReversal(payment: Payment, now: Date): Payment {
  const rest = refundable(payment)
  if (!mustReverse(payment) || rest <= 0) return payment
  const reversal: Refund = {
    id: `${payment.id}:reversal:${payment.refunds.length + 1}`,
    amount: rest,
    status: 'pending',
    reason: 'reversed',
    failure: null,
    actor: null,
    fingerprint: 'reversal',
    created_at: now,
  }
  return { ...payment, refunds: [...payment.refunds, reversal] }
}

/** Requests the cancellation of a payment in any state. A declined or refunded one stays as it is. */
export function requestCancel(payment: Payment, now: Date): Payment {
  if (isFinal(payment.status)) return payment
  const requested: Payment = { ...payment, desired_state: 'cancelled' }
  // A payment of nothing has nothing to give back, and no provider that would report it cancelled.
  if (payment.status === 'captured' && payment.captured === 0) return { ...requested, status: 'cancelled' }
  return withReversal(requested, now)
}

/** Requests the void of a payment that was not captured. */
export function requestVoid(payment: Payment): Payment {
  if (payment.status === 'cancelled') return payment
  if (payment.captured > 0) throw new DomainError('invalid_state', 'The money was captured already: refund it.')
  if (isFinal(payment.status)) throw new DomainError('invalid_state', `A ${payment.status} payment cannot be voided.`)
  return { ...payment, desired_state: 'cancelled' }
}

/** Requests the capture of authorised money, or of manual money that has arrived. `amount`: minor units, null = all. */
export function requestCapture(payment: Payment, amount: number | null): Payment {
  const requested = amount ?? payment.amount
  const previous = payment.capture_amount ?? payment.amount
  const isRequested = payment.desired_state === 'captured' || payment.status === 'captured'
  if (isRequested && requested === previous && !mustReverse(payment) && payment.status !== 'refunded') return payment
  const isCapturable = payment.status === 'authorised' || payment.status === 'awaiting'
  if (!isCapturable || payment.desired_state !== 'authorised') {
    throw new DomainError('invalid_state', `A payment that is ${payment.status} cannot be captured.`)
  }
  if (requested < 1 || requested > payment.amount) {
    throw new DomainError('unprocessable', `Between 1 and ${payment.amount} can be captured.`)
  }
  return { ...payment, desired_state: 'captured', capture_amount: requested }
}

export type RefundRequest = Pick<Refund, 'id' | 'reason' | 'actor' | 'fingerprint'> & { amount: number | null }

/** Requests a refund; the same request again changes nothing. `amount`: minor units, null = all that is left. */
export function requestRefund(payment: Payment, request: RefundRequest, now: Date): Payment {
  const known = payment.refunds.find((refund) => refund.id === request.id)
  if (known) {
    if (known.fingerprint !== request.fingerprint) throw new DomainError('idempotency_key_reused')
    return payment
  }
  const left = mustReverse(payment) ? 0 : refundable(payment)
  const amount = request.amount ?? left
  if (amount < 1 || amount > left) {
    throw new DomainError('unprocessable', `${left} of what was captured is left to refund.`)
  }
  const refund: Refund = { ...request, amount, status: 'pending', failure: null, created_at: now }
  return { ...payment, refunds: [...payment.refunds, refund] }
}
