// Generated from openapi/ by `npm run gen`. Do not edit.

import type { StockAvailabilityChanged } from './consumed.ts'
import type { CategoryChanged, CollectionChanged, ProductChanged } from './types.ts'

/** Events this service publishes. */
export interface Published {
  /** A product was created, changed or deleted */
  'product.changed': ProductChanged
  /** A category was created, changed or deleted */
  'category.changed': CategoryChanged
  /** A collection was created, changed or deleted */
  'collection.changed': CollectionChanged
}

/** Which services work on each published event, once each. */
export const subscribers: { readonly [T in keyof Published]: readonly string[] } = {
  "product.changed": [
    "notification"
  ],
  "category.changed": [
    "notification"
  ],
  "collection.changed": [
    "notification"
  ]
}

/** Published events that are also broadcast: every process is told of them. */
export const broadcastTypes: readonly (keyof Published)[] = ["product.changed","category.changed","collection.changed"]

/** Events of other services that this one works on. */
export interface Consumed {
  /** A variant came into stock, ran out, or fell to its low mark */
  'stock.availability_changed': StockAvailabilityChanged
}

/** Types that queued events may still have from before a rename, with the types of today. */
export const formerNames: { readonly [type: string]: keyof Consumed } = {
  "stock.crossed": "stock.availability_changed"
}
