import type { Settings } from '../context.ts'
import type { CancelledItem, ItemsCancellation } from '../domain/item-cancellation.ts'
import {
  buyerOf,
  type Fulfilment,
  isCancellable,
  NOT_PAID_IN_TIME,
  type OrderLine,
  payByOf,
  paymentOverdueSince,
  type Refund,
  type ShippedItem,
  timeZoneOf,
  type WholeOrder,
} from '../domain/order.ts'
import { cancelledAmount, outstandingOf, refundPendingOf } from '../domain/order-money.ts'
import { type TimelineEntry, timelineOf } from '../domain/order-timeline.ts'
import { type RatedTax, taxBreakdown } from '../domain/tax-breakdown.ts'
import { isWithdrawable, type Withdrawal } from '../domain/withdrawal.ts'
import { withdrawableUntil } from '../domain/withdrawal-period.ts'
import type * as Api from '../generated/types.ts'
import { presentPicture, presentTax, presentTotals } from './present-cart.ts'

function presentLine(line: OrderLine, currency: string, tax: RatedTax | undefined): Api.OrderItem {
  return {
    id: line.id,
    variant_id: line.variant_id,
    product_id: line.product_id,
    title: line.title,
    variant_title: line.variant_title,
    sku: line.sku,
    slug: line.slug,
    options: line.options ?? [],
    image: line.image,
    picture: presentPicture(line),
    requires_shipping: line.requires_shipping,
    quantity: line.quantity,
    fulfilled: line.fulfilled,
    cancelled: line.cancelled,
    unit_price: { amount: line.unit_price, currency },
    total: { amount: line.total, currency },
    tax: { amount: line.tax, currency },
    tax_class: line.tax_class,
    tax_lines: tax ? [presentTax(tax, currency)] : [],
  }
}

export function presentFulfilment({ shipped_by: _s, delivered_by: _d, ...fulfilment }: Fulfilment): Api.Fulfilment {
  return {
    ...fulfilment,
    shipped_at: fulfilment.shipped_at.toISOString(),
    delivered_at: fulfilment.delivered_at?.toISOString() ?? null,
  }
}

/** A fulfilment as staff see it. */
export function presentStaffFulfilment(fulfilment: Fulfilment): Api.StaffFulfilment {
  const { shipped_by, delivered_by } = fulfilment
  return { ...presentFulfilment(fulfilment), shipped_by, delivered_by }
}

export function presentRefund(refund: Refund, currency: string): Api.OrderRefund {
  const { id, status, amount, reason, failure, actor, created_at } = refund
  return { id, status, amount: { amount, currency }, reason, failure, actor, created_at: created_at.toISOString() }
}

function presentPayment(order: WholeOrder): Api.OrderPayment {
  const { payment_id, payment_method, payment_title, captured, refunded, currency } = order
  return {
    id: payment_id,
    method: payment_method,
    title: payment_title,
    captured: { amount: captured, currency },
    refunded: { amount: refunded, currency },
    refund_pending: { amount: refundPendingOf(order), currency },
    outstanding: { amount: outstandingOf(order), currency },
  }
}

/** The settings that decide what is shown. */
type ShownBy = Pick<Settings, 'PAY_BY_MINUTES' | 'SHOP_TIME_ZONE'>

const presentPayBy = (order: WholeOrder, settings: ShownBy) =>
  payByOf(order, settings.PAY_BY_MINUTES)?.toISOString() ?? null

const presentWithdrawal = ({ received_at, recorded_by: _, ...withdrawal }: Withdrawal): Api.Withdrawal => ({
  ...withdrawal,
  received_at: received_at.toISOString(),
})

/** A withdrawal as staff see it. */
const presentStaffWithdrawal = (withdrawal: Withdrawal): Api.StaffWithdrawal => ({
  ...presentWithdrawal(withdrawal),
  recorded_by: withdrawal.recorded_by ?? null,
})

const presentCancelledItem = ({ total, tax, ...item }: CancelledItem, currency: string): Api.CancelledItem => ({
  ...item,
  total: { amount: total, currency },
  tax: { amount: tax, currency },
})

function presentCancellation(cancellation: ItemsCancellation, currency: string): Api.ItemsCancellation {
  const { id, items, amount, reason, cancelled_at } = cancellation
  return {
    id,
    items: items.map((item) => presentCancelledItem(item, currency)),
    amount: { amount, currency },
    reason,
    cancelled_at: cancelled_at.toISOString(),
  }
}

/** A cancellation of items as staff see it. */
function presentStaffCancellation(cancellation: ItemsCancellation, currency: string): Api.StaffItemsCancellation {
  const { restock, refunded, refund_id, by } = cancellation
  return {
    ...presentCancellation(cancellation, currency),
    ...{ restock, refund_id, cancelled_by: by },
    refunded: refunded === null ? null : { amount: refunded, currency },
  }
}

const presentEntry = ({ kind, at, reference, amount }: TimelineEntry, currency: string): Api.TimelineEntry => ({
  kind,
  at: at.toISOString(),
  reference,
  amount: amount === null ? null : { amount, currency },
})

