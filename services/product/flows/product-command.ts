import type { Event } from '@stoa/kit/events/event'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { DomainError } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import { withPriceHistory } from '../domain/price-history.ts'
import type { Product } from '../domain/product.ts'
import { formerSlugsAfter } from '../domain/slug.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { productChanged } from './change-events.ts'
import { slugTaken } from './free-slug.ts'
import { withRecord } from './idempotency.ts'

type Ctx = Pick<ProductContext, 'db' | 'catalogue' | 'outbox' | 'now' | 'idempotency' | 'traceparent'>

/** What a command decided about a product: the document to write, the events it publishes, and what is returned. */
export interface ProductDecision<R = StoredProduct> {
  /** Null: nothing is written. */
  change: StoredProduct | null
  events: readonly Event[]
  response: R
}

/** Writers of one product rarely meet: staff and an availability change at the same moment, for instance. */
const MAX_ATTEMPTS = 10

/** A repeated request: its change has been made, and the response is the product as it is now. */
export function unchanged<R>(stored: R): ProductDecision<R> {
  return { change: null, events: [], response: stored }
}

function written(ctx: Ctx, stored: StoredProduct, next: Partial<StoredProduct>): ProductDecision {
  const requests = withRecord(ctx, stored.requests)
  const change = { ...stored, ...next, revision: stored.revision + 1, requests }
  return { change, events: [productChanged(ctx, change)], response: change }
}

/** The product as a rule has changed it, as its next version. */
export function changed(ctx: Ctx, stored: StoredProduct, product: Product): ProductDecision {
  const version = stored.product.version + 1
  const now = ctx.now.toISOString()
  return written(ctx, stored, {
    product: { ...withPriceHistory(stored.product, product, now), version, updated_at: now },
    formerSlugs: formerSlugsAfter(stored.formerSlugs, stored.product.slug, product.slug),
  })
}

/** The product deleted. Orders keep their own copy of what was bought. */
export function deleted(ctx: Ctx, stored: StoredProduct): ProductDecision {
  return written(ctx, stored, { deleted: true })
}

/** Makes a write visible in this process, and has its events relayed. */
export function afterWrite(
  ctx: Pick<Ctx, 'db' | 'catalogue' | 'outbox'>,
  stored: StoredProduct,
  events: readonly Event[],
): void {
  ctx.catalogue.apply(stored)
  if (events.length === 0) return
  ctx.outbox.wake({ model: ctx.db.products, id: stored.product.id, events, isDeleted: stored.deleted })
}

/**
 * Carries out a command on one product. `decide` reads the product and returns the decision of a pure rule; document and
 * events are then written in one step, over the revision that was read. When another write came first, it is decided anew.
 */
export async function productCommand<R = StoredProduct>(
  ctx: Ctx,
  decide: () => Promise<ProductDecision<R>>,
): Promise<R> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const { change, events, response } = await decide()
    if (!change) return response
    const isWritten = await store.saveProduct(ctx.db, change, events, ctx.now).catch((error: unknown) => {
      throw isDuplicateKey(error) ? slugTaken() : error
    })
    if (isWritten) {
      afterWrite(ctx, change, events)
      return response
    }
  }
  throw new DomainError('precondition_failed')
}
