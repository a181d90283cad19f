import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { serialised } from '@stoa/kit/http/serialised-body'
import { notFound } from '@stoa/kit/values/problem'
import { LRUCache } from 'lru-cache'
import type { Handler, ProductContext } from '../context.ts'
import { type Category, type CategoryTree, checkChildless, withCategoryFields } from '../domain/category.ts'
import { categoryTexts, type Locales } from '../domain/localised.ts'
import * as flow from '../flows/category.ts'
import { isDeletedByThis, isReplay } from '../flows/idempotency.ts'
import { pageInputOf } from '../flows/page-input.ts'
import type { Category as CategoryBody, CategoryNode, CategoryTree as CategoryTreeBody } from '../generated/types.ts'
import { findCategory } from '../store/categories.ts'
import { contentLanguage, localesOf } from './locale.ts'
import { presentLink } from './present-product.ts'

/** How many products shoppers see in each category and below it: of the search index, counted once until a product changes. */
function productCounts({ catalogue, shopCurrency: currency }: ProductContext) {
  const { index, tree } = catalogue
  const query = { currency, sort: 'newest', limit: 1, facets: ['category'], categoryGroups: tree.groups } as const
  return index.query(query).facets.category ?? []
}

type Counts = ReturnType<typeof productCounts>

const countIn = (counts: Counts) => new Map(counts.map(({ value, count }) => [value, count]))

interface TreeView {
  tree: CategoryTree
  locales: Locales
  counts: ReadonlyMap<string, number>
}

function nodesOf(view: TreeView, parentId: string | null): CategoryNode[] {
  return view.tree.childrenOf(parentId).map((category) => {
    const { id, image, updated_at } = category
    const product_count = view.counts.get(id) ?? 0
    return { ...presentLink(category, view.locales), image, product_count, updated_at, children: nodesOf(view, id) }
  })
}

const bodyOfOne = ({ former_slugs: _former, ...category }: Category): CategoryBody => category

const responseOf = (category: Category) => ({ headers: { etag: etagOf(category.version) }, body: bodyOfOne(category) })

/** Of each counting, which is one of one tree, what the tree is in some locales. */
const bodies = new WeakMap<Counts, LRUCache<string, CategoryTreeBody>>()
const MAX_BODIES = 32

/** Anybody can write tags without end, so only those are told apart that the tree is translated into. */
function bodyOf(ctx: ProductContext, asked: Locales): CategoryTreeBody {
  const { tree } = ctx.catalogue
  const counts = productCounts(ctx)
  const made = bodies.get(counts) ?? new LRUCache<string, CategoryTreeBody>({ max: MAX_BODIES })
  bodies.set(counts, made)
  const locales = asked.filter((locale) => tree.locales.has(locale))
  const key = locales.join(' ')
  const body = made.get(key) ?? serialised({ data: nodesOf({ tree, locales, counts: countIn(counts) }, null) })
  made.set(key, body)
  return body
}

export const listCategories: Handler<'listCategories'> = async ({ query }, ctx) => ({
  status: 200,
  body: bodyOf(ctx, localesOf(query)),
})

export const getCategory: Handler<'getCategory'> = async ({ params, query }, ctx) => {
  const { tree } = ctx.catalogue
  const category = tree.find(params.slug)
  if (!category) throw notFound('This category')
  const locales = localesOf(query)
  const { id, slug, description_html, image, seo, updated_at } = category
  const texts = categoryTexts(category, locales)
  const linkTo = (other: Category) => presentLink(other, locales)
  const path = tree.pathOf(id).slice(0, -1).map(linkTo)
  const product_count = countIn(productCounts(ctx)).get(id) ?? 0
  const page = { description_html, image, seo, product_count, updated_at }
  const body = { id, slug, ...texts, ...page, path, children: tree.childrenOf(id).map(linkTo) }
  return { status: 200, headers: contentLanguage(texts.locale), body }
}

export const listCategoriesAsStaff: Handler<'listCategoriesAsStaff'> = async (_input, ctx) => ({
  status: 200,
  body: { data: ctx.catalogue.tree.all.map(bodyOfOne) },
})

export const createCategory: Handler<'createCategory'> = async ({ body }, ctx) => ({
  status: 201,
  ...responseOf(await flow.createCategory(ctx, body)),
})

export const getCategoryAsStaff: Handler<'getCategoryAsStaff'> = async ({ params }, ctx) => ({
  status: 200,
  ...responseOf((await flow.readCategory(ctx, params.id)).category),
})

export const updateCategory: Handler<'updateCategory'> = async ({ params, headers, body }, ctx) => {
  const stored = await flow.readCategory(ctx, params.id)
  if (isReplay(ctx, stored.requests)) return { status: 200, ...responseOf(stored.category) }
  requireMatch(headers['if-match'], stored.category.version)
  const fields = await pageInputOf(ctx, body)
  await ctx.catalogue.refreshUnknownCategories(body.parent_id ? [body.parent_id] : [])
  const now = ctx.now.toISOString()
  const category = withCategoryFields(stored.category, fields, { tree: ctx.catalogue.tree, now })
  await flow.saveCategory(ctx, { ...stored, category })
  return { status: 200, ...responseOf(category) }
}

export const deleteCategory: Handler<'deleteCategory'> = async ({ params, headers }, ctx) => {
  const stored = await findCategory(ctx.db, params.id)
  if (!stored && (await isDeletedByThis(ctx, params.id))) return { status: 204 }
  if (stored?.deleted && isReplay(ctx, stored.requests)) return { status: 204 }
  if (!stored || stored.deleted) throw notFound('This category')
  requireMatch(headers['if-match'], stored.category.version)
  checkChildless(ctx.catalogue.tree, params.id)
  const category = { ...stored.category, version: stored.category.version + 1 }
  await flow.saveCategory(ctx, { ...stored, category, deleted: true })
  return { status: 204 }
}
