import { listPage } from '@stoa/kit/contract/list-page'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import type { Handler } from '../context.ts'
import { withFields } from '../domain/product-edit.ts'
import { requireStockPermission } from '../flows/availability.ts'
import { withDescriptions } from '../flows/descriptions.ts'
import { isReplay } from '../flows/idempotency.ts'
import { withPictureData } from '../flows/picture-backfill.ts'
import * as flow from '../flows/product.ts'
import { changed, productCommand, unchanged } from '../flows/product-command.ts'
import type { StoredProduct } from '../store/product-document.ts'
import * as store from '../store/products.ts'
import { presentAdminProduct } from './present-product.ts'

const responseOf = ({ product }: StoredProduct) => ({
  headers: { etag: etagOf(product.version) },
  body: presentAdminProduct(product),
})

export const listProductsAsStaff: Handler<'listProductsAsStaff'> = async ({ query }, ctx) => {
  const { q, status, sku } = query
  const filter = { ...(q ? { q } : {}), ...(status ? { status } : {}), ...(sku ? { skus: sku } : {}) }
  const body = await listPage(ctx, query, {
    list: 'admin products',
    read: (from) => store.listProducts(ctx.db, filter, from),
    keyOf: ({ product }) => `${product.created_at} ${product.id}`,
    present: ({ product }) => presentAdminProduct(product),
    countFitting: store.countFitting,
  })
  return { status: 200, body }
}

export const createProduct: Handler<'createProduct'> = async ({ body }, ctx) => {
  requireStockPermission(ctx.principal, body.variants ?? [])
  return { status: 201, ...responseOf(await flow.createProduct(ctx, body)) }
}

export const getProductAsStaff: Handler<'getProductAsStaff'> = async ({ params }, ctx) => ({
  status: 200,
  ...responseOf(await flow.readProduct(ctx, params.id)),
})

export const updateProduct: Handler<'updateProduct'> = async ({ params, headers, body }, ctx) => {
  const fields = await withPictureData(ctx, await withDescriptions(ctx, body))
  await ctx.catalogue.refreshUnknownCategories(body.category_ids ?? [])
  const saved = await productCommand(ctx, async () => {
    const stored = await flow.readProduct(ctx, params.id)
    if (isReplay(ctx, stored.requests)) return unchanged(stored)
    requireMatch(headers['if-match'], stored.product.version)
    return changed(ctx, stored, withFields(stored.product, fields, flow.editContext(ctx)))
  })
  return { status: 200, ...responseOf(saved) }
}

export const deleteProduct: Handler<'deleteProduct'> = async ({ params, headers }, ctx) => {
  await flow.deleteProduct(ctx, params.id, headers['if-match'])
  return { status: 204 }
}
