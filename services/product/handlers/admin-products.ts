import { pageOf, readCursor } from '@stoa/kit/contract/cursor'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { withFields } from '../domain/product-edit.ts'
import { isReplay } from '../flows/idempotency.ts'
import * as flow from '../flows/product.ts'
import { changed, deleted, productCommand, unchanged } from '../flows/product-command.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { presentAdminProduct } from './present-product.ts'

const responseOf = ({ product }: StoredProduct) => ({
  headers: { etag: etagOf(product.version) },
  body: presentAdminProduct(product),
})

export const listProductsAsStaff: Handler<'listProductsAsStaff'> = async ({ query }, ctx) => {
  const { limit = 20, cursor, q, status } = query
  const list = 'admin products'
  const position = readCursor(ctx.secret, list, cursor)
  const filter = { ...(q ? { q } : {}), ...(status ? { status } : {}) }
  const after = position ? String(position.key[0]) : null
  const rows = await store.listProducts(ctx.db, filter, { after, back: position?.back ?? false, limit })
  const keyOf = ({ product }: StoredProduct) => [`${product.created_at} ${product.id}`]
  const { data, page } = pageOf(rows, { secret: ctx.secret, list, limit, position, keyOf })
  return { status: 200, body: { data: data.map(({ product }) => presentAdminProduct(product)), page } }
}

export const createProduct: Handler<'createProduct'> = async ({ body }, ctx) => ({
  status: 201,
  ...responseOf(await flow.createProduct(ctx, body)),
})

export const getProductAsStaff: Handler<'getProductAsStaff'> = async ({ params }, ctx) => ({
  status: 200,
  ...responseOf(await flow.readProduct(ctx, params.id)),
})

export const updateProduct: Handler<'updateProduct'> = async ({ params, headers, body }, ctx) => {
  await ctx.catalogue.refreshUnknownCategories(body.category_ids ?? [])
  const saved = await productCommand(ctx, async () => {
    const stored = await flow.readProduct(ctx, params.id)
    if (isReplay(ctx, stored.requests)) return unchanged(stored)
    requireMatch(headers['if-match'], stored.product.version)
    return changed(ctx, stored, withFields(stored.product, body, flow.editContext(ctx)))
  })
  return { status: 200, ...responseOf(saved) }
}

export const deleteProduct: Handler<'deleteProduct'> = async ({ params, headers }, ctx) => {
  await productCommand(ctx, async () => {
    const stored = await store.findProductOrTombstone(ctx.db, params.id)
    if (stored?.deleted && isReplay(ctx, stored.requests)) return unchanged(stored)
    if (!stored || stored.deleted) throw notFound('This product')
    requireMatch(headers['if-match'], stored.product.version)
    return deleted(ctx, stored)
  })
  return { status: 204 }
}
