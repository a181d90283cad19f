import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Event } from '@stoa/kit/events/event'
import { HAS_PENDING } from '@stoa/kit/events/mongo-pending'
import { mongoError } from '@stoa/kit/mongo/mongo'
import type { QueryFilter } from 'mongoose'
import { createdMark } from '../domain/created-product.ts'
import { formerSlugOfHandle } from '../domain/former-slug.ts'
import { handleKey } from '../domain/slug.ts'
import type { ProductDocument } from './documents.ts'
import { markDeletion } from './marks.ts'
import type { Models } from './models.ts'
import { type StoredProduct, staffTermsOf, toDocument, toProduct } from './product-document.ts'

type Db = Pick<Models, 'products'>
type Filter = QueryFilter<ProductDocument>

const LIVE = { deleted_at: null } as const
/** What lists and indexes do not read; the description is the largest part of a product. */
const LIGHT = { description: 0, translated_descriptions: 0, pending: 0, requests: 0, words: 0 } as const

type Light = Omit<ProductDocument, keyof typeof LIGHT>

/** A product as lists need it: its description and requests are left out. */
function fromLight(document: Light): StoredProduct {
  return toProduct({ ...document, description: '', requests: [], words: [] })
}

async function findOne(db: Db, filter: Filter): Promise<StoredProduct | null> {
  const document = await db.products.findOne(filter, { pending: 0, words: 0 }).lean<ProductDocument>()
  return document && toProduct(document)
}

export function findProduct(db: Db, id: string): Promise<StoredProduct | null> {
  return findOne(db, { _id: id, ...LIVE })
}

/** Also one that has been deleted and whose event has not been relayed yet. */
export function findProductOrTombstone(db: Db, id: string): Promise<StoredProduct | null> {
  return findOne(db, { _id: id })
}

/** By its slug, or else by one that it had, or by the handle it was imported with. */
export async function findProductBySlug(db: Db, slug: string): Promise<StoredProduct | null> {
  return (
    (await findOne(db, { slug, ...LIVE })) ??
    (await findOne(db, { former_slugs: slug, ...LIVE })) ??
    (await findOne(db, { handle: handleKey(slug), ...LIVE }))
  )
}

/**
 * The product that a file calls by this handle. One that has no handle yet is recognised by its slug, or by one that it had: if it
 * was made by hand, by the handle itself; if an earlier release imported it, by the slug that it made of the handle.
 */
export async function findProductByHandle(db: Db, handle: string): Promise<StoredProduct | null> {
  const isSlug = handle.startsWith(SLUG_HANDLE)
  const slug = isSlug ? handle.slice(SLUG_HANDLE.length) : formerSlugOfHandle(handle)
  const unnamed = { handle: null, ...LIVE, ...(isSlug || slug === handle ? {} : { import_mark: { $ne: null } }) }
  return (
    (await findOne(db, { handle, ...LIVE })) ??
    (await findOne(db, { slug, ...unnamed })) ??
    (await findOne(db, { former_slugs: slug, ...unnamed }))
  )
}

/** The product that files have called by this id of another shop, beside its handle. */
export const findProductByHandleById = (db: Db, handleById: string): Promise<StoredProduct | null> =>
  findOne(db, { handle_by_id: handleById, ...LIVE })

/** The slugs of those of some products that are active, in their order. */
export async function findOnSale(db: Db, ids: readonly string[]): Promise<string[]> {
  const slugs: string[] = []
  for (let at = 0; at < ids.length; at += 1_000) {
    const some = ids.slice(at, at + 1_000)
    const found = await db.products
      .find({ _id: { $in: some }, status: 'active', ...LIVE }, { slug: 1 })
      .lean<Pick<ProductDocument, '_id' | 'slug'>[]>()
    const slugOf = new Map(found.map(({ _id, slug }) => [_id, slug]))
    slugs.push(...some.flatMap((id) => slugOf.get(id) ?? []))
  }
  return slugs
}

/** Ids and handles of the products that an import created and no other has written since. Reads all products. */
export async function findMarkedCreated(db: Db, importId: string): Promise<{ id: string; handle: string }[]> {
  const found = await db.products
    .find({ import_mark: createdMark(importId), ...LIVE }, { handle: 1, slug: 1 })
    .lean<Pick<ProductDocument, '_id' | 'handle' | 'slug'>[]>()
  return found.map(({ _id, handle, slug }) => ({ id: _id, handle: handle ?? slug }))
}

