import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import type { Handler, ProductContext } from '../context.ts'
import type { Product } from '../domain/product.ts'
import { variantIn, withChangedVariant, withNewVariant, withoutVariant } from '../domain/product-variants.ts'
import type { VariantFields } from '../domain/variant.ts'
import { requireStockPermission, setInitialStock } from '../flows/availability.ts'
import { idFor, isReplay } from '../flows/idempotency.ts'
import { readProduct } from '../flows/product.ts'
import { changed, productCommand, unchanged } from '../flows/product-command.ts'
import { presentAdminVariant } from './present-product.ts'

const etagHeader = ({ version }: Product) => ({ etag: etagOf(version) })

export const createVariant: Handler<'createVariant'> = async ({ params, headers, body }, ctx) => {
  requireStockPermission(ctx.principal, [body])
  const id = idFor(ctx, 'var')
  const saved = await productCommand(ctx, async () => {
    const stored = await readProduct(ctx, params.id)
    if (isReplay(ctx, stored.requests)) return unchanged(stored)
    if (headers['if-match'] !== undefined) requireMatch(headers['if-match'], stored.product.version)
    return changed(ctx, stored, withNewVariant(stored.product, id, body))
  })
  // Of the new variant alone: the others have had theirs, and repeating it would change nothing.
  const alone = { ...saved, product: { ...saved.product, variants: [variantIn(saved.product, id)] } }
  const quantities = new Map(body.quantity === undefined ? [] : [[id, body.quantity]])
  const { product } = await setInitialStock(ctx, alone, quantities)
  return {
    status: 201,
    headers: etagHeader(saved.product),
    body: presentAdminVariant(variantIn(product, id), saved.product),
  }
}

async function changeVariant(
  ctx: ProductContext,
  params: { id: string; variantId: string },
  ifMatch: string | undefined,
  fields: VariantFields,
) {
  const { product } = await productCommand(ctx, async () => {
    const stored = await readProduct(ctx, params.id)
    if (isReplay(ctx, stored.requests)) return unchanged(stored)
    requireMatch(ifMatch, stored.product.version)
    return changed(ctx, stored, withChangedVariant(stored.product, params.variantId, fields))
  })
  return {
    status: 200,
    headers: etagHeader(product),
    body: presentAdminVariant(variantIn(product, params.variantId), product),
  } as const
}

export const updateVariant: Handler<'updateVariant'> = ({ params, headers, body }, ctx) =>
  changeVariant(ctx, params, headers['if-match'], body)

export const setPrices: Handler<'setPrices'> = ({ params, headers, body }, ctx) =>
  changeVariant(ctx, params, headers['if-match'], { prices: body.prices })

export const deleteVariant: Handler<'deleteVariant'> = async ({ params, headers }, ctx) => {
  await productCommand(ctx, async () => {
    const stored = await readProduct(ctx, params.id)
    if (isReplay(ctx, stored.requests)) return unchanged(stored)
    requireMatch(headers['if-match'], stored.product.version)
    return changed(ctx, stored, withoutVariant(stored.product, params.variantId))
  })
  return { status: 204 }
}
