// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as order } from './order-client.ts'
import type { operations as user } from './user-client.ts'
import type { operations as inventory } from './inventory-client.ts'
import type { operations as product } from './product-client.ts'

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
    "operationId": "readAbandonedCart",
    "method": "GET",
    "url": "/internal/carts/:cartId"
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
    "operationId": "readSignIn",
    "method": "GET",
    "url": "/internal/sessions/:id"
  },
  {
    "service": "user",
    "operationId": "readPasswordReset",
    "method": "GET",
    "url": "/internal/password-resets/:id"
  },
  {
    "service": "user",
    "operationId": "readEmailVerification",
    "method": "GET",
    "url": "/internal/email-verifications/:id"
  },
  {
    "service": "user",
    "operationId": "readPhoneVerification",
    "method": "GET",
    "url": "/internal/phone-verifications/:id"
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
  },
  {
    "service": "inventory",
    "operationId": "readBackInStockRequest",
    "method": "GET",
    "url": "/internal/back-in-stock/:requestId"
  },
  {
    "service": "product",
    "operationId": "quoteVariants",
    "method": "POST",
    "url": "/internal/products/quote"
  }
]

/** Other services, as this one may call them. */
export interface Clients {
  order: {
    /** Reads an order with what a message to its buyer needs */
    readOrder: ClientCall<order['readOrder']>
    /** Reads many orders with what messages to their buyers need */
    readOrders: ClientCall<order['readOrders']>
    /** Reads a customer's cart with what a reminder of it needs */
    readAbandonedCart: ClientCall<order['readAbandonedCart']>
    /** What staff have set of the shop; what is not set follows the environment of each service */
    readShopSettings: ClientCall<order['readShopSettings']>
  }
  user: {
    /** Reads where a user can be reached */
    readContact: ClientCall<user['readContact']>
    /** Reads whom a sign-in is told to, and from where it was */
    readSignIn: ClientCall<user['readSignIn']>
    /** Reads whom a link to reset a password goes to, and its token */
    readPasswordReset: ClientCall<user['readPasswordReset']>
    /** Reads whom a link to verify an e-mail address goes to, and its token */
    readEmailVerification: ClientCall<user['readEmailVerification']>
    /** Reads which number a code goes to, and the code */
    readPhoneVerification: ClientCall<user['readPhoneVerification']>
    /** Reads who is to be erased */
    readErasure: ClientCall<user['readErasure']>
    /** Says that the calling service has done a round of an erasure */
    reportErasure: ClientCall<user['reportErasure']>
  }
  inventory: {
    /** Reads whom to mail that a variant is back, and the token of the link in the mail */
    readBackInStockRequest: ClientCall<inventory['readBackInStockRequest']>
  }
  product: {
    /** Says what some variants cost now, and whether they may be sold */
    quoteVariants: ClientCall<product['quoteVariants']>
  }
}
