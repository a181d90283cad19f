import { DomainError } from '@stoa/kit/values/problem'
import {
  dueOf,
  isFinal,
  isManual,
  mustReverse,
  NEW_REFUND,
  type Payment,
  type Refund,
  refundable,
  wasPaidInFull,
  withReversal,
} from './payment.ts'

function toCancel(payment: Payment): Payment {
  // A payment of nothing has nothing to give back, and no provider that would report it cancelled.
  const isOfNothing = payment.status === 'captured' && payment.captured === 0
  return { ...payment, desired_state: 'cancelled', status: isOfNothing ? 'cancelled' : payment.status }
}

/** Requests the cancellation of a payment in any state. A declined or refunded one keeps its status. */
export function requestCancel(payment: Payment, now: Date): Payment {
  // Manual money may still come after it was refunded; then it has to go back.
  if (isFinal(payment.status) && !(isManual(payment) && payment.status === 'refunded')) return payment
  // Its money is going back already, or staff decide about it: what they rejected, and what the provider refused.
  if (payment.desired_state === 'cancelled' && payment.captured > 0) return payment
  return withReversal(toCancel(payment), now)
}

/** Requests the end of a payment of which no money has come. */
export function requestEnd(payment: Payment): Payment {
  if (payment.captured > payment.refunded && payment.desired_state !== 'cancelled')
    throw new DomainError('invalid_state', 'Money has come already.')
  return isFinal(payment.status) || payment.desired_state === 'cancelled' ? payment : toCancel(payment)
}

/** Requests the void of a payment that was not captured. */
export function requestVoid(payment: Payment, actor: string | null = null): Payment {
  if (payment.status === 'cancelled') return payment
  if (payment.captured > payment.refunded) {
    throw new DomainError('invalid_state', 'The money was captured already: refund it.')
  }
  if (isFinal(payment.status)) throw new DomainError('invalid_state', `A ${payment.status} payment cannot be voided.`)
  // Whoever asks for it first is who did it.
  return payment.desired_state === 'cancelled' ? payment : { ...toCancel(payment), voided_by: actor }
}

/** Requests the capture of authorised money. `amount`: minor units, null = all. */
export function requestCapture(payment: Payment, amount: number | null, actor: string | null = null): Payment {
  const due = dueOf(payment)
  const requested = amount ?? due
  const previous = payment.capture_amount ?? due
  const isRequested = payment.desired_state === 'captured' || payment.status === 'captured'
  if (isRequested && requested === previous && !mustReverse(payment) && payment.status !== 'refunded') return payment
  if (payment.status !== 'authorised' || payment.desired_state !== 'authorised') {
    throw new DomainError('invalid_state', `A payment that is ${payment.status} cannot be captured.`)
  }
  if (requested < 1 || requested > due) {
    throw new DomainError('unprocessable', `Between 1 and ${due} can be captured.`)
  }
  return { ...payment, desired_state: 'captured', capture_amount: requested, captured_by: actor }
}

/** Whether its provider is taking what it was authorised for, and nobody knows yet what came of it. */
const isBeingCaptured = ({ desired_state, status }: Payment): boolean =>
  desired_state === 'captured' && status !== 'captured' && !isFinal(status)

/**
 * Waives what need not be paid any more: `amount` minor units in all, which only grow. What was paid in full stays as it is, as money goes
 * back then; so does what is over, or being captured.
 */
export function requestWaiver(payment: Payment, amount: number, now: Date): Payment {
  const waived = Math.min(amount, payment.amount)
  if (waived <= payment.waived || mustReverse(payment) || wasPaidInFull(payment) || isBeingCaptured(payment))
    return payment
  return { ...payment, waived, waived_at: now }
}

export type RefundRequest = Pick<Refund, 'id' | 'reason' | 'actor' | 'fingerprint'> & { amount: number | null }

/** Requests a refund; the same request again changes nothing. `amount`: minor units, null = all that is left. */
export function requestRefund(payment: Payment, request: RefundRequest, now: Date): Payment {
  const known = payment.refunds.find((refund) => refund.id === request.id)
  if (known) {
    if (known.fingerprint !== request.fingerprint) throw new DomainError('idempotency_key_reused')
    return payment
  }
  // Everything is going back already, or was refused and can be tried again; of manual money staff may send some later.
  const left = mustReverse(payment) && !isManual(payment) ? 0 : refundable(payment)
  const amount = request.amount ?? left
  if (amount < 1 || amount > left) {
    throw new DomainError('unprocessable', `${left} of what was captured is left to refund.`)
  }
  const kind = isManual(payment) ? 'manual' : 'provider'
  const refund: Refund = { ...NEW_REFUND, ...request, kind, amount, created_at: now }
  return { ...payment, refunds: [...payment.refunds, refund] }
}
