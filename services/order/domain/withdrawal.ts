import { DomainError, unprocessableField } from '@stoa/kit/values/problem'
import { withdrawnOf } from './line-units.ts'
import type { ShippedItem, WholeOrder } from './order.ts'
import { withdrawableUntil } from './withdrawal-period.ts'

/** A buyer's declaration that they withdraw from the contract, or from a part of it. */
export interface Withdrawal {
  id: string
  name: string
  /** Where its receipt goes. */
  email: string
  items: ShippedItem[]
  text: string | null
  received_at: Date
}

/** What a buyer sends; without items it is about all of the order. */
export interface WantedWithdrawal extends Pick<Withdrawal, 'name' | 'email' | 'text'> {
  items: readonly ShippedItem[] | undefined
}

/** Each is kept with its order and sends mails: from this one on, to the address of the order only, so that nobody fills a stranger's inbox. */
const TO_OTHER_ADDRESSES = 5

/** Declarations of a part. One of all that is left is taken after them too: the law lets nobody be kept from it. */
const MAX_PARTS = 30

/** Why an order is cancelled that was withdrawn from before anything was shipped. */
export const WITHDRAWN = 'The buyer has withdrawn from it.'

export const isWithdrawnWhole = (order: Pick<WholeOrder, 'lines' | 'withdrawals'>): boolean =>
  order.lines.every(({ id, quantity }) => withdrawnOf(order, id) >= quantity)

/** The units of a declaration that no earlier one names: whoever sends it again withdraws once. */
export function newlyWithdrawn(order: WholeOrder, wanted: readonly ShippedItem[] | undefined): ShippedItem[] {
  const named = wanted ?? order.lines.map(({ id, quantity }) => ({ item_id: id, quantity }))
  const units = new Map<string, number>()
  named.forEach(({ item_id, quantity }, index) => {
    const line = order.lines.find(({ id }) => id === item_id)
    if (!line) throw unprocessableField(`/items/${index}/item_id`, 'unknown', 'The order has no such item.')
    if (quantity > line.quantity)
      throw unprocessableField(`/items/${index}/quantity`, 'too_large', `The order has ${line.quantity} of it.`)
    units.set(item_id, Math.max(units.get(item_id) ?? 0, quantity))
  })
  return [...units]
    .map(([item_id, quantity]) => ({ item_id, quantity: quantity - withdrawnOf(order, item_id) }))
    .filter(({ quantity }) => quantity > 0)
}

/** Why nothing of it can be withdrawn from now; null when it can. */
function refusalOf(order: WholeOrder, until: Date | null, now: Date): string | null {
  if (order.status === 'cancelled') return 'It is cancelled, so there is nothing to withdraw from.'
  if (order.withdrawal_days === 0) return 'This shop gives no time to withdraw. Please write to it.'
  if (until && until <= now) return `The time to withdraw was over at ${until.toISOString()}. Please write to the shop.`
  return null
}

/** Whether something of it can be withdrawn from; `until` is what withdrawableUntil says of it. */
export const isWithdrawable = (order: WholeOrder, until: Date | null, now: Date): boolean =>
  refusalOf(order, until, now) === null && !isWithdrawnWhole(order)

export function assertWithdrawable(order: WholeOrder, timeZone: string, now: Date): void {
  const refusal = refusalOf(order, withdrawableUntil(order, timeZone), now)
  if (refusal !== null) throw new DomainError('invalid_state', refusal)
}

/** Bounds what one order keeps and sends, without keeping a buyer from withdrawing from all of it. */
export function assertWithinParts(order: WholeOrder, items: readonly ShippedItem[], email: string): void {
  const count = order.withdrawals.length
  if (count >= TO_OTHER_ADDRESSES && email.toLowerCase() !== order.email.toLowerCase()) {
    const detail = `After ${TO_OTHER_ADDRESSES} declarations, receipts go to the address of the order only.`
    throw unprocessableField('/email', 'invalid', detail)
  }
  const units = (list: readonly { quantity: number }[]) => list.reduce((sum, one) => sum + one.quantity, 0)
  const left = order.lines.reduce((sum, { id, quantity }) => sum + quantity - withdrawnOf(order, id), 0)
  if (count < MAX_PARTS || units(items) === left) return
  const detail = `It was withdrawn from ${count} times. Withdraw from all that is left at once, or write to the shop.`
  throw new DomainError('invalid_state', detail)
}
