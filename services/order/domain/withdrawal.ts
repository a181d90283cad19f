import { DomainError, unprocessableField } from '@stoa/kit/values/problem'
import { withdrawableOf, withdrawnOf } from './line-units.ts'
import type { ShippedItem, WholeOrder } from './order.ts'
import { dayOf, startOfDay, withdrawableUntil } from './withdrawal-period.ts'

/** A buyer's declaration that they withdraw from the contract, or from a part of it. */
export interface Withdrawal {
  id: string
  name: string
  /** Where its receipt goes; null once the buyer was erased. */
  email: string | null
  items: ShippedItem[]
  text: string | null
  received_at: Date
  /** Where staff recorded it: the day on which it was declared, and who they are. Absent in what earlier builds kept. */
  declared_on?: string | null
  recorded_by?: string | null
}

/** What a buyer sends; without items it is about all of the order. */
export interface WantedWithdrawal extends Pick<Withdrawal, 'name' | 'text'> {
  /** The order's own where it is not known. */
  email: string | undefined
  items: readonly ShippedItem[] | undefined
  /** What staff say of one that came by letter or phone. */
  record?: WithdrawalRecord
}

export interface WithdrawalRecord {
  by: string
  /** The day on which it was declared, as the shop counts days. */
  on: string | undefined
  /** Whether it is taken although the time is over, or there is none. */
  acceptLate: boolean
}

/** Each is kept with its order and sends mails: from this one on, to the address of the order only, so that nobody fills a stranger's inbox. */
const TO_OTHER_ADDRESSES = 5

/** Declarations of a part. One of all that is left is taken after them too: the law lets nobody be kept from it. */
const MAX_PARTS = 30

/** Why an order is cancelled that was withdrawn from before anything was shipped. */
export const WITHDRAWN = 'The buyer has withdrawn from it.'

export const isWithdrawnWhole = (order: Pick<WholeOrder, 'lines' | 'withdrawals' | 'cancellations'>): boolean =>
  order.lines.every((line) => withdrawnOf(order, line.id) >= withdrawableOf(order, line))

/** The units of a declaration that no earlier one names: whoever sends it again withdraws once. */
export function newlyWithdrawn(order: WholeOrder, wanted: readonly ShippedItem[] | undefined): ShippedItem[] {
  const named = wanted ?? order.lines.map((line) => ({ item_id: line.id, quantity: withdrawableOf(order, line) }))
  const units = new Map<string, number>()
  named.forEach(({ item_id, quantity }, index) => {
    const line = order.lines.find(({ id }) => id === item_id)
    if (!line) throw unprocessableField(`/items/${index}/item_id`, 'unknown', 'The order has no such item.')
    const most = withdrawableOf(order, line)
    if (quantity > most)
      throw unprocessableField(`/items/${index}/quantity`, 'too_large', `The order has ${most} of it.`)
    units.set(item_id, Math.max(units.get(item_id) ?? 0, quantity))
  })
  return [...units]
    .map(([item_id, quantity]) => ({ item_id, quantity: quantity - withdrawnOf(order, item_id) }))
    .filter(({ quantity }) => quantity > 0)
}

/** Why nothing of it can be withdrawn from now; null when it can. */
function refusalOf(order: WholeOrder, until: Date | null, now: Date): string | null {
  if (order.status === 'cancelled') return 'It is cancelled, so there is nothing to withdraw from.'
  if (order.withdrawal_days === 0) return 'This shop gives no time to withdraw.'
  if (until && until <= now) return `The time to withdraw was over at ${until.toISOString()}.`
  return null
}

/** Whether something of it can be withdrawn from; `until` is what withdrawableUntil says of it. */
export const isWithdrawable = (order: WholeOrder, until: Date | null, now: Date): boolean =>
  refusalOf(order, until, now) === null && !isWithdrawnWhole(order)

/** When it counts as declared: now, or from the beginning of the day that staff give. */
function declaredAt(order: WholeOrder, on: string | undefined, timeZone: string, now: Date): Date {
  if (on === undefined) return now
  const at = startOfDay(on, timeZone)
  if (at <= now && on >= dayOf(order.placed_at, timeZone)) return at
  const detail = 'It was declared between the day of the order and today.'
  throw unprocessableField('/declared_on', 'range', detail)
}

export function assertWithdrawable(
  order: WholeOrder,
  record: WithdrawalRecord | undefined,
  timeZone: string,
  now: Date,
): void {
  const at = declaredAt(order, record?.on, timeZone, now)
  const refusal = refusalOf(order, withdrawableUntil(order, timeZone), at)
  if (refusal === null || (record?.acceptLate && order.status !== 'cancelled')) return
  const otherwise = record ? 'With accept_late it is taken all the same.' : 'Please write to the shop.'
  throw new DomainError('invalid_state', order.status === 'cancelled' ? refusal : `${refusal} ${otherwise}`)
}

/** Bounds what one order keeps and sends, without keeping a buyer from withdrawing from all of it. */
export function assertWithinParts(order: WholeOrder, items: readonly ShippedItem[], email: string | null): void {
  const count = order.withdrawals.length
  if (count >= TO_OTHER_ADDRESSES && email?.toLowerCase() !== order.email?.toLowerCase()) {
    const detail = `After ${TO_OTHER_ADDRESSES} declarations, receipts go to the address of the order only.`
    throw unprocessableField('/email', 'invalid', detail)
  }
  const units = (list: readonly { quantity: number }[]) => list.reduce((sum, one) => sum + one.quantity, 0)
  const left = order.lines.reduce((sum, line) => sum + withdrawableOf(order, line) - withdrawnOf(order, line.id), 0)
  if (count < MAX_PARTS || units(items) === left) return
  const detail = `It was withdrawn from ${count} times. Withdraw from all that is left at once, or write to the shop.`
  throw new DomainError('invalid_state', detail)
}