/** An order as its buyer sees it. */
export function presentOrder(order: WholeOrder, settings: ShownBy, now: Date): Api.Order {
  const withdrawUntil = withdrawableUntil(order, timeZoneOf(order, settings))
  const { shipping_option: option, currency } = order
  const taxes = taxBreakdown(order.totals)
  return {
    id: order.id,
    number: order.number,
    cart_id: order.cart_id,
    status: order.status,
    payment_status: order.payment_status,
    fulfilment_status: order.fulfilment_status,
    email: order.email,
    locale: order.locale,
    currency,
    note: order.note,
    items: order.lines.map((line) => presentLine(line, currency, taxes.lines.get(line.id))),
    totals: presentTotals(order.totals, taxes),
    shipping_option: option && { id: option.id, name: option.name, amount: { amount: option.amount, currency } },
    shipping_address: order.shipping_address,
    billing_address: order.billing_address,
    payment: presentPayment(order),
    fulfilments: order.fulfilments.map(presentFulfilment),
    cancel_reason: order.cancel_reason,
    cancelled_at: order.cancelled_at?.toISOString() ?? null,
    pay_by: presentPayBy(order, settings),
    cancellable: isCancellable(order),
    withdrawable: isWithdrawable(order, withdrawUntil, now),
    withdrawable_until: withdrawUntil?.toISOString() ?? null,
    withdrawals: order.withdrawals.map(presentWithdrawal),
    cancellations: order.cancellations.map((entry) => presentCancellation(entry, currency)),
    timeline: timelineOf(order).map((entry) => presentEntry(entry, currency)),
    placed_at: order.placed_at.toISOString(),
    updated_at: order.updated_at.toISOString(),
  }
}

/** An order as staff see it. */
export function presentStaffOrder(order: WholeOrder, settings: ShownBy, now: Date): Api.StaffOrder {
  return {
    ...presentOrder(order, settings, now),
    customer_id: order.user_id,
    payment_overdue_since: paymentOverdueSince(order)?.toISOString() ?? null,
    staff_note: order.staff_note,
    version: order.version,
    cancelled_by: order.cancelled_by,
    timeline: timelineOf(order).map((entry) => ({ ...presentEntry(entry, order.currency), actor: entry.actor })),
    fulfilments: order.fulfilments.map(presentStaffFulfilment),
    refunds: order.refunds.map((refund) => presentRefund(refund, order.currency)),
    withdrawals: order.withdrawals.map(presentStaffWithdrawal),
    cancellations: order.cancellations.map((entry) => presentStaffCancellation(entry, order.currency)),
  }
}

/** No money has come and none is held: placing such orders costs nothing, as of those with nothing to pay. */
const isUnpaid = ({ captured, payment_status }: WholeOrder) => captured === 0 && payment_status !== 'authorised'

/** An order as a message to its buyer needs it. */
export function presentForMessages(order: WholeOrder, settings: ShownBy): Api.OrderForMessages {
  const { id, number, email, locale, currency, totals, shipping_address } = order
  const of = (amount: number) => ({ amount, currency })
  // Its time to pay is the shop's to deliver it in.
  const isPaidOnDelivery = order.payment_method === 'cash_on_delivery'
  const linesOf = (items: readonly ShippedItem[]) =>
    items.map(({ item_id, quantity }) => {
      const line = order.lines.find(({ id }) => id === item_id)
      return { title: line?.title ?? '', variant_title: line?.variant_title ?? null, quantity }
    })
  return {
    id,
    number,
    email,
    locale,
    customer_id: order.user_id,
    client: order.network ?? order.user_id,
    is_unpaid: isUnpaid(order),
    is_cancelled: order.status === 'cancelled',
    is_cancelled_by_buyer: order.cancelled_by === buyerOf(order),
    currency,
    lines: order.lines.map(({ title, variant_title, quantity, unit_price, total, image }) => ({
      title,
      variant_title,
      quantity,
      unit_price: of(unit_price),
      total: of(total),
      image,
    })),
    subtotal: of(totals.subtotal),
    shipping_total: of(totals.shipping_total),
    tax_total: of(totals.tax_total),
    total: of(totals.total),
    shipping_address,
    fulfilments: order.fulfilments.map(({ id, carrier, tracking_number, tracking_url, items }) => ({
      id,
      carrier,
      tracking_number,
      tracking_url,
      lines: linesOf(items),
    })),
    pay_by: isPaidOnDelivery ? null : presentPayBy(order, settings),
    withdrawals: order.withdrawals.map(({ id, name, email, text, received_at, declared_on = null, items }) => ({
      ...{ id, name, email: email ?? '', text, received_at: received_at.toISOString(), declared_on },
      lines: linesOf(items),
    })),
    cancelled: of(cancelledAmount(order)),
    outstanding: of(order.payment_status === 'authorised' ? 0 : outstandingOf(order)),
    cancellations: order.cancellations.map(({ id, reason, amount, refund, items }) => ({
      ...{ id, reason, amount: of(amount), is_refunded: refund },
      lines: linesOf(items),
    })),
    is_cancelled_unpaid: order.cancel_reason === NOT_PAID_IN_TIME && !isPaidOnDelivery,
    placed_at: order.placed_at.toISOString(),
  }
}
