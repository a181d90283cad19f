import type { CallOptions } from '@stoa/kit/contract/operations'
import type { Deps } from '../context.ts'
import type { Cart } from '../domain/cart.ts'
import type { Checkout } from '../domain/checkout.ts'
import { type OrderLine, paymentStatusOf } from '../domain/order.ts'
import type { Clients } from '../generated/clients.ts'
import { lockCart, saveCart } from '../store/carts.ts'
import { insertOrder, type NewOrder } from '../store/orders.ts'
import { inProgress, move } from './wheel.ts'

/** A payment as the payment service tells it. */
export type PaymentFacts = Awaited<ReturnType<Clients['payment']['readPayment']>>

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

function orderOf(checkout: Checkout, payment: PaymentFacts): NewOrder {
  const { cart } = checkout
  return {
    id: checkout.order_id,
    number: checkout.order_number,
    owner: cart.owner,
    user_id: cart.user_id,
    cart_id: cart.id,
    reservation_id: checkout.id,
    payment_id: checkout.payment_id,
    payment_method: cart.payment?.method ?? '',
    payment_status: paymentStatusOf(payment.status, payment.captured.amount, payment.refunded.amount),
    email: cart.email ?? '',
    locale: cart.locale,
    currency: cart.currency,
    note: cart.note,
    totals: cart.totals,
    total: cart.totals.total,
    captured: payment.captured.amount,
    shipping_address: cart.shipping_address,
    billing_address: cart.billing_address,
    shipping_option: cart.shipping_option,
  }
}

/** The order comes to be: its rows, the closed cart, the ended attempt and the event, in one transaction. */
export async function confirm(
  deps: Deps,
  checkout: Checkout,
  payment: PaymentFacts,
  call: CallOptions,
): Promise<Checkout> {
  const { cart } = checkout
  const order = orderOf(checkout, payment)
  return deps.pg.tx(async (tx) => {
    const now = await lockCart(tx, cart.id, null)
    if (!now) throw inProgress()
    await move(tx, checkout, { state: 'confirmed', due: null, keep: false })
    insertOrder(tx, order, linesOf(cart))
    await saveCart(tx, { ...now, status: 'completed', order_id: order.id })
    await deps.outbox.add(tx, {
      type: 'order.placed',
      aggregate: order.id,
      data: {
        order_id: order.id,
        number: order.number,
        reservation_id: checkout.id,
        customer_id: order.user_id,
        total: { amount: order.total, currency: order.currency },
        lines: cart.items.map(({ variant_id, quantity }) => ({ variant_id, quantity })),
      },
      ...(call.traceparent ? { traceparent: call.traceparent } : {}),
    })
    return { ...checkout, state: 'confirmed', lease: null }
  })
}
