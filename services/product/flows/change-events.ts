import type { Event } from '@stoa/kit/events/event'
import { pendingEvent } from '@stoa/kit/events/pending-event'
import type { Category } from '../domain/category.ts'
import type { Published } from '../generated/events.ts'

/** The event that a product's new revision is told by. */
export function productChanged(
  product_id: string,
  revision: number,
  how: { now: Date; deleted?: boolean; traceparent?: string | undefined },
): Event {
  const data = { product_id, version: revision, deleted: how.deleted ?? false }
  return pendingEvent<Published>({ type: 'product.changed', aggregate: product_id, data }, how)
}

/** The event that a category's new version is told by. */
export function categoryChanged(category: Category, how: { now: Date; deleted?: boolean }): Event {
  const data = { category_id: category.id, version: category.version, deleted: how.deleted ?? false }
  return pendingEvent<Published>({ type: 'category.changed', aggregate: category.id, data }, how)
}
