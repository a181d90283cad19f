import { DomainError } from '@stoa/kit/values/problem'
import {
  type Capture,
  dueOf,
  emptiedStatus,
  isFinal,
  mustReverse,
  NEW_REFUND,
  type Payment,
  type Refund,
  refundable,
  refundedOf,
  type Status,
  withReversal,
} from './payment.ts'

/** What one request says has arrived. `amount`: minor units, null = all that is due and has not come. */
export type CaptureRequest = Pick<Capture, 'id' | 'actor' | 'fingerprint'> & { amount: number | null }

/** Statuses in which manual money may arrive: also after a cancellation, and then it has to go back. */
const RECEIVES: ReadonlySet<Status> = new Set(['awaiting', 'captured', 'refunded', 'cancelled'])

/** The status after money has arrived: what was cancelled stays so. */
const RECEIVED: Partial<Record<Status, Status>> = { awaiting: 'captured', refunded: 'captured' }

/** Records manual money that has arrived, all of it or a part; the same request again changes nothing. */
export function recordCapture(payment: Payment, request: CaptureRequest, now: Date): Payment {
  const known = payment.captures.find(({ id }) => id === request.id)
  if (known) {
    if (known.fingerprint !== request.fingerprint) throw new DomainError('idempotency_key_reused')
    return payment
  }
  // What went back, or is to go back, may come again: a buyer whose part was returned transfers the whole.
  const owed = dueOf(payment) - refundable(payment)
  if (request.amount === null && owed <= 0) return payment
  if (!RECEIVES.has(payment.status)) {
    throw new DomainError('invalid_state', `A payment that is ${payment.status} cannot be captured.`)
  }
  const amount = request.amount ?? owed
  // Whoever was asked for the whole may have transferred it before its rest was waived.
  const most = payment.amount - refundable(payment)
  if (amount < 1 || amount > most) {
    const detail = most > 0 ? `Between 1 and ${most} can be captured.` : 'All of it has arrived already.'
    throw new DomainError('unprocessable', detail)
  }
  const captures = [...payment.captures, { ...request, amount, created_at: now }]
  const isOver = payment.status === 'refunded' && mustReverse(payment)
  const status = isOver ? payment.status : (RECEIVED[payment.status] ?? payment.status)
  const after = { ...payment, captures, captured: payment.captured + amount, status }
  return mustReverse(after) ? withReversal(after, now, amount) : withSurplusBack(after, now)
}

/** Puts what has come beyond what is due on the list of what staff send back. */
function withSurplusBack(payment: Payment, now: Date): Payment {
  const amount = refundable(payment) - dueOf(payment)
  if (amount <= 0) return payment
  const id = `${payment.id}:surplus:${payment.refunds.length + 1}`
  const surplus: Refund = {
    ...NEW_REFUND,
    id,
    kind: 'manual',
    amount,
    reason: 'surplus',
    fingerprint: 'surplus',
    created_at: now,
  }
  return { ...payment, refunds: [...payment.refunds, surplus] }
}

/** What staff say of a refund of manual money: that it was sent, or that it will not be; and who says so. */
export type RefundEnd = { ended_by: string } & (
  | { status: 'succeeded'; reference: string | null }
  | { status: 'failed'; failure: string }
)

/** Whether staff say of a refund that the provider refused that it will not be tried again. */
const givesUp = ({ kind, status }: Refund, end: RefundEnd): boolean =>
  kind !== 'manual' && status === 'failed' && end.status === 'failed'

function assertEndable(refund: Refund, end: RefundEnd): void {
  if (refund.kind !== 'manual') {
    throw new DomainError('invalid_state', 'The provider carries this refund out, and says how it ended.')
  }
  if (refund.status === 'pending') return
  const was = refund.status === 'succeeded' ? 'sent' : 'rejected'
  throw new DomainError(
    'invalid_state',
    `It was ${was} already, so it cannot be ${end.status === 'failed' ? 'rejected' : 'confirmed'}.`,
  )
}

/** Ends a refund of manual money as staff say, or takes one that was refused off their list; the same again changes nothing. */
export function endRefund(payment: Payment, id: string, end: RefundEnd, now: Date): Payment {
  const refund = payment.refunds.find((entry) => entry.id === id)
  if (!refund) throw new DomainError('not_found')
  if (refund.ended_by !== null && refund.status === end.status) return payment
  if (refund.kind === 'manual' && refund.status === end.status) return payment
  if (!givesUp(refund, end)) assertEndable(refund, end)
  // What was to go back has come again meanwhile, or came beyond what is due.
  const kept = refundable(payment) + refund.amount
  if (refund.kind === 'manual' && end.status === 'failed' && kept > dueOf(payment))
    throw new DomainError('invalid_state', 'With it the shop would keep more than is due, so it has to be sent back.')
  const refunds = payment.refunds.map((entry) => (entry === refund ? { ...entry, ...end, ended_at: now } : entry))
  const refunded = refundedOf(refunds)
  const isEmptied = !isFinal(payment.status) && refunded > 0 && refunded === payment.captured
  return { ...payment, refunds, refunded, status: isEmptied ? emptiedStatus(payment) : payment.status }
}
