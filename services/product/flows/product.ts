import { requireMatch } from '@stoa/kit/http/etag'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { newId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import type { Product } from '../domain/product.ts'
import { type EditContext, type NewProduct, newProduct } from '../domain/product-edit.ts'
import { slugAfter } from '../domain/slug.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { productChanged } from './announcement.ts'
import { shelve } from './availability.ts'
import { idFor, isRepeated, markOf, withMark } from './request-mark.ts'

type Ctx = Pick<
  ProductContext,
  'db' | 'catalogue' | 'clients' | 'outbox' | 'now' | 'idempotency' | 'requestId' | 'traceparent' | 'log'
>

const PREFIXES = { variant: 'var', media: 'med' } as const
const MAX_SLUG_TRIES = 20
/** Writers of one product meet rarely; stock and staff at the same moment, say. */
const MAX_TRIES = 10

export function editContext(ctx: Pick<Ctx, 'now' | 'catalogue'>): EditContext {
  return {
    newId: (kind) => newId(PREFIXES[kind], ctx.now.getTime()),
    isCategory: (id) => ctx.catalogue.tree.groups.has(id),
    now: ctx.now.toISOString(),
  }
}

export function slugTaken(): DomainError {
  const detail = 'Another one has this slug.'
  return new DomainError('already_exists', detail, { errors: [{ pointer: '/slug', code: 'taken', detail }] })
}

/** Tells everyone of a write that has been made. */
export function published(ctx: Pick<Ctx, 'catalogue' | 'outbox'>, stored: StoredProduct): void {
  ctx.catalogue.wrote(stored)
  ctx.outbox.wake()
}

/** Inserts under the first slug that is free; `isFixed`: under this one or not at all. */
async function insert(ctx: Ctx, stored: StoredProduct, isFixed: boolean): Promise<StoredProduct | null> {
  let attempt = stored
  for (let tries = 1; tries <= MAX_SLUG_TRIES; tries++) {
    const { id } = attempt.product
    try {
      await store.insertProduct(ctx.db, attempt, productChanged(id, 1, ctx))
      return attempt
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      if (await store.findProductOrTombstone(ctx.db, id)) return null
      if (isFixed) throw slugTaken()
      attempt = { ...stored, product: { ...stored.product, slug: slugAfter(stored.product.slug, tries) } }
    }
  }
  throw slugTaken()
}

/** Units that a new product's variants bring along, in their order. */
function quantitiesOf(product: Product, input: NewProduct): Map<string, number> {
  const quantities = new Map<string, number>()
  for (const [index, variant] of product.variants.entries()) {
    const quantity = input.variants?.[index]?.quantity
    if (quantity !== undefined) quantities.set(variant.id, quantity)
  }
  return quantities
}

/** Adds a product. Its id follows from the Idempotency-Key, so a repeated request finds what the first one made. */
export async function createProduct(ctx: Ctx, input: NewProduct): Promise<StoredProduct> {
  const mark = markOf(ctx)
  await ctx.catalogue.knowCategories(input.category_ids ?? [])
  const product = newProduct(idFor(ctx, 'prd'), input, editContext(ctx))
  const draft: StoredProduct = {
    ...{ product, revision: 1, stockVersions: new Map(), requests: withMark([], mark), importMark: null },
    deleted: false,
  }
  const made = await insert(ctx, draft, input.slug !== undefined)
  // Its units may not have been shelved the first time; where they were, shelving changes nothing.
  if (!made) {
    const known = await repeated(ctx, product.id)
    return shelve(ctx, known, quantitiesOf(known.product, input))
  }
  published(ctx, made)
  return shelve(ctx, made, quantitiesOf(made.product, input))
}

async function repeated(ctx: Ctx, id: string): Promise<StoredProduct> {
  const known = await store.findProductOrTombstone(ctx.db, id)
  if (!known || !isRepeated(known.requests, markOf(ctx))) throw new DomainError('idempotency_key_reused')
  if (known.deleted) throw notFound('This product')
  return known
}

/** A product as staff see it. */
export async function readProduct(ctx: Pick<Ctx, 'db'>, id: string): Promise<StoredProduct> {
  const stored = await store.findProduct(ctx.db, id)
  if (!stored) throw notFound('This product')
  return stored
}

export interface Change {
  /** Null: whatever version it has (operations on what is new). */
  ifMatch: string | undefined | null
  edit(product: Product): Product
}

/**
 * Changes a product: If-Match is compared, the edit made, and written over the revision that was read. When stock or an
 * import was faster, it is read and judged again. A repeated request answers with the product as it is.
 */
export async function changeProduct(ctx: Ctx, id: string, change: Change): Promise<StoredProduct> {
  const mark = markOf(ctx)
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const stored = await readProduct(ctx, id)
    if (isRepeated(stored.requests, mark)) return stored
    const { version } = stored.product
    if (change.ifMatch !== null) requireMatch(change.ifMatch, version)
    const edited = change.edit(stored.product)
    const product = { ...edited, version: version + 1, updated_at: ctx.now.toISOString() }
    const next = { ...stored, product, revision: stored.revision + 1, requests: withMark(stored.requests, mark) }
    if (await write(ctx, next)) {
      published(ctx, next)
      return next
    }
  }
  throw new DomainError('precondition_failed')
}

async function write(ctx: Ctx, next: StoredProduct): Promise<boolean> {
  try {
    return await store.replaceProduct(ctx.db, next, productChanged(next.product.id, next.revision, ctx), ctx.now)
  } catch (error) {
    if (isDuplicateKey(error)) throw slugTaken()
    throw error
  }
}

/** Deletes a product. Orders keep their own copy of what was bought. */
export async function deleteProduct(ctx: Ctx, id: string, ifMatch: string | undefined): Promise<void> {
  const mark = markOf(ctx)
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const stored = await store.findProductOrTombstone(ctx.db, id)
    if (stored?.deleted && isRepeated(stored.requests, mark)) return
    if (!stored || stored.deleted) throw notFound('This product')
    requireMatch(ifMatch, stored.product.version)
    const revision = stored.revision + 1
    const last = { ...stored, revision, requests: withMark(stored.requests, mark) }
    if (await store.buryProduct(ctx.db, last, productChanged(id, revision, { ...ctx, deleted: true }))) {
      ctx.catalogue.removed(id, revision)
      ctx.outbox.wake()
      return
    }
  }
  throw new DomainError('precondition_failed')
}
