import { type Action, isFinal, isUndone, MOVES, type Payment, type Refund, type Status, withUndo } from './payment.ts'

/** A refund as the provider sees it. */
export interface ChargeRefund {
  /** The key it was asked for with; the provider's own id when it was made elsewhere, in its dashboard say. */
  key: string
  /** Minor units. */
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
  failure: string | null
}

/**
 * A charge as the provider sees it, whole. Every answer, every webhook and every question ends in one of these, so the
 * order in which they come does not matter.
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

/** What came of our refunds, and those the provider made without us. */
function mergeRefunds(mine: readonly Refund[], theirs: readonly ChargeRefund[], now: Date): Refund[] {
  const merged = mine.map((refund) => {
    const found = theirs.find(({ key }) => key === refund.id)
    if (!found || refund.status !== 'pending') return refund
    return { ...refund, status: found.status, failure: found.failure }
  })
  const foreign = theirs.filter(({ key }) => !mine.some((refund) => refund.id === key))
  const added = foreign.map(
    ({ key, ...rest }): Refund => ({
      ...rest,
      id: key,
      reason: 'made at the provider',
      actor: null,
      fingerprint: 'provider',
      created_at: now,
    }),
  )
  return [...merged, ...added]
}

const refundedOf = (refunds: readonly Refund[]) =>
  refunds.reduce((sum, refund) => (refund.status === 'succeeded' ? sum + refund.amount : sum), 0)

function statusOf(payment: Payment, charge: Charge, captured: number, refunded: number): Status {
  if (isFinal(payment.status)) return payment.status
  const isCaptured = captured > 0 || charge.status === 'captured' || payment.status === 'captured'
  if (isCaptured && captured === refunded && (captured > 0 || isUndone(payment))) {
    return payment.goal === 'cancelled' ? 'cancelled' : 'refunded'
  }
  const target = isCaptured ? 'captured' : STATUS[charge.status]
  return MOVES[payment.status].includes(target) ? target : payment.status
}

/**
 * Brings a payment up to what its provider says. Totals only grow and a final status stays, so a stale or repeated view
 * changes nothing. Throws when the charge is not the one we asked for: somebody must look at that.
 */
export function reconcile(payment: Payment, charge: Charge, now: Date): Payment {
  if (charge.currency !== payment.currency || charge.amount !== payment.amount) {
    throw new Error(`payment ${payment.id}: the provider has a charge of ${charge.amount} ${charge.currency}`)
  }
  const captured = Math.max(payment.captured, charge.captured)
  const refunds = mergeRefunds(payment.refunds, charge.refunds, now)
  const refunded = refundedOf(refunds)
  const status = statusOf(payment, charge, captured, refunded)
  const isAsking = status === 'requires_action'
  const failure = status === 'failed' ? (payment.failure ?? charge.failure ?? 'The payment was declined.') : null
  const action = isAsking ? charge.action : null
  return withUndo(
    { ...payment, reference: charge.reference, captured, refunded, refunds, status, action, failure },
    now,
  )
}

export type Step =
  | { do: 'authorise' }
  | { do: 'capture'; amount: number }
  | { do: 'void' }
  | { do: 'refund'; refund: Refund }

/** What to ask the provider next so that a payment comes nearer to its goal; null when there is nothing to ask. */
export function nextStep(payment: Payment): Step | null {
  const { status, goal, reference } = payment
  const refund = payment.refunds.find((entry) => entry.status === 'pending')
  if (refund) return { do: 'refund', refund }
  if (isFinal(status) || status === 'captured') return null
  if (goal === 'cancelled') return { do: 'void' }
  if (status === 'pending' && reference === null) return { do: 'authorise' }
  if (goal === 'captured' && (status === 'authorised' || status === 'awaiting')) {
    return { do: 'capture', amount: payment.capture_amount ?? payment.amount }
  }
  return null
}

/** Whether something about a payment is still to be found out or done, so that it is asked about again. */
export function isOpen(payment: Payment): boolean {
  return payment.status === 'pending' || payment.status === 'requires_action' || nextStep(payment) !== null
}
