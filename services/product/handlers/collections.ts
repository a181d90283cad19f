import { listPage, type PageFrom } from '@stoa/kit/contract/list-page'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler, ProductContext } from '../context.ts'
import {
  type Collection,
  orderKeyOf,
  withAdded,
  withCollectionFields,
  withMoved,
  withoutThose,
} from '../domain/collection.ts'
import { rulesFrom } from '../domain/collection-rules.ts'
import { collectionTexts } from '../domain/localised.ts'
import { compareText } from '../domain/text.ts'
import * as flow from '../flows/collection.ts'
import { isDeletedByThis, isReplay } from '../flows/idempotency.ts'
import { pageInputOf } from '../flows/page-input.ts'
import type * as Api from '../generated/types.ts'
import { findCollection, type StoredCollection } from '../store/collections.ts'
import { contentLanguage, localesOf } from './locale.ts'

/** A page of the collections, which are in memory. */
async function read({ catalogue }: ProductContext, { after, back, limit }: PageFrom): Promise<Collection[]> {
  const direction = back ? -1 : 1
  const listed = back ? catalogue.collections.all.toReversed() : catalogue.collections.all
  const isLater = (one: Collection) => after === null || compareText(orderKeyOf(one), after) * direction > 0
  return listed.filter(isLater).slice(0, limit + 1)
}

function list<T>(
  ctx: ProductContext,
  query: { limit?: number; cursor?: string },
  present: (collection: Collection) => T,
) {
  return listPage(ctx, query, { list: 'collections', read: (from) => read(ctx, from), keyOf: orderKeyOf, present })
}

export const listCollections: Handler<'listCollections'> = async ({ query }, ctx) => {
  const locales = localesOf(query)
  const body = await list(ctx, query, (collection): Api.CollectionLink => {
    const { id, slug, image, updated_at } = collection
    const { title } = collectionTexts(collection, locales)
    return { id, slug, title, image, product_count: ctx.catalogue.index.collections.sizeOf(id), updated_at }
  })
  return { status: 200, body }
}

export const getCollection: Handler<'getCollection'> = async ({ params, query }, ctx) => {
  const collection = ctx.catalogue.collections.find(params.slug)
  if (!collection) throw notFound('This collection')
  const { id, slug, description_html, image, seo, sort, updated_at } = collection
  const texts = collectionTexts(collection, localesOf(query))
  const canonical_slug = params.slug === id || params.slug === slug ? null : slug
  const product_count = ctx.catalogue.index.collections.sizeOf(id)
  const page = { description_html, image, seo, sort, product_count, updated_at }
  return { status: 200, headers: contentLanguage(texts.locale), body: { id, slug, canonical_slug, ...texts, ...page } }
}

export const listCollectionsAsStaff: Handler<'listCollectionsAsStaff'> = async ({ query }, ctx) => {
  const body = await list(ctx, query, ({ id, slug, title, image, sort, position, rules, version, updated_at }) => ({
    ...{ id, slug, title, image, sort, position, has_rules: rules !== null },
    ...{ product_count: ctx.catalogue.index.collections.sizeOf(id), version, updated_at },
  }))
  return { status: 200, body }
}

function responseOf({ catalogue }: ProductContext, { former_slugs: _former, ...collection }: Collection) {
  const { version, rules, product_ids, id } = collection
  const body: Api.Collection = {
    ...collection,
    rules: rules && (rules as Api.CollectionRules),
    product_ids: [...product_ids],
    product_count: catalogue.index.collections.sizeOf(id),
  }
  return { headers: { etag: etagOf(version) }, body }
}

export const createCollection: Handler<'createCollection'> = async ({ body }, ctx) => ({
  status: 201,
  ...responseOf(ctx, await flow.createCollection(ctx, body)),
})

export const previewCollection: Handler<'previewCollection'> = async ({ body }, ctx) => {
  const rules = rulesFrom(body.rules, await flow.editContext(ctx, body.rules))
  return { status: 200, body: { product_count: ctx.catalogue.index.collections.countMeeting(rules) } }
}

export const getCollectionAsStaff: Handler<'getCollectionAsStaff'> = async ({ params }, ctx) => ({
  status: 200,
  ...responseOf(ctx, (await flow.readCollection(ctx, params.id)).collection),
})

interface Edit {
  params: { id: string }
  headers: { 'if-match'?: string }
}

/** The collection after a change, or as it is where the request has made it already. */
async function edited(
  { params, headers }: Edit,
  ctx: ProductContext,
  change: (stored: StoredCollection) => Promise<Collection>,
) {
  const stored = await flow.readCollection(ctx, params.id)
  if (isReplay(ctx, stored.requests)) return { status: 200 as const, ...responseOf(ctx, stored.collection) }
  requireMatch(headers['if-match'], stored.collection.version)
  return { status: 200 as const, ...responseOf(ctx, await change(stored)) }
}

export const updateCollection: Handler<'updateCollection'> = (request, ctx) =>
  edited(request, ctx, async (stored) => {
    const fields = await pageInputOf(ctx, request.body)
    const context = await flow.editContext(ctx, request.body.rules)
    const collection = withCollectionFields(stored.collection, fields, context)
    await flow.saveCollection(ctx, { ...stored, collection })
    return collection
  })

export const deleteCollection: Handler<'deleteCollection'> = async ({ params, headers }, ctx) => {
  const stored = await findCollection(ctx.db, params.id)
  if (!stored && (await isDeletedByThis(ctx, params.id))) return { status: 204 }
  if (stored?.deleted && isReplay(ctx, stored.requests)) return { status: 204 }
  if (!stored || stored.deleted) throw notFound('This collection')
  requireMatch(headers['if-match'], stored.collection.version)
  const collection = { ...stored.collection, version: stored.collection.version + 1 }
  await flow.saveCollection(ctx, { ...stored, collection, deleted: true })
  return { status: 204 }
}

export const setCollectionProducts: Handler<'setCollectionProducts'> = (request, ctx) =>
  edited(request, ctx, (stored) => {
    const { product_ids: sent } = request.body
    return flow.saveProducts(ctx, stored, { sent, choose: () => sent })
  })

export const addCollectionProducts: Handler<'addCollectionProducts'> = (request, ctx) =>
  edited(request, ctx, (stored) => {
    const { product_ids: sent, position } = request.body
    return flow.saveProducts(ctx, stored, { sent, choose: (present) => withAdded(present, sent, position) })
  })

export const removeCollectionProducts: Handler<'removeCollectionProducts'> = (request, ctx) =>
  edited(request, ctx, (stored) => {
    const choose = (present: readonly string[]) => withoutThose(present, request.body.product_ids)
    return flow.saveProducts(ctx, stored, { sent: [], choose })
  })

export const moveCollectionProducts: Handler<'moveCollectionProducts'> = (request, ctx) =>
  edited(request, ctx, (stored) => {
    const { product_ids, position } = request.body
    return flow.saveProducts(ctx, stored, { sent: [], choose: (present) => withMoved(present, product_ids, position) })
  })
