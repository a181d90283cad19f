// Generated from openapi/ by `npm run gen`. Do not edit.

import type { CheckoutDeleted, OrderContactErased } from './consumed.ts'
import type { PaymentChanged } from './types.ts'

/** Events this service publishes. */
export interface Published {
  /** A payment moved to another status, money of it moved, or a refund of it began or ended */
  'payment.changed': PaymentChanged
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {
  "payment.changed": [
    "notification",
    "order"
  ]
}

/** Published events that are also broadcast: every process is told of them. */
export const broadcastTypes: readonly (keyof Published)[] = []

/** Published events for integrators, which are numbered for each aggregate. */
export const numberedTypes: readonly (keyof Published)[] = ["payment.changed"]

/** Events of other services that this one works on. */
export interface Consumed {
  /** A checkout of which no order has come is deleted, by its age or with its buyer */
  'checkout.deleted': CheckoutDeleted
  /** The buyer of an order was erased, and nothing of it is open any more */
  'order.contact_erased': OrderContactErased
}

/** Types that queued events may still have from before a rename, with the types of today. */
export const formerNames: { readonly [type: string]: keyof Consumed } = {}
