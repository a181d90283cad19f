import { money } from '@stoa/kit/values/money'

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

/** One part of manual money that has arrived, as staff recorded it. */
export interface Capture {
  /** Also the reference of its transfer in the ledger. */
  id: string
  /** Minor units of the payment's currency. */
  amount: number
  actor: string | null
  /** Identifies the request that made it: the same id with another fingerprint is refused. */
  fingerprint: string
  created_at: Date
}

/**
 * provider: requested, or made there; the provider moves the money. manual: staff move it and say so. reversal: the
 * provider gives back what was captured by a payment that was declined or cancelled, without a request.
 */
export type RefundKind = 'provider' | 'manual' | 'reversal'

export interface Refund {
  /** The same on its order. */
  id: string
  kind: RefundKind
  /** Minor units of the payment's currency. */
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
  reason: string | null
  failure: string | null
  /** What the bank calls the transfer, as staff noted it. */
  reference: string | null
  actor: string | null
  /** Who among staff ended it; null while nobody has, and for what a provider ended. */
  ended_by: string | null
  /** Who among staff had it tried again last. */
  retried_by: string | null
  /** How often the provider was to carry it out. */
  tries: number
  /** Identifies the request that made it: the same id with another fingerprint is refused. */
  fingerprint: string
  created_at: Date
  /** When it was known how it ended; null while it is pending. */
  ended_at: Date | null
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
  /** Minor units, like waived, captured, refunded and capture_amount. */
  amount: number
  /** What of the amount need not be paid, as items of the order were cancelled before it was. */
  waived: number
  /** When that changed last; null where nothing is waived, or it was by a build that did not note it. */
  waived_at: Date | null
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
  /** Who among staff captured authorised money, and who voided the payment; null for the system. */
  captured_by: string | null
  voided_by: string | null
  /** Of manual money only. */
  captures: readonly Capture[]
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
  captured: ['awaiting', 'refunded', 'cancelled'],
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

/** Whether no system moves its money: staff say what has arrived and what was sent back. */
export const isManual = ({ provider }: Pick<Payment, 'provider'>): boolean => provider === 'manual'

/** What has gone back, in minor units. */
export const refundedOf = (refunds: readonly Refund[]): number =>
  refunds.reduce((sum, refund) => (refund.status === 'succeeded' ? sum + refund.amount : sum), 0)

/**
 * The idempotency key of a refund at its provider. Each try has its own, because a provider repeats its response to a key
 * that it knows.
 */
export const providerKeyOf = ({ id, tries }: Pick<Refund, 'id' | 'tries'>): string =>
  tries === 1 ? id : `${id}:try:${tries}`

/** Whether a refund that the provider knows by this key is a try of ours. */
export const isTryOf = ({ id }: Pick<Refund, 'id'>, key: string): boolean => key === id || key.startsWith(`${id}:try:`)

/** A refund as other services see it. */
export function refundState(refund: Refund, currency: string) {
  const { id, kind, amount, status, reason, failure, tries, ended_at } = refund
  const state = { id, kind, amount: money(amount, currency), status, reason, failure, tries }
  return { ...state, ended_at: ended_at?.toISOString() ?? null }
}

/** What is to be paid in all, in minor units. */
export const dueOf = ({ amount, waived }: Pick<Payment, 'amount' | 'waived'>): number => amount - waived

/**
 * Whether all that is due was there at one time, without what was to go back. What has arrived in parts may have gone back in between: the sum
 * of all that ever came says nothing of it. Nor does what was there before the rest was waived: that was never all, or nothing would have been.
 */
export function wasPaidInFull(
  payment: Pick<Payment, 'amount' | 'waived' | 'waived_at' | 'captured' | 'captures' | 'refunds'>,
): boolean {
  const { captured, captures, refunds, waived_at } = payment
  // Of a provider, or recorded before parts were.
  const atOnce = captured - captures.reduce((sum, part) => sum + part.amount, 0)
  const moves = [
    ...captures.map((part) => ({ at: part.created_at, amount: part.amount })),
    ...refunds.flatMap(({ status, amount, created_at }) =>
      status === 'failed' ? [] : [{ at: created_at, amount: -amount }],
    ),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime() || other.amount - one.amount)
  const isEarlier = ({ at }: (typeof moves)[number]) => waived_at !== null && at < waived_at
  const sumOf = (parts: typeof moves) => parts.reduce((sum, { amount }) => sum + amount, 0)
  let kept = atOnce + sumOf(moves.filter(isEarlier))
  let most = kept
  for (const move of moves.filter((each) => !isEarlier(each))) {
    kept += move.amount
    most = Math.max(most, kept)
  }
  return most >= dueOf(payment)
}

/**
 * The status of a payment of which everything captured has gone back. Manual money of which there was never more than a part is awaited
 * again: the buyer may still transfer the whole.
 */
export function emptiedStatus(payment: Payment): Status {
  if (payment.desired_state === 'cancelled') return 'cancelled'
  return isManual(payment) && !wasPaidInFull(payment) ? 'awaiting' : 'refunded'
}

/** What is going back and has not gone yet, in minor units. */
const pendingOf = (refunds: readonly Refund[]): number =>
  refunds.reduce((sum, refund) => (refund.status === 'pending' ? sum + refund.amount : sum), 0)

/** What other services are told of a payment's money beside its sums. */
export const moneyState = (payment: Payment) => ({
  was_paid_in_full: wasPaidInFull(payment),
  waived: money(payment.waived, payment.currency),
  refund_pending: money(pendingOf(payment.refunds), payment.currency),
})

/** Captured money that is neither refunded nor being refunded. Minor units. */
export function refundable({ captured, refunds }: Pick<Payment, 'captured' | 'refunds'>): number {
  return refunds.reduce((left, refund) => (refund.status === 'failed' ? left : left - refund.amount), captured)
}

/** Whether everything that was or will be captured has to be refunded. */
export function mustReverse({ desired_state, status }: Pick<Payment, 'desired_state' | 'status'>): boolean {
  return desired_state === 'cancelled' || status === 'failed' || status === 'cancelled'
}

/** How every refund begins. */
export const NEW_REFUND = {
  status: 'pending',
  failure: null,
  reference: null,
  actor: null,
  ended_by: null,
  retried_by: null,
  tries: 1,
  ended_at: null,
} as const satisfies Partial<Refund>

/**
 * Adds the refund of everything captured, or of `amount`, to a payment that was declined or cancelled. This is also the rule
 * for late success: money captured after we reported a decline or a cancellation is posted, and refunded at once; the
 * status stays. The caller adds one for each cause: a refund that fails is no cause for another one.
 * The refund of manual money waits for staff.
 */
export function withReversal(payment: Payment, now: Date, amount = refundable(payment)): Payment {
  if (!mustReverse(payment) || amount <= 0) return payment
  const reversal: Refund = {
    ...NEW_REFUND,
    id: `${payment.id}:reversal:${payment.refunds.length + 1}`,
    kind: isManual(payment) ? 'manual' : 'reversal',
    amount,
    reason: 'reversed',
    fingerprint: 'reversal',
    created_at: now,
  }
  return { ...payment, refunds: [...payment.refunds, reversal] }
}
