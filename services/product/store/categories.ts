import type { Event } from '@stoa/kit/events/event'
import { HAS_PENDING } from '@stoa/kit/events/mongo-pending'
import type { Category } from '../domain/category.ts'
import { UNTRANSLATED } from '../domain/translation.ts'
import type { CategoryDocument, IdempotencyRecord } from './documents.ts'
import { markDeletion } from './marks.ts'
import type { Models } from './models.ts'

type Db = Pick<Models, 'categories'>

export interface StoredCategory {
  category: Category
  requests: readonly IdempotencyRecord[]
  /** The import that made it, of a path in its file. */
  importId?: string
  deleted: boolean
}

const LIVE = { deleted_at: null } as const
const KEPT_REQUESTS = 10

function toCategory(document: CategoryDocument): StoredCategory {
  const { _id: id, slug, name, description, parent_id, position, version, created_at, updated_at } = document
  const translations = translationsOf(document)
  const { former_slugs = [], description_html = '', image = null, seo = { title: '', description: '' } } = document
  return {
    category: {
      ...{ id, slug, former_slugs, name, description, description_html, image, seo, translations },
      ...{ parent_id, position, version, created_at, updated_at },
    },
    requests: document.requests,
    ...(document.import_id ? { importId: document.import_id } : {}),
    deleted: Boolean(document.deleted_at),
  }
}

function translationsOf({ translations = [] }: CategoryDocument): Category['translations'] {
  if (translations.length === 0) return UNTRANSLATED
  return Object.fromEntries(translations.map(({ locale, ...texts }) => [locale, texts]))
}

function toFields({
  translations,
  former_slugs,
  ...fields
}: Omit<Category, 'id'>): Omit<CategoryDocument, '_id' | 'requests'> {
  const texts = Object.entries(translations).map(([locale, texts]) => ({ locale, ...texts }))
  return { ...fields, former_slugs: [...former_slugs], translations: texts }
}

/** All of them: a shop has few enough to hold them in memory. */
export async function findCategories(db: Db): Promise<Category[]> {
  const found = await db.categories.find(LIVE, { pending: 0 }).lean<CategoryDocument[]>()
  return found.map((document) => toCategory(document).category)
}

/** The categories that an import made and nobody has edited. */
export async function findMadeByImport(db: Db, importId: string): Promise<StoredCategory[]> {
  const made = await db.categories
    .find({ import_id: importId, version: 1, ...LIVE }, { pending: 0 })
    .lean<CategoryDocument[]>()
  return made.map(toCategory)
}

/** Whether a category has a product, or a category below it. */
export async function isCategoryUsed(db: Pick<Models, 'categories' | 'products'>, id: string): Promise<boolean> {
  const use =
    (await db.categories.exists({ parent_id: id, ...LIVE })) ??
    (await db.products.exists({ category_ids: id, ...LIVE }))
  return use !== null
}

/** Also one that has been deleted and whose event has not been relayed yet. */
export async function findCategory(db: Db, id: string): Promise<StoredCategory | null> {
  const document = await db.categories.findOne({ _id: id }, { pending: 0 }).lean<CategoryDocument>()
  return document && toCategory(document)
}

/** Writes a new category together with its pending events. Throws the duplicate key of its id or slug. */
export async function insertCategory(db: Db, stored: StoredCategory, pending: readonly Event[]): Promise<void> {
  const { id, ...fields } = stored.category
  const own = stored.importId === undefined ? {} : { import_id: stored.importId }
  const document = {
    _id: id,
    ...toFields(fields),
    ...own,
    requests: [...stored.requests],
    pending: [...pending],
    ...HAS_PENDING,
  }
  await db.categories.insertMany([document], { lean: true })
}

/** What is left of a deleted category until its event has been relayed. Its slug is free at once. */
function tombstoneOf({ category, requests }: StoredCategory, now: Date): Partial<CategoryDocument> {
  return { slug: category.id, version: category.version, requests: [...requests], deleted_at: now }
}

/**
 * Writes a category, or its deletion, over the version before, together with its pending events. False when another write
 * came first. Throws the duplicate key of its slug.
 */
export async function saveCategory(
  db: Pick<Models, 'categories' | 'deletions'>,
  next: StoredCategory,
  pending: readonly Event[],
  now: Date,
): Promise<boolean> {
  const { id, ...fields } = next.category
  if (next.deleted) await markDeletion(db, { id, at: now, requests: next.requests })
  const change = next.deleted
    ? tombstoneOf(next, now)
    : { ...toFields(fields), requests: next.requests.slice(-KEPT_REQUESTS) }
  const { matchedCount } = await db.categories.updateOne(
    { _id: id, version: fields.version - 1, ...LIVE },
    { $set: { ...change, ...HAS_PENDING }, $push: { pending: { $each: [...pending] } } },
  )
  return matchedCount === 1
}
