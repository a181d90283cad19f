// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as order } from './order-client.ts'
import type { operations as user } from './user-client.ts'

export const calls: readonly Call[] = [
  {
    "service": "order",
    "operationId": "readOrder",
    "method": "GET",
    "url": "/internal/orders/:orderId"
  },
  {
    "service": "order",
    "operationId": "readOrders",
    "method": "POST",
    "url": "/internal/orders/read"
  },
  {
    "service": "order",
    "operationId": "readShopSettings",
    "method": "GET",
    "url": "/internal/shop"
  },
  {
    "service": "user",
    "operationId": "readContact",
    "method": "GET",
    "url": "/internal/users/:userId/contact"
  },
  {
    "service": "user",
    "operationId": "readPasswordReset",
    "method": "GET",
    "url": "/internal/password-resets/:id"
  }
]

/** Other services, as this one may call them. */
export interface Clients {
  order: {
    /** Reads an order with what a message to its buyer needs */
    readOrder: ClientCall<order['readOrder']>
    /** Reads many orders with what messages to their buyers need */
    readOrders: ClientCall<order['readOrders']>
    /** What staff have set of the shop; what is not set follows the environment of each service */
    readShopSettings: ClientCall<order['readShopSettings']>
  }
  user: {
    /** Reads where a user can be reached */
    readContact: ClientCall<user['readContact']>
    /** Reads whom a link to reset a password goes to, and its token */
    readPasswordReset: ClientCall<user['readPasswordReset']>
  }
}
