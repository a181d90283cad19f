import { DomainError } from '@stoa/kit/values/problem'
import type { Address, Totals } from './cart.ts'

export type OrderStatus = 'placed' | 'cancelled'

/** `paid` is captured in full. */
export type OrderPaymentStatus = 'awaiting' | 'authorised' | 'paid' | 'partially_refunded' | 'refunded' | 'voided'

export type OrderFulfilmentStatus = 'unfulfilled' | 'partial' | 'fulfilled' | 'delivered'

export interface OrderLine {
  id: string
  variant_id: string
  product_id: string
  title: string
  variant_title: string | null
  sku: string | null
  slug: string
  image: string | null
  requires_shipping: boolean
  quantity: number
  /** Units shipped so far. */
  fulfilled: number
  /** Minor units, for one. */
  unit_price: number
  total: number
  tax: number
}

/** Units of a line in one shipment. */
export interface ShippedItem {
  /** The order line, named as in the cart it was. */
  item_id: string
  quantity: number
}

export interface Fulfilment {
  id: string
  status: 'shipped' | 'delivered'
  carrier: string | null
  tracking_number: string | null
  tracking_url: string | null
  items: ShippedItem[]
  shipped_at: Date
  delivered_at: Date | null
}

export interface Refund {
  id: string
  status: 'pending' | 'done' | 'failed'
  /** Minor units. */
  amount: number
  reason: string | null
  failure: string | null
  created_at: Date
}

export interface Order {
  id: string
  number: string
  owner: string
  user_id: string | null
  cart_id: string
  reservation_id: string
  payment_id: string
  payment_method: string
  status: OrderStatus
  payment_status: OrderPaymentStatus
  fulfilment_status: OrderFulfilmentStatus
  email: string
  locale: string
  currency: string
  note: string | null
  staff_note: string | null
  totals: Totals
  total: number
  captured: number
  refunded: number
  payment_version: number
  shipping_address: Address | null
  billing_address: Address | null
  shipping_option: { id: string; name: string; amount: number } | null
  cancel_reason: string | null
  cancelled_at: Date | null
  money_due_at: Date | null
  version: number
  placed_at: Date
  updated_at: Date
}

/** An order with all that hangs on it. */
export interface WholeOrder extends Order {
  lines: OrderLine[]
  fulfilments: Fulfilment[]
  refunds: Refund[]
}

/** What a payment's money says of the order's payment, in the words an order uses. */
export function paymentStatusOf(status: string, captured: number, refunded: number): OrderPaymentStatus {
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partially_refunded'
  if (captured > 0) return 'paid'
  if (status === 'authorised') return 'authorised'
  return status === 'cancelled' || status === 'failed' ? 'voided' : 'awaiting'
}

/** Refuses to cancel once something is on its way. */
export function assertCancellable(order: Pick<Order, 'fulfilment_status'>): void {
  if (order.fulfilment_status === 'unfulfilled') return
  throw new DomainError('invalid_state', 'Some of it was shipped already, so it cannot be cancelled any more.')
}

const pendingOf = (refunds: readonly Refund[]) =>
  refunds.filter(({ status }) => status === 'pending').reduce((sum, { amount }) => sum + amount, 0)

/** The amount to give back in minor units, all that is left when none is named; refused when that much is not there. */
export function refundable(order: WholeOrder, wanted: number | undefined): number {
  if (order.money_due_at !== null) throw new DomainError('invalid_state', 'All of its money is going back already.')
  const left = order.captured - order.refunded - pendingOf(order.refunds)
  const amount = wanted ?? left
  if (amount > 0 && amount <= left) return amount
  const detail = left > 0 ? `Between 1 and ${left} minor units can go back.` : 'Nothing is left to give back.'
  throw new DomainError('unprocessable', detail, { errors: [{ pointer: '/amount', code: 'range', detail }] })
}
