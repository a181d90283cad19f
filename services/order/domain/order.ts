import type { Address } from '@stoa/kit/values/address'
import { DomainError } from '@stoa/kit/values/problem'
import type { Cart, Totals } from './cart.ts'
import type { Checkout, Payment, PaymentStatus } from './checkout.ts'

export type OrderStatus = 'placed' | 'cancelled'

/** A payment as the buyer of an order sees it: `paid` is captured in full, also when that is nothing. */
export type OrderPaymentStatus =
  | 'awaiting'
  | 'authorised'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'

/** The payment method of an order of which nothing was to be paid. */
export const NO_METHOD = 'none'

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
  /** Id of the order line, which was its cart item's. */
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
  status: 'pending' | 'succeeded' | 'failed'
  /** Minor units. */
  amount: number
  reason: string | null
  failure: string | null
  created_at: Date
}

/** An order as it is written when its checkout is confirmed. */
export interface NewOrder {
  id: string
  number: string
  owner: string
  user_id: string | null
  cart_id: string
  reservation_id: string
  payment_id: string
  payment_method: string
  payment_status: OrderPaymentStatus
  email: string
  locale: string
  currency: string
  note: string | null
  totals: Totals
  total: number
  captured: number
  shipping_address: Address | null
  billing_address: Address | null
  shipping_option: { id: string; name: string; amount: number } | null
  lines: OrderLine[]
}

export interface Order extends Omit<NewOrder, 'lines'> {
  status: OrderStatus
  fulfilment_status: OrderFulfilmentStatus
  staff_note: string | null
  refunded: number
  payment_version: number
  cancel_reason: string | null
  cancelled_at: Date | null
  money_due_at: Date | null
  version: number
  placed_at: Date
  updated_at: Date
}

/** An order with its lines, fulfilments and refunds. */
export interface WholeOrder extends Order {
  lines: OrderLine[]
  fulfilments: Fulfilment[]
  refunds: Refund[]
}

/** The order that a paid checkout becomes, as the buyer agreed to it, and its event. */
export function orderFrom(checkout: Checkout, payment: Payment) {
  const { cart } = checkout
  const { payment_status, captured } = moneyOf(payment)
  const order: NewOrder = {
    id: checkout.order_id,
    number: checkout.order_number,
    owner: cart.owner,
    user_id: cart.user_id,
    cart_id: cart.id,
    reservation_id: checkout.id,
    payment_id: checkout.payment_id,
    payment_method: cart.payment?.method ?? NO_METHOD,
    payment_status,
    email: cart.email ?? '',
    locale: cart.locale,
    currency: cart.currency,
    note: cart.note,
    totals: cart.totals,
    total: cart.totals.total,
    captured,
    shipping_address: cart.shipping_address,
    billing_address: cart.billing_address,
    shipping_option: cart.shipping_option,
    lines: linesOf(cart),
  }
  return { order, event: orderPlaced(order) }
}

function orderPlaced({ id, number, reservation_id, user_id, total, currency, lines }: NewOrder) {
  const data = {
    order_id: id,
    number,
    reservation_id,
    customer_id: user_id,
    total: { amount: total, currency },
    lines: lines.map(({ variant_id, quantity }) => ({ variant_id, quantity })),
  }
  return { type: 'order.placed' as const, aggregate: id, data }
}

function linesOf(cart: Cart): OrderLine[] {
  const sums = new Map(cart.totals.lines.map((line) => [line.item_id, line]))
  return cart.items.map((item) => ({
    id: item.id,
    variant_id: item.variant_id,
    product_id: item.product_id,
    title: item.title,
    variant_title: item.variant_title,
    sku: item.sku,
    slug: item.slug,
    image: item.image,
    requires_shipping: item.requires_shipping,
    quantity: item.quantity,
    fulfilled: 0,
    unit_price: item.unit_price,
    total: sums.get(item.id)?.total ?? 0,
    tax: sums.get(item.id)?.tax ?? 0,
  }))
}

/** What an order shows of its payment. */
export interface OrderMoney {
  payment_status: OrderPaymentStatus
  /** Minor units. */
  captured: number
  refunded: number
}

/** The order's side of a payment, as the payment service tells of it. */
export function moneyOf(payment: Pick<Payment, 'status' | 'amount' | 'captured' | 'refunded'>): OrderMoney {
  const [total, captured, refunded] = [payment.amount.amount, payment.captured.amount, payment.refunded.amount]
  return { payment_status: paymentStatusOf(payment.status, total, captured, refunded), captured, refunded }
}

function paymentStatusOf(status: PaymentStatus, total: number, captured: number, refunded: number): OrderPaymentStatus {
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partially_refunded'
  if (captured > 0) return captured < total ? 'partially_paid' : 'paid'
  if (status === 'cancelled' || status === 'failed') return 'voided'
  if (total === 0) return 'paid'
  return status === 'authorised' ? 'authorised' : 'awaiting'
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
  const none = order.captured > 0 ? 'Nothing is left to give back.' : 'Nothing was paid for it, so nothing can go back.'
  const detail = left > 0 ? `Between 1 and ${left} minor units can go back.` : none
  throw new DomainError('unprocessable', detail, { errors: [{ pointer: '/amount', code: 'range', detail }] })
}