/** What files call a product that has no handle where another one goes by its slug. */
export const SLUG_HANDLE = 'slug:'

export async function isSlugTaken(db: Db, slug: string): Promise<boolean> {
  return (await db.products.exists({ slug, ...LIVE })) !== null
}

/** Which of some texts are handles. */
export async function findHandles(db: Db, handles: readonly string[]): Promise<Set<string>> {
  const found = await db.products
    .find({ handle: { $in: [...handles] }, ...LIVE }, { handle: 1 })
    .lean<Pick<ProductDocument, 'handle'>[]>()
  return new Set(found.flatMap(({ handle }) => handle ?? []))
}

/** Products in every status by slug, those after one. */
export async function findProductsAfter(db: Db, slug: string, limit: number): Promise<StoredProduct[]> {
  const found = await db.products
    .find({ slug: { $gt: slug }, ...LIVE }, { pending: 0, words: 0, requests: 0 })
    .sort({ slug: 1 })
    .limit(limit)
    .lean<ProductDocument[]>()
  return found.map((document) => toProduct({ ...document, requests: [] }))
}

/** Of every product the names of its attributes and the currencies that it has prices in. */
export async function* streamNames(db: Db): AsyncGenerator<{ attributes: string[]; currencies: string[] }> {
  const cursor = db.products
    .find(LIVE, { 'attributes.name': 1, 'variants.prices.currency': 1 })
    .lean<Pick<ProductDocument, 'attributes' | 'variants'>>()
    .cursor({ batchSize: 500 })
  for await (const { attributes, variants } of cursor) {
    const currencies = variants.flatMap(({ prices }) => prices.map(({ currency }) => currency))
    yield { attributes: attributes.map(({ name }) => name), currencies }
  }
}

/** Remembers what files call a product, without a new version: nobody sees it. */
export async function rememberHandle(
  db: Db,
  id: string,
  { from, to, byId }: { from: string | null; to: string; byId: string | null },
): Promise<void> {
  const names = { handle: to, ...(byId === null ? {} : { handle_by_id: byId }) }
  await db.products.updateOne({ _id: id, handle: from, ...LIVE }, { $set: names })
}

/** Without descriptions. */
export async function findProducts(db: Db, ids: readonly string[]): Promise<StoredProduct[]> {
  if (ids.length === 0) return []
  const found = await db.products.find({ _id: { $in: [...ids] }, ...LIVE }, LIGHT).lean<Light[]>()
  return found.map(fromLight)
}

/** Which of some ids are products', in any status. */
export async function findProductIds(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const found = await db.products.find({ _id: { $in: [...ids] }, ...LIVE }, { _id: 1 }).lean<{ _id: string }[]>()
  return new Set(found.map(({ _id }) => _id))
}

/** The products that have any of the variants, in one query; without descriptions. */
export async function findProductsByVariants(db: Db, variantIds: readonly string[]): Promise<StoredProduct[]> {
  const found = await db.products.find({ 'variants.id': { $in: [...variantIds] }, ...LIVE }, LIGHT).lean<Light[]>()
  return found.map(fromLight)
}

/** Every product that is or will be shown, one after the other; without descriptions. */
export async function* streamActive(db: Db, filter: Filter = {}): AsyncGenerator<StoredProduct> {
  try {
    const cursor = db.products
      .find({ status: 'active', ...filter }, LIGHT)
      .lean<Light>()
      .cursor({ batchSize: 200 })
    for await (const document of cursor) if (!document.deleted_at) yield fromLight(document as unknown as Light)
  } catch (error) {
    throw mongoError(error)
  }
}

/** Ids and revisions of what was written since a moment, deletions included. */
export async function findTouchedSince(db: Db, since: Date): Promise<{ id: string; revision: number }[]> {
  const found = await db.products
    .find({ touched_at: { $gte: since } }, { revision: 1 })
    .lean<Pick<ProductDocument, '_id' | 'revision'>[]>()
  return found.map(({ _id, revision }) => ({ id: _id, revision }))
}

/** Writes a new product together with its pending events. Throws the duplicate key of its id or slug. */
export async function insertProduct(
  db: Db,
  stored: StoredProduct,
  pending: readonly Event[],
  now: Date,
): Promise<void> {
  await db.products.insertMany([{ ...toDocument(stored, now), pending: [...pending], ...HAS_PENDING }], { lean: true })
}

