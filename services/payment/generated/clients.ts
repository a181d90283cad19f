// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as order } from './order-client.ts'

export const calls: readonly Call[] = [
  {
    "service": "order",
    "operationId": "resumeCheckout",
    "method": "POST",
    "url": "/internal/checkouts/:checkoutId/resume",
    "repeatable": true
  }
]

/** Other services, as this one may call them. */
export interface Clients {
  order: {
    /** Carries a checkout on after its payment has moved */
    resumeCheckout: ClientCall<order['resumeCheckout']>
  }
}
