import type { Order } from '@stoa/sdk'
import { addressLines } from './address-lines.ts'
import { linesOf } from './cart-lines.server.ts'
import type { Language } from './languages.ts'

/** What pages show of an order. */
export function orderViewOf(order: Order, language: Language) {
  const linesOfAddress = (address: Order['shipping_address']) => (address ? addressLines(address, language) : [])
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
    address: linesOfAddress(order.shipping_address),
    billing: linesOfAddress(order.billing_address),
    parcels: order.fulfilments.map(({ id, carrier, tracking_number, tracking_url }) => ({
      id,
      name: [carrier, tracking_number].filter(Boolean).join(' '),
      // Staff typed it; only an address of the web is a link.
      url: tracking_url && /^https?:\/\//.test(tracking_url) ? tracking_url : null,
    })),
  }
}

export type OrderView = ReturnType<typeof orderViewOf>
