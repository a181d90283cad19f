import type { Money } from '@stoa/kit/values/money'
import { DomainError, unprocessableField } from '@stoa/kit/values/problem'
import type { Payment, PaymentStatus } from './checkout.ts'

/** A payment as the buyer of an order sees it: `paid` is captured in full, also when that is nothing. */
export type OrderPaymentStatus =
  | 'awaiting'
  | 'authorised'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'

/** What an order shows of its payment. */
export interface OrderMoney {
  payment_status: OrderPaymentStatus
  /** Minor units. */
  captured: number
  refunded: number
}

type PaymentMoney = Pick<
  Payment,
  'status' | 'amount' | 'waived' | 'captured' | 'refunded' | 'was_paid_in_full' | 'refund_pending'
>

/** The order's side of a payment, as the payment service tells of it. */
export function moneyOf(payment: PaymentMoney): OrderMoney {
  const [captured, refunded] = [payment.captured.amount, payment.refunded.amount]
  return { payment_status: paymentStatusOf(payment), captured, refunded }
}

/** Whether money has come that the buyer was asked for: the first that is kept, also after some went back, or what completes it. */
export function isAwaitedMoney(before: Pick<OrderMoney, 'payment_status'>, now: OrderMoney): boolean {
  const isFirst = before.payment_status === 'awaiting' && now.captured > now.refunded && now.payment_status !== 'voided'
  return isFirst || (before.payment_status === 'partially_paid' && now.payment_status === 'paid')
}

/**
 * What an order shows of its money. A payment that is over and has nothing left is the end of an order that stands, whatever came too
 * late and went back; of one that was cancelled its money was refunded, unless there was none.
 */
export function statusAfter(
  before: Pick<OrderMoney, 'payment_status'> & { status: 'placed' | 'cancelled' },
  { payment_status, captured, refunded }: OrderMoney,
): OrderPaymentStatus {
  const isEmptied = payment_status === 'voided' && refunded > 0 && refunded >= captured
  return isEmptied && before.status === 'cancelled' && before.payment_status !== 'voided' ? 'refunded' : payment_status
}

/** An order with what its payment is told to be, unless that is older: money taken and money given back only grow. */
export function withMoney<T extends OrderMoney & { status: 'placed' | 'cancelled' }>(order: T, money: OrderMoney): T {
  const { captured, refunded } = money
  const isOlder = captured < order.captured || refunded < order.refunded
  return isOlder ? order : { ...order, payment_status: statusAfter(order, money), captured, refunded }
}

const isOver = (status: PaymentStatus) => status === 'cancelled' || status === 'failed'

function paymentStatusOf(payment: PaymentMoney): OrderPaymentStatus {
  const { status, waived, refund_pending, was_paid_in_full } = payment
  // What it comes to, without items that were cancelled before they were paid.
  const total = payment.amount.amount - (waived?.amount ?? 0)
  const [captured, refunded] = [payment.captured.amount, payment.refunded.amount]
  const kept = captured - refunded
  // Voided. What comes after that pays for nothing while it is on its way back, and when it has gone back.
  if (isOver(status) && kept <= (refund_pending?.amount ?? 0)) return 'voided'
  // Manual money of which only a part came and was sent back: the whole may still come.
  if (refunded > 0 && kept <= 0) return status === 'awaiting' ? 'awaiting' : 'refunded'
  if (captured > 0) {
    // However much of a part was sent back, and has come again.
    if (!(was_paid_in_full ?? captured >= total)) return 'partially_paid'
    return kept >= total ? 'paid' : 'partially_refunded'
  }
  if (total === 0) return 'paid'
  return status === 'authorised' ? 'authorised' : 'awaiting'
}

/** A refund as the payment service tells of it. */
export interface PaymentRefund {
  id: string
  /** manual: staff send it. reversal: the provider gave it back because the payment was cancelled. */
  kind: 'provider' | 'manual' | 'reversal'
  amount: Money
  status: 'pending' | 'succeeded' | 'failed'
  reason: string | null
  failure: string | null
  /** How often the provider was to carry it out; earlier builds do not say it. */
  tries?: number
  /** When it ended, RFC 3339; null while it is pending, and earlier builds do not say it. */
  ended_at?: string | null
}

/** Buyers are told of a refund within this time of its end. */
const NEWS_DAYS = 3

