import type { Event } from '@stoa/kit/events/event'
import { pendingEvent } from '@stoa/kit/events/pending-event'
import type { ProductContext } from '../context.ts'
import type { Published } from '../generated/events.ts'
import type { StoredCategory } from '../store/categories.ts'
import type { StoredCollection } from '../store/collections.ts'
import type { StoredProduct } from '../store/product-document.ts'

type Ctx = Pick<ProductContext, 'now'> & Partial<Pick<ProductContext, 'traceparent'>>

/** The event that publishes a new revision of a product. */
export function productChanged(ctx: Ctx, { product: { id }, revision, deleted }: StoredProduct): Event {
  const data = { product_id: id, version: revision, deleted }
  return pendingEvent<Published>({ type: 'product.changed', aggregate: id, data }, ctx)
}

/** The event that publishes a new version of a category. */
export function categoryChanged(ctx: Ctx, { category: { id, version }, deleted }: StoredCategory): Event {
  const data = { category_id: id, version, deleted }
  return pendingEvent<Published>({ type: 'category.changed', aggregate: id, data }, ctx)
}

/** The event that publishes a new version of a collection. */
export function collectionChanged(ctx: Ctx, { collection: { id, version }, deleted }: StoredCollection): Event {
  const data = { collection_id: id, version, deleted }
  return pendingEvent<Published>({ type: 'collection.changed', aggregate: id, data }, ctx)
}
