import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { findProductsByVariants } from '../store/products.ts'
import { findVariantsBy } from '../store/variants.ts'

export const readVariant: Handler<'readVariant'> = async ({ params }, ctx) => {
  const [found] = await findProductsByVariants(ctx.db, [params.variantId])
  if (!found) throw notFound('The variant')
  return { status: 200, body: { variant_id: params.variantId, product_id: found.product.id } }
}

export const findVariants: Handler<'findVariants'> = async ({ body }, ctx) => {
  const [byId, bySku] = await Promise.all([
    findVariantsBy(ctx.db, 'id', body.variant_ids),
    findVariantsBy(ctx.db, 'sku', body.skus),
  ])
  const found = new Map([...byId, ...bySku].map(({ id, sku }) => [id, sku]))
  return { status: 200, body: { data: [...found].map(([variant_id, sku]) => ({ variant_id, sku })) } }
}
