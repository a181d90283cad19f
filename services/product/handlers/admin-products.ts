import { pageOf, readCursor } from '@stoa/kit/contract/cursor'
import { etagOf } from '@stoa/kit/http/etag'
import type { Handler } from '../context.ts'
import { withFields } from '../domain/product-edit.ts'
import * as flow from '../flows/product.ts'
import type { StoredProduct } from '../store/product-document.ts'
import { listProducts } from '../store/products.ts'
import { presentAdminProduct } from './present-product.ts'

const answer = ({ product }: StoredProduct) => ({
  headers: { etag: etagOf(product.version) },
  body: presentAdminProduct(product),
})

export const listProductsAsStaff: Handler<'listProductsAsStaff'> = async ({ query }, ctx) => {
  const { limit = 20, cursor, q, status } = query
  const list = 'admin products'
  const position = readCursor(ctx.secret, list, cursor)
  const filter = { ...(q ? { q } : {}), ...(status ? { status } : {}) }
  const after = position ? String(position.key[0]) : null
  const rows = await listProducts(ctx.db, filter, { after, back: position?.back ?? false, limit })
  const keyOf = ({ product }: StoredProduct) => [`${product.created_at} ${product.id}`]
  const { data, page } = pageOf(rows, { secret: ctx.secret, list, limit, position, keyOf })
  return { status: 200, body: { data: data.map(({ product }) => presentAdminProduct(product)), page } }
}

export const createProduct: Handler<'createProduct'> = async ({ body }, ctx) => ({
  status: 201,
  ...answer(await flow.createProduct(ctx, body)),
})

export const getProductAsStaff: Handler<'getProductAsStaff'> = async ({ params }, ctx) => ({
  status: 200,
  ...answer(await flow.readProduct(ctx, params.id)),
})

export const updateProduct: Handler<'updateProduct'> = async ({ params, headers, body }, ctx) => {
  const context = flow.editContext(ctx)
  const ifMatch = headers['if-match']
  await ctx.catalogue.knowCategories(body.category_ids ?? [])
  const changed = await flow.changeProduct(ctx, params.id, {
    ifMatch,
    edit: (product) => withFields(product, body, context),
  })
  return { status: 200, ...answer(changed) }
}

export const deleteProduct: Handler<'deleteProduct'> = async ({ params, headers }, ctx) => {
  await flow.deleteProduct(ctx, params.id, headers['if-match'])
  return { status: 204 }
}
