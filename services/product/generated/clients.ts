// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as inventory } from './inventory-client.ts'
import type { operations as order } from './order-client.ts'

export const calls: readonly Call[] = [
  {
    "service": "inventory",
    "operationId": "initialiseStock",
    "method": "POST",
    "url": "/internal/stock/initialise",
    "repeatable": true
  },
  {
    "service": "inventory",
    "operationId": "countStock",
    "method": "POST",
    "url": "/internal/stock/counts"
  },
  {
    "service": "inventory",
    "operationId": "findUsedStock",
    "method": "POST",
    "url": "/internal/stock/used"
  },
  {
    "service": "inventory",
    "operationId": "withdrawStock",
    "method": "POST",
    "url": "/internal/stock/withdraw",
    "repeatable": true
  },
  {
    "service": "order",
    "operationId": "readSellingRules",
    "method": "GET",
    "url": "/internal/shop/selling-rules"
  }
]

/** Other services, as this one may call them. */
export interface Clients {
  inventory: {
    /** Sets stock for variants that have none yet */
    initialiseStock: ClientCall<inventory['initialiseStock']>
    /** Says how many units of some variants are on hand */
    countStock: ClientCall<inventory['countStock']>
    /** Says which variants were sold, are held, or were counted by staff */
    findUsedStock: ClientCall<inventory['findUsedStock']>
    /** Takes the initial stock of variants back whose products are gone */
    withdrawStock: ClientCall<inventory['withdrawStock']>
  }
  order: {
    /** In which currencies the shop sells, and for which tax classes it has rates */
    readSellingRules: ClientCall<order['readSellingRules']>
  }
}
