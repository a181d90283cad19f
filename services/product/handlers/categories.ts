import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { type Category, type CategoryTree, checkChildless, withCategoryFields } from '../domain/category.ts'
import * as flow from '../flows/category.ts'
import { isReplay } from '../flows/idempotency.ts'
import type { CategoryNode } from '../generated/types.ts'
import { findCategory } from '../store/categories.ts'

const link = ({ id, slug, name }: Category) => ({ id, slug, name })

function nodesOf(tree: CategoryTree, parentId: string | null): CategoryNode[] {
  return tree.childrenOf(parentId).map((category) => ({ ...link(category), children: nodesOf(tree, category.id) }))
}

const responseOf = (category: Category) => ({ headers: { etag: etagOf(category.version) }, body: category })

export const listCategories: Handler<'listCategories'> = async (_input, ctx) => ({
  status: 200,
  body: { data: nodesOf(ctx.catalogue.tree, null) },
})

export const getCategory: Handler<'getCategory'> = async ({ params }, ctx) => {
  const { tree } = ctx.catalogue
  const category = tree.find(params.slug)
  if (!category) throw notFound('This category')
  const path = tree.pathOf(category.id).slice(0, -1).map(link)
  const children = tree.childrenOf(category.id).map(link)
  return { status: 200, body: { ...link(category), description: category.description, path, children } }
}

export const listCategoriesAsStaff: Handler<'listCategoriesAsStaff'> = async (_input, ctx) => ({
  status: 200,
  body: { data: [...ctx.catalogue.tree.all] },
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
  await ctx.catalogue.refreshUnknownCategories(body.parent_id ? [body.parent_id] : [])
  const now = ctx.now.toISOString()
  const category = withCategoryFields(stored.category, body, { tree: ctx.catalogue.tree, now })
  await flow.saveCategory(ctx, { ...stored, category })
  return { status: 200, ...responseOf(category) }
}

export const deleteCategory: Handler<'deleteCategory'> = async ({ params, headers }, ctx) => {
  const stored = await findCategory(ctx.db, params.id)
  if (stored?.deleted && isReplay(ctx, stored.requests)) return { status: 204 }
  if (!stored || stored.deleted) throw notFound('This category')
  requireMatch(headers['if-match'], stored.category.version)
  checkChildless(ctx.catalogue.tree, params.id)
  const category = { ...stored.category, version: stored.category.version + 1 }
  await flow.saveCategory(ctx, { ...stored, category, deleted: true })
  return { status: 204 }
}
