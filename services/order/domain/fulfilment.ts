import { DomainError, invalidField, unprocessableField } from '@stoa/kit/values/problem'
import { webAddress } from '@stoa/kit/values/web-address'
import { awaitedOf, leftOf } from './line-units.ts'
import type { Fulfilment, OrderFulfilmentStatus, OrderLine, ShippedItem, WholeOrder } from './order.ts'
import type { OrderPaymentStatus } from './order-money.ts'

/** What the buyer still waits for, of every line. */
function everything(order: WholeOrder): ShippedItem[] {
  return order.lines
    .map((line) => ({ item_id: line.id, quantity: awaitedOf(order, line) }))
    .filter(({ quantity }) => quantity > 0)
}

/** What is named of an order, summed by line; refused where less is left to ship. */
export function allotted(lines: readonly OrderLine[], wanted: readonly ShippedItem[]): ShippedItem[] {
  const items = new Map<string, number>()
  wanted.forEach(({ item_id, quantity }, index) => {
    const line = lines.find(({ id }) => id === item_id)
    if (!line) throw unprocessableField(`/items/${index}/item_id`, 'unknown', 'The order has no such item.')
    const sum = (items.get(item_id) ?? 0) + quantity
    if (sum > leftOf(line)) {
      throw unprocessableField(`/items/${index}/quantity`, 'too_large', `${leftOf(line)} of it are left to ship.`)
    }
    items.set(item_id, sum)
  })
  return [...items].map(([item_id, quantity]) => ({ item_id, quantity }))
}

/** Not shipped, as no money will come. `awaiting` is shipped: cash on delivery. */
const UNPAYABLE: ReadonlySet<OrderPaymentStatus> = new Set(['voided', 'refunded'])

/**
 * What a new shipment holds: what staff name, if that much is left, or all that the buyer still waits for. What was withdrawn from is
 * shipped only where it is named.
 */
export function itemsToShip(order: WholeOrder, wanted: readonly ShippedItem[] | undefined): ShippedItem[] {
  if (order.status !== 'placed') throw new DomainError('invalid_state', 'A cancelled order is not shipped.')
  if (order.ending) throw new DomainError('invalid_state', 'It is being cancelled, so it is not shipped.')
  if (UNPAYABLE.has(order.payment_status)) {
    throw new DomainError('invalid_state', `Its payment is ${order.payment_status}, so it is not shipped.`)
  }
  const items = wanted ? allotted(order.lines, wanted) : everything(order)
  if (items.length === 0) {
    const isLeft = order.lines.some((line) => leftOf(line) > 0)
    const what = isLeft
      ? 'The buyer has withdrawn from all that is left of it.'
      : 'All of it was shipped or cancelled already.'
    throw new DomainError('invalid_state', what)
  }
  return items
}

/** The order's lines once `items` are on their way. */
export function shipped(lines: readonly OrderLine[], items: readonly ShippedItem[]): OrderLine[] {
  const units = new Map(items.map(({ item_id, quantity }) => [item_id, quantity]))
  return lines.map((line) => ({ ...line, fulfilled: line.fulfilled + (units.get(line.id) ?? 0) }))
}

export function fulfilmentStatusOf(
  order: Pick<WholeOrder, 'lines' | 'withdrawals' | 'cancellations'>,
  fulfilments: readonly Pick<Fulfilment, 'status'>[],
): OrderFulfilmentStatus {
  if (fulfilments.length === 0) return 'unfulfilled'
  if (order.lines.some((line) => awaitedOf(order, line) > 0)) return 'partial'
  return fulfilments.every(({ status }) => status === 'delivered') ? 'delivered' : 'fulfilled'
}

/** Where a shipment can be followed, as it is kept. Throws for what is no http(s) address. */
export function trackingUrl(text: string): string {
  const url = webAddress(text)
  if (url === null) throw invalidField('/tracking_url', 'url', 'This is not an http(s) address.')
  return url
}
