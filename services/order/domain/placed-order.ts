import type { Cart } from './cart.ts'
import type { Checkout, Payment } from './checkout.ts'
import { type NewOrder, NO_METHOD, type Order, type OrderLine, type WholeOrder } from './order.ts'
import { orderData } from './order-event.ts'
import { moneyOf } from './order-money.ts'
import { type PayBySettings, payByMinutes } from './unpaid.ts'

/** The order that a paid checkout becomes, as the buyer agreed to it, and its event. */
export function orderFrom(checkout: Checkout, payment: Payment, settings: PayBySettings) {
  const { cart } = checkout
  const method = cart.payment?.method ?? NO_METHOD
  const { payment_status, captured } = moneyOf(payment)
  const order: NewOrder = {
    id: checkout.order_id,
    number: checkout.order_number,
    owner: cart.owner,
    user_id: cart.user_id,
    cart_id: cart.id,
    reservation_id: checkout.id,
    payment_id: checkout.payment_id,
    payment_method: method,
    payment_title: cart.payment?.title ?? null,
    payment_status,
    network: checkout.network,
    pay_by_minutes: payByMinutes(settings, method, checkout.is_guest),
    email: cart.email ?? '',
    locale: cart.locale,
    currency: cart.currency,
    note: cart.note,
    totals: cart.totals,
    total: cart.totals.total,
    captured,
    payment_version: payment.version ?? 0,
    shipping_address: cart.shipping_address,
    billing_address: cart.billing_address,
    shipping_option: cart.shipping_option,
    lines: linesOf(cart),
  }
  return { order, event: orderPlaced(order) }
}

/** A new order as it stands once it is written. */
export function placedOrder(
  { pay_by_minutes: _, ...order }: NewOrder,
  { placed_at, ...placed }: Pick<Order, 'placed_at' | 'pay_by' | 'withdrawal_days' | 'time_zone'>,
): WholeOrder {
  return {
    ...order,
    status: 'placed',
    fulfilment_status: 'unfulfilled',
    staff_note: null,
    refunded: 0,
    cancel_reason: null,
    cancelled_at: null,
    cancelled_by: null,
    money_due_at: null,
    ending: null,
    ...placed,
    payment_overdue_at: null,
    version: 1,
    placed_at,
    updated_at: placed_at,
    payment_history: [],
    withdrawals: [],
    cancellations: [],
    fulfilments: [],
    refunds: [],
  }
}

function orderPlaced(order: NewOrder) {
  const { id, reservation_id, lines } = order
  const data = {
    ...orderData({ ...order, fulfilment_status: 'unfulfilled' }),
    reservation_id,
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
    options: item.options ?? [],
    image: item.image,
    picture: item.picture ?? null,
    requires_shipping: item.requires_shipping,
    quantity: item.quantity,
    fulfilled: 0,
    cancelled: 0,
    unit_price: item.unit_price,
    total: sums.get(item.id)?.total ?? 0,
    tax: sums.get(item.id)?.tax ?? 0,
    tax_class: item.tax_class,
  }))
}
