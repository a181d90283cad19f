import { mulDiv } from '@stoa/kit/values/money'
import { DomainError } from '@stoa/kit/values/problem'
import { allotted } from './fulfilment.ts'
import { awaitedOf, leftOf, unwantedOf } from './line-units.ts'
import { isCancellable, type OrderLine, type ShippedItem, type WholeOrder } from './order.ts'
import { moneyBack } from './order-money.ts'

/** Units of a line that were cancelled, and what they are of its sums. */
export interface CancelledItem extends ShippedItem {
  /** Those of them that the buyer had withdrawn from. */
  withdrawn: number
  /** Minor units, like tax: of the line's total and tax. */
  total: number
  tax: number
}

/** Units that were cancelled while the rest of their order stands. */
export interface ItemsCancellation {
  id: string
  items: CancelledItem[]
  /** What they cost, with the tax. Minor units. */
  amount: number
  reason: string | null
  /** Whether they went back into stock. */
  restock: boolean
  /** Whether what was paid for them goes back by itself. */
  refund: boolean
  /** Its refund; null where nothing goes back. */
  refund_id: string | null
  /** What goes back of the amount; null until the payment has said what was paid. */
  refunded: number | null
  /** Who among staff cancelled them. */
  by: string
  cancelled_at: Date
}

/** What units of a line are of a sum of it, once some were cancelled before: so all parts add up to the sum. */
const partOf = (sum: number, { quantity, cancelled }: OrderLine, units: number): number =>
  mulDiv(sum, cancelled + units, quantity) - mulDiv(sum, cancelled, quantity)

function everythingLeft(lines: readonly OrderLine[]): ShippedItem[] {
  return lines.map((line) => ({ item_id: line.id, quantity: leftOf(line) })).filter(({ quantity }) => quantity > 0)
}

function cancelledItem(order: WholeOrder, { item_id, quantity }: ShippedItem): CancelledItem[] {
  const line = order.lines.find(({ id }) => id === item_id)
  if (!line) return []
  const withdrawn = Math.min(quantity, unwantedOf(order, line))
  const [total, tax] = [partOf(line.total, line, quantity), partOf(line.tax, line, quantity)]
  return [{ item_id, quantity, withdrawn, total, tax }]
}

/** The units that a cancellation holds: what staff name, if that much is left, or all that was not shipped. */
export function itemsToCancel(order: WholeOrder, wanted: readonly ShippedItem[] | undefined): CancelledItem[] {
  if (order.status !== 'placed') throw new DomainError('invalid_state', 'It is cancelled already.')
  if (order.ending) throw new DomainError('invalid_state', 'It is being cancelled.')
  const items = wanted ? allotted(order.lines, wanted) : everythingLeft(order.lines)
  if (items.length === 0) throw new DomainError('invalid_state', 'All of it was shipped or cancelled already.')
  return items.flatMap((item) => cancelledItem(order, item))
}

/** What items cost, with the tax. */
export const amountOf = ({ totals }: Pick<WholeOrder, 'totals'>, items: readonly CancelledItem[]): number =>
  items.reduce((sum, { total, tax }) => sum + total + (totals.prices_include_tax ? 0 : tax), 0)

/** An order once some of its units are cancelled. Refused where its buyer would wait for nothing, and nothing was shipped. */
export function withoutItems(order: WholeOrder, cancellation: ItemsCancellation): WholeOrder {
  const units = new Map(cancellation.items.map(({ item_id, quantity }) => [item_id, quantity]))
  const lines = order.lines.map((line) => ({ ...line, cancelled: line.cancelled + (units.get(line.id) ?? 0) }))
  const after = { ...order, lines, cancellations: [...order.cancellations, cancellation] }
  if (isCancellable(order) && lines.every((line) => awaitedOf(after, line) === 0))
    throw new DomainError('invalid_state', 'Nothing would be left of it: cancel the order.')
  return after
}

/** A refund that a cancellation of items begins. */
interface ItemsRefund {
  id: string
  amount: number
  reason: string | null
  actor: string
}

/** Decides what goes back of the cancellations that the payment was told of, each once and in their order. */
export function decideRefunds(order: WholeOrder, told: ReadonlySet<string>, newRefundId: () => string) {
  const refunds: ItemsRefund[] = []
  const cancellations = [...order.cancellations]
  for (const [index, entry] of cancellations.entries()) {
    if (entry.refunded !== null || !told.has(entry.id)) continue
    const begun = refunds.map(({ amount }) => ({ amount, status: 'pending' as const }))
    const refunded = moneyBack({ ...order, cancellations, refunds: [...order.refunds, ...begun] }, entry.id)
    const refund_id = refunded > 0 ? newRefundId() : null
    if (refund_id) refunds.push({ id: refund_id, amount: refunded, reason: entry.reason, actor: entry.by })
    cancellations[index] = { ...entry, refunded, refund_id }
  }
  return { cancellations, refunds }
}
