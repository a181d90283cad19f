// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as inventory } from './inventory-client.ts'

export const calls: readonly Call[] = [
  {
    "service": "inventory",
    "operationId": "initialiseStock",
    "method": "POST",
    "url": "/internal/stock/initialise",
    "repeatable": true
  }
]

/** Other services, as this one may call them. */
export interface Clients {
  inventory: {
    /** Sets stock for variants that have none yet */
    initialiseStock: ClientCall<inventory['initialiseStock']>
  }
}
