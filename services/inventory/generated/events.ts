// Generated from openapi/ by `npm run gen`. Do not edit.

import type { ErasureRequested, OrderCancelled, OrderItemsCancelled, OrderPlaced } from './consumed.ts'
import type { StockAvailabilityChanged, StockBackInStock } from './types.ts'

/** Events this service publishes. */
export interface Published {
  /** A variant that somebody signed up for can be bought again; one event for each sign-up */
  'stock.back_in_stock': StockBackInStock
  /** A variant came into stock, ran out, or fell to its low mark */
  'stock.availability_changed': StockAvailabilityChanged
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {
  "stock.back_in_stock": [
    "notification"
  ],
  "stock.availability_changed": [
    "notification",
    "product"
  ]
}

/** Published events that are also broadcast: every process is told of them. */
export const broadcastTypes: readonly (keyof Published)[] = ["stock.availability_changed"]

/** Published events for integrators, which are numbered for each aggregate. */
export const numberedTypes: readonly (keyof Published)[] = ["stock.availability_changed"]

/** Events of other services that this one works on. */
export interface Consumed {
  /** An order is confirmed; stock is sold, messages go out */
  'order.placed': OrderPlaced
  /** An order is cancelled; stock and money go back */
  'order.cancelled': OrderCancelled
  /** Units of an order that were not shipped are cancelled; the rest of it stands */
  'order.items_cancelled': OrderItemsCancelled
  /** A person is to be erased; each service does its part, in two rounds */
  'erasure.requested': ErasureRequested
}

/** Types that queued events may still have from before a rename, with the types of today. */
export const formerNames: { readonly [type: string]: keyof Consumed } = {}
