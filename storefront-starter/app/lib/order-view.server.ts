import type { Order } from '@stoa/sdk'
import { linesOf } from './cart-lines.server.ts'

/** What pages show of an order. */
export function orderViewOf(order: Order) {
  const { shipping_address: to } = order
  return {
    id: order.id,
    number: order.number,
    email: order.email,
    isCancelled: order.status === 'cancelled',
    canBeCancelled: order.status === 'placed' && order.fulfilments.length === 0,
    paymentStatus: order.payment_status,
    fulfilmentStatus: order.fulfilment_status,
    totals: order.totals,
    shippingName: order.shipping_option?.name ?? '',
    lines: linesOf(order),
    address: to
      ? [
          to.name,
          to.company,
          to.line1,
          to.line2,
          [to.postal_code, to.city].filter(Boolean).join(' '),
          to.country,
        ].filter(Boolean)
      : [],
    parcels: order.fulfilments.map(({ id, carrier, tracking_number, tracking_url }) => ({
      id,
      name: [carrier, tracking_number].filter(Boolean).join(' '),
      // Staff typed it; only an address of the web is a link.
      url: tracking_url && /^https?:\/\//.test(tracking_url) ? tracking_url : null,
    })),
  }
}

export type OrderView = ReturnType<typeof orderViewOf>
