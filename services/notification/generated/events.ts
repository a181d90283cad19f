// Generated from openapi/ by `npm run gen`. Do not edit.

import type { components as others } from './heard.ts'

/** Events this service publishes. */
export interface Published {
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {}

/** Published events that every process is told of through the notices stream. */
export const notices: readonly (keyof Published)[] = []

/** Events of other services that this one works on. */
export interface Heard {
  /** An order is confirmed; stock is sold, messages go out */
  'order.placed': others['schemas']['OrderPlaced']
  /** An order is cancelled; stock and money go back */
  'order.cancelled': others['schemas']['OrderCancelled']
  /** Some or all of an order was shipped */
  'order.fulfilled': others['schemas']['OrderFulfilled']
  /** Money of an order went back to the buyer */
  'order.refunded': others['schemas']['OrderRefunded']
  /** Somebody made an account */
  'user.registered': others['schemas']['UserRegistered']
}
