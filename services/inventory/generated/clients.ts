// Generated from openapi/ by `npm run gen`. Do not edit.

import type { Call, ClientCall } from '@stoa/kit/contract/operations'
import type { operations as product } from './product-client.ts'
import type { operations as user } from './user-client.ts'

export const calls: readonly Call[] = [
  {
    "service": "product",
    "operationId": "readVariant",
    "method": "GET",
    "url": "/internal/variants/:variantId"
  },
  {
    "service": "product",
    "operationId": "findVariants",
    "method": "POST",
    "url": "/internal/variants/find"
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
    /** Says which product a variant belongs to */
    readVariant: ClientCall<product['readVariant']>
    /** Finds variants by their ids or SKUs */
    findVariants: ClientCall<product['findVariants']>
  }
  user: {
    /** Reads who is to be erased */
    readErasure: ClientCall<user['readErasure']>
    /** Says that the calling service has done a round of an erasure */
    reportErasure: ClientCall<user['reportErasure']>
  }
}
