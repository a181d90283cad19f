import { etagOf } from '@stoa/kit/http/etag'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import type { Category, CategoryTree } from '../domain/category.ts'
import * as flow from '../flows/category.ts'
import type { CategoryNode } from '../generated/types.ts'

const link = ({ id, slug, name }: Category) => ({ id, slug, name })

function nodesOf(tree: CategoryTree, parentId: string | null): CategoryNode[] {
  return tree.childrenOf(parentId).map((category) => ({ ...link(category), children: nodesOf(tree, category.id) }))
}

const answer = (category: Category) => ({ headers: { etag: etagOf(category.version) }, body: category })

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
  ...answer(await flow.createCategory(ctx, body)),
})

export const getCategoryAsStaff: Handler<'getCategoryAsStaff'> = async ({ params }, ctx) => ({
  status: 200,
  ...answer((await flow.readCategory(ctx, params.id)).category),
})

export const updateCategory: Handler<'updateCategory'> = async ({ params, headers, body }, ctx) => ({
  status: 200,
  ...answer(await flow.updateCategory(ctx, params.id, headers['if-match'], body)),
})

export const deleteCategory: Handler<'deleteCategory'> = async ({ params, headers }, ctx) => {
  await flow.deleteCategory(ctx, params.id, headers['if-match'])
  return { status: 204 }
}
