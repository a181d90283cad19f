// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as order } from './order-client.ts'
import type { operations as payment } from './payment-client.ts'
import type { operations as inventory } from './inventory-client.ts'
import type { operations as notification } from './notification-client.ts'

export const calls: readonly Call[] = [
  {
    "service": "order",
    "operationId": "readOrderData",
    "method": "POST",
    "url": "/internal/personal-data"
  },
  {
    "service": "payment",
    "operationId": "readPaymentData",
    "method": "POST",
    "url": "/internal/personal-data"
  },
  {
    "service": "inventory",
    "operationId": "readSignUpData",
    "method": "POST",
    "url": "/internal/personal-data"
  },
  {
    "service": "notification",
    "operationId": "readMessageData",
    "method": "POST",
    "url": "/internal/personal-data"
  }
]

/** Other services, as this one may call them. */
export interface Clients {
  order: {
    /** Reads a page of what is held about a person */
    readOrderData: ClientCall<order['readOrderData']>
  }
  payment: {
    /** Reads the payments of a person's orders */
    readPaymentData: ClientCall<payment['readPaymentData']>
  }
  inventory: {
    /** Reads which variants an address has signed up for */
    readSignUpData: ClientCall<inventory['readSignUpData']>
  }
  notification: {
    /** Reads a page of what is held about a person */
    readMessageData: ClientCall<notification['readMessageData']>
  }
}
