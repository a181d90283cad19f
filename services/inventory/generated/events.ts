// Generated from openapi/ by `npm run gen`. Do not edit.

import type { components } from './types.ts'
import type { components as others } from './heard.ts'

/** Events this service publishes. */
export interface Published {
  /** A variant came into stock, ran out, or fell to its low mark */
  'stock.crossed': components['schemas']['StockCrossed']
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {
  "stock.crossed": [
    "product"
  ]
}

/** Published events that every process is told of through the notices stream. */
export const notices: readonly (keyof Published)[] = ["stock.crossed"]

/** Events of other services that this one works on. */
export interface Heard {
  /** An order is confirmed; stock is sold, messages go out */
  'order.placed': others['schemas']['OrderPlaced']
  /** An order is cancelled; stock and money go back */
  'order.cancelled': others['schemas']['OrderCancelled']
}
