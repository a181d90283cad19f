import { DomainError, invalidField } from '@stoa/kit/values/problem'
import { type CollectionRules, rulesFrom } from './collection-rules.ts'
import { BLANK_PAGE, lineOf, type PageFields, type PageFieldsInput, pageFieldsAfter } from './page-fields.ts'
import { formerSlugsAfter, givenSlug, makeSlug } from './slug.ts'
import { compareText } from './text.ts'
import {
  type CollectionTranslation,
  type CollectionTranslationPatch,
  mergeCollectionTranslations,
  type Translations,
  UNTRANSLATED,
} from './translation.ts'

export type { CollectionRules } from './collection-rules.ts'

export type CollectionSort = 'manual' | 'newest' | 'price' | '-price' | 'title'

export const COLLECTION_LIMITS = { collections: 500, products: 1_000 } as const

/** A collection as stored; times are RFC 3339 UTC. */
export interface Collection extends PageFields {
  id: string
  /** Unique. */
  slug: string
  /** Slugs that it had; their addresses still answer. */
  former_slugs: readonly string[]
  title: string
  translations: Translations<CollectionTranslation>
  /** Order of its products where a list asks for none. */
  sort: CollectionSort
  /** Order among the collections. */
  position: number
  /** Null: staff choose its products. */
  rules: CollectionRules | null
  /** The products that staff have chosen, in their order. */
  product_ids: readonly string[]
  /** Grows by one with every change; also the ETag. */
  version: number
  created_at: string
  updated_at: string
}

/** All collections of the shop, in memory. */
export interface Collections {
  /** By position. */
  readonly all: readonly Collection[]
  /** Also by a former slug that no other has now. */
  find(idOrSlug: string): Collection | null
  has(id: string): boolean
}

/** What the list of collections is sorted by; unique. */
export function orderKeyOf({ position, created_at, id }: Collection): string {
  return `${String(position).padStart(7, '0')} ${created_at} ${id}`
}

export function createCollections(collections: readonly Collection[]): Collections {
  const byId = new Map(collections.map((collection) => [collection.id, collection]))
  const bySlug = new Map(collections.map((collection) => [collection.slug, collection]))
  const byFormerSlug = new Map(
    collections.flatMap((collection) => collection.former_slugs.map((slug) => [slug, collection] as const)),
  )
  return {
    all: collections.toSorted((a, b) => compareText(orderKeyOf(a), orderKeyOf(b))),
    find: (idOrSlug) => byId.get(idOrSlug) ?? bySlug.get(idOrSlug) ?? byFormerSlug.get(idOrSlug) ?? null,
    has: (id) => byId.has(id),
  }
}

/** Fields that staff may set; what is undefined stays. */
export interface CollectionFields extends PageFieldsInput {
  title?: string
  slug?: string
  translations?: Record<string, CollectionTranslationPatch | null>
  sort?: CollectionSort
  position?: number
  rules?: CollectionRules
}

interface EditContext {
  isCategory(id: string): boolean
  /** RFC 3339 UTC. */
  now: string
}

function checkSort(sort: CollectionSort, rules: CollectionRules | null): CollectionSort {
  if (sort === 'manual' && rules !== null) {
    throw invalidField('/sort', 'invalid', 'Only products that staff have chosen have an order of their own.')
  }
  return sort
}

export function newCollection(
  id: string,
  fields: CollectionFields & { title: string; product_ids?: readonly string[] },
  ctx: EditContext,
): Collection {
  const title = lineOf(fields.title, 'title')
  const { position = 0, product_ids = [] } = fields
  const rules = fields.rules ? rulesFrom(fields.rules, ctx) : null
  if (rules && product_ids.length > 0) {
    throw invalidField('/product_ids', 'invalid', 'A collection with rules holds the products that meet them.')
  }
  return {
    ...{ id, slug: givenSlug(fields.slug) ?? makeSlug(title), former_slugs: [], title },
    ...pageFieldsAfter(BLANK_PAGE, fields),
    translations: mergeCollectionTranslations(UNTRANSLATED, fields.translations ?? {}),
    sort: checkSort(fields.sort ?? (rules ? 'newest' : 'manual'), rules),
    ...{ position, rules, product_ids: checkProducts(product_ids) },
    ...{ version: 1, created_at: ctx.now, updated_at: ctx.now },
  }
}

/** A collection with the given fields changed, as its next version. */
export function withCollectionFields(collection: Collection, fields: CollectionFields, ctx: EditContext): Collection {
  if (fields.rules && collection.rules === null) throw chosenByHand()
  const { slug = collection.slug, position = collection.position, sort = collection.sort } = fields
  givenSlug(fields.slug)
  const rules = fields.rules ? rulesFrom(fields.rules, ctx) : collection.rules
  return next(collection, ctx, {
    ...pageFieldsAfter(collection, fields),
    ...{ slug, former_slugs: formerSlugsAfter(collection.former_slugs, collection.slug, slug), position, rules },
    title: fields.title === undefined ? collection.title : lineOf(fields.title, 'title'),
    translations: mergeCollectionTranslations(collection.translations, fields.translations ?? {}),
    sort: checkSort(sort, rules),
  })
}

/** A collection with other products, or in another order, as its next version. */
export function withProducts(collection: Collection, productIds: readonly string[], ctx: EditContext): Collection {
  if (collection.rules !== null) {
    throw new DomainError('invalid_state', 'A collection with rules holds the products that meet them.')
  }
  return next(collection, ctx, { product_ids: checkProducts(productIds) })
}

function next(collection: Collection, { now }: EditContext, change: Partial<Collection>): Collection {
  return { ...collection, ...change, version: collection.version + 1, updated_at: now }
}

const chosenByHand = () => new DomainError('invalid_state', 'Staff choose the products of this collection.')

function checkProducts(productIds: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const twice = productIds.findIndex((id) => seen.has(id) || !seen.add(id))
  if (twice >= 0) throw invalidField(`/product_ids/${twice}`, 'duplicate', 'This product is named twice.')
  if (productIds.length > COLLECTION_LIMITS.products) {
    const detail = `At most ${COLLECTION_LIMITS.products} products are chosen for a collection.`
    throw invalidField('/product_ids', 'too_many', detail)
  }
  return productIds
}

/** The ids with others put in where the first of them is to stand; those that are there stay where they are. */
export function withAdded(ids: readonly string[], added: readonly string[], position = ids.length): string[] {
  const known = new Set(ids)
  return ids.toSpliced(position, 0, ...added.filter((id) => !known.has(id)))
}

export function withoutThose(ids: readonly string[], removed: readonly string[]): string[] {
  const gone = new Set(removed)
  return ids.filter((id) => !gone.has(id))
}

/** The ids with those of some that are there one after the other from a position on. */
export function withMoved(ids: readonly string[], moved: readonly string[], position: number): string[] {
  const known = new Set(ids)
  const left = withoutThose(ids, moved)
  return left.toSpliced(position, 0, ...moved.filter((id) => known.has(id)))
}

/** Throws when a shop has as many collections as are kept in memory. */
export function checkCount(count: number): void {
  if (count >= COLLECTION_LIMITS.collections) {
    throw new DomainError('invalid_state', `A shop has at most ${COLLECTION_LIMITS.collections} collections.`)
  }
}
