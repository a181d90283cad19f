import type { Order } from '@stoa/sdk'
import { addressLines } from './address-lines.ts'
import { linesOf } from './cart-lines.server.ts'
import { timelineOf } from './order-timeline.server.ts'
import type { Visit } from './stoa.server.ts'
import { withdrawalRightOf } from './withdrawal.server.ts'

/** What pages show of an order. */
export function orderViewOf(order: Order, visit: Pick<Visit, 'language' | 'facts'>) {
  const { language } = visit
  const linesOfAddress = (address: Order['shipping_address']) => (address ? addressLines(address, language) : [])
  return {
    id: order.id,
    number: order.number,
    email: order.email ?? '',
    isCancelled: order.status === 'cancelled',
    canBeCancelled: order.cancellable,
    paymentTitle: order.payment.title,
    paymentStatus: order.payment_status,
    fulfilmentStatus: order.fulfilment_status,
    totals: order.totals,
    shippingName: order.shipping_option?.name ?? '',
    lines: linesOf(order),
    address: linesOfAddress(order.shipping_address),
    billing: linesOfAddress(order.billing_address),
    timeline: timelineOf(order, visit),
    withdrawal: withdrawalRightOf(order, visit),
  }
}

export type OrderView = ReturnType<typeof orderViewOf>
