import type { Event } from '@stoa/kit/events/event'
import { HAS_PENDING } from '@stoa/kit/events/mongo-pending'
import type { Collection } from '../domain/collection.ts'
import { UNTRANSLATED } from '../domain/translation.ts'
import type { CollectionDocument, IdempotencyRecord } from './documents.ts'
import { markDeletion } from './marks.ts'
import type { Models } from './models.ts'

type Db = Pick<Models, 'collections'>

export interface StoredCollection {
  collection: Collection
  requests: readonly IdempotencyRecord[]
  deleted: boolean
}

const LIVE = { deleted_at: null } as const
const KEPT_REQUESTS = 10

function toCollection(document: CollectionDocument): StoredCollection {
  const { _id: id, slug, former_slugs, title, description, description_html, image, seo } = document
  const { sort, position, rules, product_ids, version, created_at, updated_at, requests } = document
  return {
    collection: {
      ...{ id, slug, former_slugs, title, description, description_html, image, seo },
      translations: translationsOf(document),
      ...{ sort, position, rules, product_ids, version, created_at, updated_at },
    },
    requests,
    deleted: Boolean(document.deleted_at),
  }
}

function translationsOf({ translations }: CollectionDocument): Collection['translations'] {
  if (translations.length === 0) return UNTRANSLATED
  return Object.fromEntries(translations.map(({ locale, ...texts }) => [locale, texts]))
}

function toFields({ translations, former_slugs, product_ids, ...fields }: Omit<Collection, 'id'>) {
  return {
    ...fields,
    translations: Object.entries(translations).map(([locale, texts]) => ({ locale, ...texts })),
    former_slugs: [...former_slugs],
    product_ids: [...product_ids],
  }
}

/** The versions of all of them, by id. */
export async function findCollectionVersions(db: Db): Promise<Map<string, number>> {
  const found = await db.collections.find(LIVE, { version: 1 }).lean<Pick<CollectionDocument, '_id' | 'version'>[]>()
  return new Map(found.map(({ _id, version }) => [_id, version]))
}

export async function findCollections(db: Db, ids: readonly string[]): Promise<Collection[]> {
  if (ids.length === 0) return []
  const found = await db.collections
    .find({ _id: { $in: [...ids] }, ...LIVE }, { pending: 0, requests: 0 })
    .lean<Omit<CollectionDocument, 'requests'>[]>()
  return found.map((document) => toCollection({ ...document, requests: [] }).collection)
}

/** Also one that has been deleted and whose event has not been relayed yet. */
export async function findCollection(db: Db, id: string): Promise<StoredCollection | null> {
  const document = await db.collections.findOne({ _id: id }, { pending: 0 }).lean<CollectionDocument>()
  return document && toCollection(document)
}

/** Writes a new collection together with its pending events. Throws the duplicate key of its id or slug. */
export async function insertCollection(db: Db, stored: StoredCollection, pending: readonly Event[]): Promise<void> {
  const { id, ...fields } = stored.collection
  const own = { requests: [...stored.requests], pending: [...pending], ...HAS_PENDING }
  await db.collections.insertMany([{ _id: id, ...toFields(fields), ...own }], { lean: true })
}

/** What is left of a deleted collection until its event has been relayed. Its slugs are free at once. */
function tombstoneOf({ collection, requests }: StoredCollection, now: Date): Partial<CollectionDocument> {
  const { id, version } = collection
  return { slug: id, former_slugs: [], product_ids: [], version, requests: [...requests], deleted_at: now }
}

/**
 * Writes a collection, or its deletion, over the version before, together with its pending events. False when another
 * write came first. Throws the duplicate key of its slug.
 */
export async function saveCollection(
  db: Pick<Models, 'collections' | 'deletions'>,
  next: StoredCollection,
  pending: readonly Event[],
  now: Date,
): Promise<boolean> {
  const { id, ...fields } = next.collection
  if (next.deleted) await markDeletion(db, { id, at: now, requests: next.requests })
  const change = next.deleted
    ? tombstoneOf(next, now)
    : { ...toFields(fields), requests: next.requests.slice(-KEPT_REQUESTS) }
  const { matchedCount } = await db.collections.updateOne(
    { _id: id, version: fields.version - 1, ...LIVE },
    { $set: { ...change, ...HAS_PENDING }, $push: { pending: { $each: [...pending] } } },
  )
  return matchedCount === 1
}
