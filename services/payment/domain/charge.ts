import {
  type Action,
  dueOf,
  emptiedStatus,
  isFinal,
  isTryOf,
  mustReverse,
  NEW_REFUND,
  type Payment,
  providerKeyOf,
  type Refund,
  refundable,
  refundedOf,
  type Status,
  TRANSITIONS,
  withReversal,
} from './payment.ts'

/** A refund as the provider sees it. */
export interface ChargeRefund {
  /** The key it was requested with; the provider's own id when it was made elsewhere, for example in its dashboard. */
  key: string
  /** Minor units. */
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
  failure: string | null
}

/**
 * The complete state of a charge as the provider sees it. Every response, webhook and query ends in one of these, so the
 * order in which they arrive does not matter.
 */
export interface Charge {
  reference: string
  status: 'processing' | 'requires_action' | 'authorised' | 'awaiting' | 'captured' | 'declined' | 'voided'
  currency: string
  /** Minor units, like captured. */
  amount: number
  captured: number
  action: Action | null
  failure: string | null
  refunds: readonly ChargeRefund[]
}

const STATUS: Record<Charge['status'], Status> = {
  processing: 'pending',
  requires_action: 'requires_action',
  authorised: 'authorised',
  awaiting: 'awaiting',
  captured: 'captured',
  declined: 'failed',
  voided: 'cancelled',
}

/** The outcomes of the refunds we requested, and those that were made at the provider without us. */
function mergeRefunds(known: readonly Refund[], reported: readonly ChargeRefund[], now: Date): Refund[] {
  const merged = known.map((refund) => {
    const found = reported.find(({ key }) => key === providerKeyOf(refund))
    if (!found || refund.status !== 'pending') return refund
    const ended_at = found.status === 'pending' ? null : now
    return { ...refund, status: found.status, failure: found.failure, ended_at }
  })
  const foreign = reported.filter(({ key }) => !known.some((refund) => isTryOf(refund, key)))
  const added = foreign.map(
    ({ key, ...rest }): Refund => ({
      ...NEW_REFUND,
      ...rest,
      id: key,
      kind: 'provider',
      reason: 'made at the provider',
      fingerprint: 'provider',
      created_at: now,
      ended_at: rest.status === 'pending' ? null : now,
    }),
  )
  return [...merged, ...added]
}

function statusOf(payment: Payment, charge: Charge, captured: number, refunded: number): Status {
  if (isFinal(payment.status)) return payment.status
  const isCaptured = captured > 0 || charge.status === 'captured' || payment.status === 'captured'
  if (isCaptured && captured === refunded && (captured > 0 || mustReverse(payment))) {
    return emptiedStatus(payment)
  }
  const next = isCaptured ? 'captured' : STATUS[charge.status]
  return TRANSITIONS[payment.status].includes(next) ? next : payment.status
}

/**
 * Updates a payment to what its provider reports. Totals only grow and a final status stays, so a stale or repeated
 * report changes nothing. Throws when the charge is not the one we requested: a person has to look at that.
 */
export function applyCharge(payment: Payment, charge: Charge, now: Date): Payment {
  if (charge.currency !== payment.currency || charge.amount !== payment.amount) {
    throw new Error(`payment ${payment.id}: the provider has a charge of ${charge.amount} ${charge.currency}`)
  }
  const captured = Math.max(payment.captured, charge.captured)
  const refunds = mergeRefunds(payment.refunds, charge.refunds, now)
  const refunded = refundedOf(refunds)
  const status = statusOf(payment, charge, captured, refunded)
  const failure = status === 'failed' ? (payment.failure ?? charge.failure ?? 'The payment was declined.') : null
  const action = status === 'requires_action' ? charge.action : null
  const merged = { ...payment, reference: charge.reference, captured, refunded, refunds, status, action, failure }
  // What was there when the payment was declined or cancelled is going back already, or staff decide about it.
  return withReversal(merged, now, mustReverse(payment) ? captured - payment.captured : refundable(merged))
}

export type Step =
  | { kind: 'authorise' }
  | { kind: 'capture'; amount: number }
  | { kind: 'void' }
  | { kind: 'refund'; refund: Refund }

/** The next request to the provider that brings a payment closer to its desired state; null when none is needed. */
export function nextStep(payment: Payment): Step | null {
  const { status, desired_state, reference } = payment
  const refund = payment.refunds.find((entry) => entry.status === 'pending' && entry.kind !== 'manual')
  if (refund) return { kind: 'refund', refund }
  if (isFinal(status) || status === 'captured') return null
  if (desired_state === 'cancelled') return { kind: 'void' }
  if (status === 'pending' && reference === null) return { kind: 'authorise' }
  if (desired_state === 'captured' && (status === 'authorised' || status === 'awaiting')) {
    return { kind: 'capture', amount: payment.capture_amount ?? dueOf(payment) }
  }
  return null
}

/** Whether an outcome of a payment is unknown or a step is left, so that its provider is queried again. */
export function isOpen(payment: Payment): boolean {
  return payment.status === 'pending' || payment.status === 'requires_action' || nextStep(payment) !== null
}
