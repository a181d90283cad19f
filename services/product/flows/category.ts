import { createHash } from 'node:crypto'
import { requireMatch } from '@stoa/kit/http/etag'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { derivedId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import { type Category, type CategoryFields, checkParent, newCategory, withCategoryFields } from '../domain/category.ts'
import { slugAfter } from '../domain/slug.ts'
import { foldText, normalizeLine } from '../domain/text.ts'
import * as store from '../store/categories.ts'
import type { RequestMark } from '../store/documents.ts'
import { categoryChanged } from './announcement.ts'
import { slugTaken } from './product.ts'
import { idFor, isRepeated, markOf, withMark } from './request-mark.ts'

type Ctx = Pick<ProductContext, 'db' | 'catalogue' | 'outbox' | 'now' | 'idempotency'>

const MAX_SLUG_TRIES = 20

async function told(ctx: Pick<Ctx, 'catalogue' | 'outbox'>): Promise<void> {
  await ctx.catalogue.reloadCategories()
  ctx.outbox.wake()
}

/** Inserts under the first slug that is free; false when its id is known already. */
async function insert(
  ctx: Pick<Ctx, 'db' | 'now'>,
  category: Category,
  how: { requests: readonly RequestMark[]; isFixed: boolean },
): Promise<Category | null> {
  let attempt = category
  for (let tries = 1; tries <= MAX_SLUG_TRIES; tries++) {
    try {
      await store.insertCategory(ctx.db, attempt, how.requests, categoryChanged(attempt, ctx))
      return attempt
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      if (await store.findCategory(ctx.db, category.id)) return null
      if (how.isFixed) throw slugTaken()
      attempt = { ...category, slug: slugAfter(category.slug, tries) }
    }
  }
  throw slugTaken()
}

export async function createCategory(ctx: Ctx, input: CategoryFields & { name: string }): Promise<Category> {
  const category = newCategory(idFor(ctx, 'cat'), input, ctx.now.toISOString())
  await ctx.catalogue.knowCategories(category.parent_id ? [category.parent_id] : [])
  checkParent(ctx.catalogue.tree, category.id, category.parent_id)
  const requests = withMark([], markOf(ctx))
  const made = await insert(ctx, category, { requests, isFixed: input.slug !== undefined })
  if (made) {
    await told(ctx)
    return made
  }
  const known = await store.findCategory(ctx.db, category.id)
  if (!known || !isRepeated(known.requests, markOf(ctx))) throw new DomainError('idempotency_key_reused')
  if (known.deleted) throw notFound('This category')
  return known.category
}

export async function readCategory(ctx: Pick<Ctx, 'db'>, id: string): Promise<store.StoredCategory> {
  const stored = await store.findCategory(ctx.db, id)
  if (!stored || stored.deleted) throw notFound('This category')
  return stored
}

export async function updateCategory(
  ctx: Ctx,
  id: string,
  ifMatch: string | undefined,
  fields: CategoryFields,
): Promise<Category> {
  const mark = markOf(ctx)
  const stored = await readCategory(ctx, id)
  if (isRepeated(stored.requests, mark)) return stored.category
  requireMatch(ifMatch, stored.category.version)
  await ctx.catalogue.knowCategories(fields.parent_id ? [fields.parent_id] : [])
  const context = { tree: ctx.catalogue.tree, now: ctx.now.toISOString() }
  const category = withCategoryFields(stored.category, fields, context)
  const next = { ...stored, category, requests: withMark(stored.requests, mark) }
  try {
    const isWritten = await store.replaceCategory(ctx.db, next, categoryChanged(category, ctx))
    if (!isWritten) throw new DomainError('precondition_failed')
  } catch (error) {
    if (isDuplicateKey(error)) throw slugTaken()
    throw error
  }
  await told(ctx)
  return category
}

export async function deleteCategory(ctx: Ctx, id: string, ifMatch: string | undefined): Promise<void> {
  const mark = markOf(ctx)
  const known = await store.findCategory(ctx.db, id)
  if (known?.deleted && isRepeated(known.requests, mark)) return
  const stored = await readCategory(ctx, id)
  requireMatch(ifMatch, stored.category.version)
  if (ctx.catalogue.tree.childrenOf(id).length > 0) {
    throw new DomainError('invalid_state', 'There are categories below it.')
  }
  const category = { ...stored.category, version: stored.category.version + 1 }
  const last = { ...stored, category, requests: withMark(stored.requests, mark) }
  const isWritten = await store.buryCategory(ctx.db, last, categoryChanged(category, { now: ctx.now, deleted: true }))
  if (!isWritten) throw new DomainError('precondition_failed')
  await told(ctx)
}

/**
 * The category that a path of names stands for, made where it is missing. Its id follows from its parent and name, so
 * that two imports at once make it once, and a dry run knows it without making it. Null for an empty path.
 */
export async function ensureCategoryPath(
  ctx: Pick<Ctx, 'db' | 'catalogue' | 'outbox' | 'now'>,
  names: readonly string[],
  isDry: boolean,
): Promise<string | null> {
  let parentId: string | null = null
  for (const name of names) {
    const folded = foldText(normalizeLine(name))
    const siblings: readonly Category[] = ctx.catalogue.tree.childrenOf(parentId)
    const known = siblings.find((category) => foldText(category.name) === folded)
    parentId = known?.id ?? (await makeChild(ctx, { parentId, name, folded, isDry }))
  }
  return parentId
}

async function makeChild(
  ctx: Pick<Ctx, 'db' | 'catalogue' | 'outbox' | 'now'>,
  child: { parentId: string | null; name: string; folded: string; isDry: boolean },
): Promise<string> {
  const { parentId, name, folded, isDry } = child
  const digest = createHash('sha256')
    .update(`category\n${parentId ?? ''}\n${folded}`)
    .digest()
  const id = derivedId('cat', digest)
  if (isDry) return id
  const category = newCategory(id, { name, parent_id: parentId }, ctx.now.toISOString())
  await insert(ctx, category, { requests: [], isFixed: false })
  await told(ctx)
  return id
}
