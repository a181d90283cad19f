// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as product } from './product-client.ts'
import type { operations as inventory } from './inventory-client.ts'
import type { operations as payment } from './payment-client.ts'
import type { operations as user } from './user-client.ts'

export const calls: readonly Call[] = [
  {
    "service": "product",
    "operationId": "quoteVariants",
    "method": "POST",
    "url": "/internal/products/quote"
  },
  {
    "service": "inventory",
    "operationId": "holdStock",
    "method": "POST",
    "url": "/internal/reservations",
    "repeatable": true
  },
  {
    "service": "inventory",
    "operationId": "releaseStock",
    "method": "POST",
    "url": "/internal/reservations/:reservationId/release",
    "repeatable": true
  },
  {
    "service": "inventory",
    "operationId": "listPinnedReservations",
    "method": "GET",
    "url": "/internal/pinned-reservations"
  },
  {
    "service": "inventory",
    "operationId": "sellReservation",
    "method": "POST",
    "url": "/internal/reservations/:reservationId/sell",
    "repeatable": true
  },
  {
    "service": "inventory",
    "operationId": "readAvailability",
    "method": "POST",
    "url": "/internal/availability"
  },
  {
    "service": "payment",
    "operationId": "listEnabledMethods",
    "method": "GET",
    "url": "/internal/payment-methods"
  },
  {
    "service": "payment",
    "operationId": "authorisePayment",
    "method": "POST",
    "url": "/internal/payments",
    "repeatable": true
  },
  {
    "service": "payment",
    "operationId": "readPayment",
    "method": "GET",
    "url": "/internal/payments/:paymentId"
  },
  {
    "service": "payment",
    "operationId": "cancelPayment",
    "method": "POST",
    "url": "/internal/payments/:paymentId/cancel",
    "repeatable": true
  },
  {
    "service": "payment",
    "operationId": "endUnpaidPayment",
    "method": "POST",
    "url": "/internal/payments/:paymentId/end-unpaid",
    "repeatable": true
  },
  {
    "service": "payment",
    "operationId": "refundOrder",
    "method": "POST",
    "url": "/internal/payments/:paymentId/refunds",
    "repeatable": true
  },
  {
    "service": "payment",
    "operationId": "waiveAmount",
    "method": "POST",
    "url": "/internal/payments/:paymentId/waive",
    "repeatable": true
  },
  {
    "service": "user",
    "operationId": "readErasure",
    "method": "GET",
    "url": "/internal/erasures/:id"
  },
  {
    "service": "user",
    "operationId": "reportErasure",
    "method": "POST",
    "url": "/internal/erasures/:id/reports",
    "repeatable": true
  }
]

/** Other services, as this one may call them. */
export interface Clients {
  product: {
    /** Says what some variants cost now, and whether they may be sold */
    quoteVariants: ClientCall<product['quoteVariants']>
  }
  inventory: {
    /** Holds all lines for a checkout, or none */
    holdStock: ClientCall<inventory['holdStock']>
    /** Releases held stock */
    releaseStock: ClientCall<inventory['releaseStock']>
    /** Lists reservations that have been pinned for more than five minutes, ordered by id */
    listPinnedReservations: ClientCall<inventory['listPinnedReservations']>
    /** Turns held stock into a sale, as order.placed does */
    sellReservation: ClientCall<inventory['sellReservation']>
    /** Says what may be told of the stock of some variants */
    readAvailability: ClientCall<inventory['readAvailability']>
  }
  payment: {
    /** Lists the payment methods that may be used for an amount */
    listEnabledMethods: ClientCall<payment['listEnabledMethods']>
    /** Authorises, and by default captures, the money for a checkout */
    authorisePayment: ClientCall<payment['authorisePayment']>
    /** Reads a payment, querying the provider first when its outcome is not known */
    readPayment: ClientCall<payment['readPayment']>
    /** Cancels a payment in any state; voids what was authorised, refunds what was captured */
    cancelPayment: ClientCall<payment['cancelPayment']>
    /** Cancels a payment of which no money has come, or refuses */
    endUnpaidPayment: ClientCall<payment['endUnpaidPayment']>
    /** Refunds some or all of what was captured */
    refundOrder: ClientCall<payment['refundOrder']>
    /** Says how much of a payment need not be paid, as items of its order were cancelled */
    waiveAmount: ClientCall<payment['waiveAmount']>
  }
  user: {
    /** Reads who is to be erased */
    readErasure: ClientCall<user['readErasure']>
    /** Says that the calling service has done a round of an erasure */
    reportErasure: ClientCall<user['reportErasure']>
  }
}
