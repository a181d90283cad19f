import type { Event } from '@stoa/kit/events/event'
import type { Category } from '../domain/category.ts'
import type { CategoryDocument, RequestMark } from './documents.ts'
import type { Models } from './models.ts'

type Db = Pick<Models, 'categories'>

export interface StoredCategory {
  category: Category
  requests: readonly RequestMark[]
  deleted: boolean
}

const LIVE = { deleted_at: null } as const
const KEPT_REQUESTS = 10

function toCategory(document: CategoryDocument): StoredCategory {
  const { _id: id, slug, name, description, parent_id, position, version, created_at, updated_at } = document
  return {
    category: { id, slug, name, description, parent_id, position, version, created_at, updated_at },
    requests: document.requests,
    deleted: Boolean(document.deleted_at),
  }
}

/** All of them: there are as many as people have thought of. */
export async function findCategories(db: Db): Promise<Category[]> {
  const found = await db.categories.find(LIVE, { pending: 0 }).lean<CategoryDocument[]>()
  return found.map((document) => toCategory(document).category)
}

/** Also one that has been deleted and not yet been told of. */
export async function findCategory(db: Db, id: string): Promise<StoredCategory | null> {
  const document = await db.categories.findOne({ _id: id }, { pending: 0 }).lean<CategoryDocument>()
  return document && toCategory(document)
}

/** Throws the duplicate key of its id or slug. */
export async function insertCategory(
  db: Db,
  category: Category,
  requests: readonly RequestMark[],
  event: Event,
): Promise<void> {
  const { id, ...fields } = category
  await db.categories.insertMany([{ _id: id, ...fields, requests: [...requests], pending: [event] }], { lean: true })
}

/** Writes a category over the version it was made from. False when somebody else was faster. */
export async function replaceCategory(db: Db, next: StoredCategory, event: Event): Promise<boolean> {
  const { id, ...fields } = next.category
  const { matchedCount } = await db.categories.updateOne(
    { _id: id, version: fields.version - 1, ...LIVE },
    { $set: { ...fields, requests: next.requests.slice(-KEPT_REQUESTS) }, $push: { pending: event } },
  )
  return matchedCount === 1
}

/** Deletes a category: what is left is its event, until that has gone out. Its slug is free at once. */
export async function buryCategory(db: Db, last: StoredCategory, event: Event): Promise<boolean> {
  const { id, version } = last.category
  const { matchedCount } = await db.categories.updateOne(
    { _id: id, version: version - 1, ...LIVE },
    {
      $set: { slug: id, version, requests: [...last.requests], deleted_at: new Date(event.occurred_at) },
      $push: { pending: event },
    },
  )
  return matchedCount === 1
}