/** What is left of a deleted product until its event has been relayed. Its slug is free at once. */
function tombstoneOf({ product, revision, requests }: StoredProduct, now: Date): Partial<ProductDocument> {
  const { id } = product
  return {
    slug: id,
    handle: null,
    former_slugs: [],
    revision,
    status: 'archived',
    requests: [...requests],
    deleted_at: now,
    touched_at: now,
  }
}

/**
 * Writes a product, or its deletion, over the revision it was read at, together with its pending events. False when
 * another write came first. Throws the duplicate key of its slug.
 */
export async function saveProduct(
  db: Pick<Models, 'products' | 'deletions'>,
  next: StoredProduct,
  pending: readonly Event[],
  now: Date,
): Promise<boolean> {
  if (next.deleted) await markDeletion(db, { id: next.product.id, at: now, requests: next.requests })
  const { _id, ...fields } = toDocument(next, now)
  const change = next.deleted ? tombstoneOf(next, now) : fields
  const { matchedCount } = await db.products.updateOne(
    { _id, revision: next.revision - 1, ...LIVE },
    pending.length > 0
      ? { $set: { ...change, ...HAS_PENDING }, $push: { pending: { $each: [...pending] } } }
      : { $set: change },
  )
  return matchedCount === 1
}

/** What a sitemap says of a product. */
export interface ListedProduct {
  slug: string
  updated_at: string
  image: string | null
  order_key: string
}

/** Products that shoppers see at a moment, the oldest first, one more than `limit`; little of each is read. */
export async function listPublished(db: Db, now: string, { after, back, limit }: PageFrom): Promise<ListedProduct[]> {
  const position = after === null ? {} : { order_key: { [back ? '$lt' : '$gt']: after } }
  const found = await db.products
    .find({ status: 'active', published_at: { $lte: now }, ...position, ...LIVE } as Filter, {
      ...{ slug: 1, updated_at: 1, order_key: 1, 'media.url': 1 },
    })
    .sort({ order_key: back ? -1 : 1 })
    .limit(limit + 1)
    .lean<Pick<ProductDocument, 'slug' | 'updated_at' | 'order_key' | 'media'>[]>()
  return found.map(({ slug, updated_at, order_key, media }) => ({
    ...{ slug, updated_at, order_key, image: media[0]?.url ?? null },
  }))
}

export interface StaffFilter {
  status?: string
  q?: string
  skus?: readonly string[]
}

function staffFilter({ status, q, skus }: StaffFilter): Filter {
  // Bounds instead of an anchored expression, which not every server evaluates correctly
  // (docs/decisions/0006-mongodb-and-its-stand-in.md).
  const terms = staffTermsOf(q ?? '').slice(0, 5)
  const begins = terms.map((term) => ({ words: { $elemMatch: { $gte: term, $lt: `${term}\uffff` } } }))
  return {
    ...(status ? { status } : {}),
    ...(skus ? { 'variants.sku': { $in: skus } } : {}),
    ...(begins.length > 0 ? { $and: begins } : {}),
  } as Filter
}

/** Variants of all products of a page: one product may have 2,048, and each takes ten microseconds to read and to write. */
export const MAX_VARIANTS_OF_PAGE = 1_000
/** Read at a time: ordinary pages with one query, and of products with very many variants not all that a page could have. */
const BATCH = 25

/** A page of products in every status, the newest first, one more than `limit`, or than fit (`countFitting`). */
export async function listProducts(db: Db, filter: StaffFilter, from: PageFrom): Promise<StoredProduct[]> {
  const { after, back, limit } = from
  const position = after === null ? {} : { order_key: { [back ? '$gt' : '$lt']: after } }
  const cursor = db.products
    .find({ ...staffFilter(filter), ...position, ...LIVE } as Filter, { pending: 0, words: 0 })
    .sort({ order_key: back ? 1 : -1 })
    .limit(limit + 1)
    .lean<ProductDocument>()
    .cursor({ batchSize: BATCH })
  const found: StoredProduct[] = []
  for await (const document of cursor) {
    found.push(toProduct(document))
    if (countFitting(found) < found.length) break
  }
  return found
}

/** How many of the products that were read are on the page: the first, and those whose variants fit with those before them. */
export function countFitting(products: readonly StoredProduct[]): number {
  let variants = 0
  const end = products.findIndex(({ product }, at) => {
    variants += product.variants.length
    return at > 0 && variants > MAX_VARIANTS_OF_PAGE
  })
  return end < 0 ? products.length : end
}
