import type { WholeOrder } from './order.ts'
import { withdrawableUntil } from './withdrawal-period.ts'

/** The owner of orders whose buyer was erased: no user and no cart is called so, and nobody sees them but staff. */
export const ERASED = 'erased'

/** Somebody who is erased, and by what their data is found. */
export interface Person {
  customer_id: string | null
  /** What came under it until `requested_at` without an account is theirs; null for none of that. */
  email: string | null
  requested_at: Date
}

const DAY_MS = 86_400_000
const LOOK_AGAIN_MS = DAY_MS

/** Days after the last parcel went off after which it counts as there, where nobody recorded that. */
const DELIVERY_DAYS = 30
/** Days that staff have to give money back after a declaration (Directive 2011/83/EU, Article 13), and as many again. */
const WITHDRAWAL_SETTLED_DAYS = 28

/** Money has come, or gone back, and no more of it is to move. */
const SETTLED: ReadonlySet<WholeOrder['payment_status']> = new Set(['paid', 'partially_refunded', 'refunded', 'voided'])

const latest = (times: readonly Date[]) => Math.max(0, ...times.map((time) => time.getTime()))

/** When a delivered order's buyer has nothing more to declare. */
function withdrawalEndMs(order: WholeOrder, timeZone: string): number {
  const declared = latest(order.withdrawals.map(({ received_at }) => received_at))
  const settled = declared === 0 ? 0 : declared + WITHDRAWAL_SETTLED_DAYS * DAY_MS
  if (order.withdrawal_days === 0) return settled
  const sent = latest([order.placed_at, ...order.fulfilments.map(({ shipped_at }) => shipped_at)])
  const assumed = sent + (DELIVERY_DAYS + order.withdrawal_days) * DAY_MS
  return Math.max(settled, withdrawableUntil(order, timeZone)?.getTime() ?? assumed)
}

/** Whether nothing of an order is open, so that its buyer need not be reached any more. */
export function isOver(order: WholeOrder, timeZone: string, now: Date): boolean {
  if (order.cancellations.some(({ refunded }) => refunded === null)) return false
  if (order.money_due_at || order.ending || order.refunds.some(({ status }) => status === 'pending')) return false
  if (order.status === 'cancelled') return order.captured <= order.refunded
  const isSent = order.fulfilment_status === 'fulfilled' || order.fulfilment_status === 'delivered'
  return isSent && SETTLED.has(order.payment_status) && withdrawalEndMs(order, timeZone) <= now.getTime()
}

/** When name and addresses need not be kept any more: so many years after the end of the year that it was placed in. */
export const invoiceEnd = ({ placed_at }: Pick<WholeOrder, 'placed_at'>, years: number): Date =>
  new Date(Date.UTC(placed_at.getUTCFullYear() + 1 + years, 0, 1))

/** Staff may record a declaration with an address after that of the order is gone. */
const hasContact = ({ email, withdrawals }: WholeOrder): boolean =>
  email !== null || withdrawals.some((declared) => declared.email !== null)

/** What is done with an order of somebody who was erased, and when it is looked at next; null for never. */
export interface ErasureStep {
  erases: 'nothing' | 'contact' | 'invoice'
  next: Date | null
}

export function erasureStep(
  order: WholeOrder,
  { timeZone, years }: { timeZone: string; years: number },
  now: Date,
): ErasureStep {
  const end = invoiceEnd(order, years)
  if (!hasContact(order)) return now >= end ? { erases: 'invoice', next: null } : { erases: 'nothing', next: end }
  // Also what nobody has ever ended.
  if (now >= end || isOver(order, timeZone, now)) return { erases: 'contact', next: end }
  return { erases: 'nothing', next: new Date(now.getTime() + LOOK_AGAIN_MS) }
}
