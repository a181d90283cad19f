import { createHash } from 'node:crypto'
import type { Event } from '@stoa/kit/events/event'
import { isDuplicateKey } from '@stoa/kit/mongo/mongo'
import { derivedId } from '@stoa/kit/values/ids'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import { type Category, type CategoryFields, checkParent, newCategory } from '../domain/category.ts'
import { foldText, normalizeLine } from '../domain/text.ts'
import { wordPressSlugs } from '../import/woocommerce/permalink.ts'
import * as store from '../store/categories.ts'
import { categoryChanged } from './change-events.ts'
import { slugTaken, underFreeSlug } from './free-slug.ts'
import { idFor, isDeletedSince, isReplay, withRecord } from './idempotency.ts'
import { pageInputOf, type Sent } from './page-input.ts'

type WriteContext = Pick<ProductContext, 'db' | 'catalogue' | 'outbox' | 'now'> &
  Partial<Pick<ProductContext, 'traceparent'>>
type Ctx = WriteContext & Pick<ProductContext, 'idempotency'>
type InputContext = Pick<ProductContext, 'db' | 'descriptions'>

/** What staff sent of a category. */
type CategoryInput = Sent<CategoryFields>

/** Makes a write visible in this process, and has its events relayed. */
async function afterWrite(ctx: WriteContext, stored: store.StoredCategory, events: readonly Event[]): Promise<void> {
  await ctx.catalogue.reloadCategories()
  ctx.outbox.wake({ model: ctx.db.categories, id: stored.category.id, events, isDeleted: stored.deleted })
}

/** Inserts under the first slug that is free, or a given one only. Null when the category's id is known already. */
async function insert(
  ctx: WriteContext,
  draft: store.StoredCategory,
  isSlugGiven: boolean,
): Promise<store.StoredCategory | null> {
  const { id, slug } = draft.category
  return underFreeSlug(
    { id, slug, isSlugGiven },
    {
      async write(slug) {
        const stored = { ...draft, category: { ...draft.category, slug } }
        const events = [categoryChanged(ctx, stored)]
        await store.insertCategory(ctx.db, stored, events)
        await afterWrite(ctx, stored, events)
        return stored
      },
      isKnown: async () => (await store.findCategory(ctx.db, id)) !== null,
    },
  )
}

export async function readCategory(ctx: Pick<Ctx, 'db'>, id: string): Promise<store.StoredCategory> {
  const stored = await store.findCategory(ctx.db, id)
  if (!stored || stored.deleted) throw notFound('This category')
  return stored
}

/** Refuses to make again what has been deleted since. The mark comes before the deletion, so it is looked for afterwards. */
async function checkNotDeleted(ctx: Ctx, id: string): Promise<void> {
  if (ctx.idempotency === null || (await store.findCategory(ctx.db, id))) return
  if (await isDeletedSince(ctx, id)) throw notFound('This category')
}

/** Adds a category. Its id follows from the Idempotency-Key, so a repeated request finds what the first one made. */
export async function createCategory(
  ctx: Ctx & InputContext,
  sent: CategoryInput & { name: string },
): Promise<Category> {
  const input = { ...(await pageInputOf(ctx, sent)), name: sent.name }
  const category = newCategory(idFor(ctx, 'cat'), input, ctx.now.toISOString())
  const { id, parent_id } = category
  await checkNotDeleted(ctx, id)
  await ctx.catalogue.refreshUnknownCategories(parent_id ? [parent_id] : [])
  checkParent(ctx.catalogue.tree, id, parent_id)
  const draft = { category, requests: withRecord(ctx, []), deleted: false }
  const made = await insert(ctx, draft, input.slug !== undefined)
  if (made) return made.category
  const known = await store.findCategory(ctx.db, id)
  if (!known || !isReplay(ctx, known.requests)) throw new DomainError('idempotency_key_reused')
  if (known.deleted) throw notFound('This category')
  return known.category
}

/** Writes what a rule has decided about a category, with its event, over the version that was read. */
export async function saveCategory(ctx: Ctx, decided: store.StoredCategory): Promise<void> {
  const next = { ...decided, requests: withRecord(ctx, decided.requests) }
  const events = [categoryChanged(ctx, next)]
  const isWritten = await store.saveCategory(ctx.db, next, events, ctx.now).catch((error: unknown) => {
    throw isDuplicateKey(error) ? slugTaken() : error
  })
  if (!isWritten) throw new DomainError('precondition_failed')
  await afterWrite(ctx, next, events)
}

/** The import that names categories. */
interface CategoryJob {
  id: string
  isDry: boolean
  /** Whether WordPress made the addresses that they had, of their names. */
  isOfWordPress?: boolean
}

/**
 * The category of a path of names, made where it is missing. Its id follows from its parent and name, so
 * that two imports at once make it once, and a dry run knows it without making it. Null for an empty path.
 */
async function ensureCategoryPath(
  ctx: WriteContext,
  names: readonly string[],
  job: CategoryJob,
): Promise<string | null> {
  let parentId: string | null = null
  for (const name of names) {
    const folded = foldText(normalizeLine(name))
    const siblings: readonly Category[] = ctx.catalogue.tree.childrenOf(parentId)
    const known = siblings.find((category) => foldText(category.name) === folded)
    parentId = known?.id ?? (await makeChild(ctx, { parentId, name, folded }, job))
  }
  return parentId
}

/** The categories of several paths, each once. */
export async function ensureCategoryPaths(
  ctx: WriteContext,
  paths: readonly (readonly string[])[],
  job: CategoryJob,
): Promise<string[]> {
  const ids: string[] = []
  for (const path of paths) {
    const id = await ensureCategoryPath(ctx, path, job)
    if (id !== null && !ids.includes(id)) ids.push(id)
  }
  return ids
}

async function makeChild(
  ctx: WriteContext,
  { parentId, name, folded }: { parentId: string | null; name: string; folded: string },
  { id: importId, isDry, isOfWordPress }: CategoryJob,
): Promise<string> {
  const digest = createHash('sha256')
    .update(`category\n${parentId ?? ''}\n${folded}`)
    .digest()
  const id = derivedId('cat', digest)
  if (isDry) return id
  const category = newCategory(id, { name, parent_id: parentId }, ctx.now.toISOString())
  const old = isOfWordPress ? wordPressSlugs(name).filter((slug) => slug !== category.slug) : []
  const former_slugs = old.filter((slug) => ctx.catalogue.tree.find(slug) === null)
  const draft = { category: { ...category, former_slugs }, requests: [], importId, deleted: false }
  const made = await insert(ctx, draft, false)
  // Another import has made it: this process may not have read it yet.
  if (!made) await ctx.catalogue.reloadCategories()
  return id
}