/**
 * Whether a buyer is told of a refund that has succeeded: not when it ended long before this service learned of it, as those
 * that earlier builds made at the payment did. What a provider gave back for a cancelled order is told by order.cancelled.
 */
export function isNews({ kind, ended_at }: Pick<PaymentRefund, 'kind' | 'ended_at'>, now: Date): boolean {
  if (kind === 'reversal') return false
  return !ended_at || now.getTime() - Date.parse(ended_at) < NEWS_DAYS * 86_400_000
}

/** The money of an order, with its refunds. */
interface Refundable extends Omit<OrderMoney, 'payment_status'> {
  /** Set while a cancellation has not reached the payment. */
  money_due_at: Date | null
  refunds: readonly { status: PaymentRefund['status']; amount: number }[]
}

const pendingOf = (refunds: Refundable['refunds']): number =>
  refunds.filter(({ status }) => status === 'pending').reduce((sum, { amount }) => sum + amount, 0)

/** What is to go back and has not gone yet, in minor units; all of it when a cancellation has not reached the payment. */
export function refundPendingOf({ money_due_at, captured, refunded, refunds }: Refundable): number {
  return money_due_at === null ? pendingOf(refunds) : captured - refunded
}

/** The amount to give back in minor units, all that is left when none is named; refused when that much is not there. */
export function refundable(order: Refundable, wanted: number | undefined): number {
  if (order.money_due_at !== null) throw new DomainError('invalid_state', 'All of its money is going back already.')
  const left = keptOf(order)
  const amount = wanted ?? left
  if (amount > 0 && amount <= left) return amount
  const none = order.captured > 0 ? 'Nothing is left to give back.' : 'Nothing was paid for it, so nothing can go back.'
  const detail = left > 0 ? `Between 1 and ${left} minor units can go back.` : none
  throw unprocessableField('/amount', 'range', detail)
}

/** What has come and is neither back nor going back. */
const keptOf = ({ captured, refunded, refunds }: Pick<Refundable, 'captured' | 'refunded' | 'refunds'>): number =>
  captured - refunded - pendingOf(refunds)

/** Statuses in which money is awaited, or may be taken yet. */
const OWING: ReadonlySet<OrderPaymentStatus> = new Set(['awaiting', 'authorised', 'partially_paid'])

/** An order with the money of its cancelled items. */
interface WithCancellations
  extends Pick<OrderMoney, 'payment_status'>,
    Pick<Refundable, 'captured' | 'refunded' | 'refunds'> {
  status: 'placed' | 'cancelled'
  total: number
  /** The earliest first. */
  cancellations: readonly { id: string; amount: number; refund: boolean; refunded: number | null }[]
}

/** What was cancelled of an order, in minor units: nobody pays for it. */
export const cancelledAmount = ({ cancellations }: { cancellations: readonly { amount: number }[] }): number =>
  cancellations.reduce((sum, { amount }) => sum + amount, 0)

/**
 * What goes back of a cancellation of items: what was paid beyond the rest of the order, and no more than the items cost. What staff
 * gave back otherwise stays given, except where money may have come a second time after it went back: there only what is left beyond
 * the rest goes back. A cancelled order has all of its money back anyway.
 */
export function moneyBack(order: WithCancellations, id: string): number {
  const upTo = order.cancellations.slice(0, order.cancellations.findIndex((entry) => entry.id === id) + 1)
  const cancellation = upTo.at(-1)
  if (!cancellation?.refund || order.status === 'cancelled') return 0
  const due = order.total - cancelledAmount({ cancellations: upTo })
  const gone = upTo.reduce((sum, { refunded }) => sum + (refunded ?? 0), 0)
  const kept = keptOf(order)
  const cameTwice = order.captured > order.total || OWING.has(order.payment_status)
  return Math.max(0, Math.min(cancellation.amount, cameTwice ? kept - due : order.captured - due - gone, kept))
}

/** What its buyer has still to pay, in minor units. */
export function outstandingOf(order: WithCancellations): number {
  if (order.status === 'cancelled' || !OWING.has(order.payment_status)) return 0
  return Math.max(0, order.total - cancelledAmount(order) - (order.captured - order.refunded))
}

/** Whether a payment knows of all that was waived, or will not be told: it was paid in full, or is over. */
export const knowsWaived = ({ status, waived, was_paid_in_full }: PaymentMoney, amount: number): boolean =>
  (waived?.amount ?? 0) >= amount || was_paid_in_full === true || isOver(status) || status === 'refunded'
