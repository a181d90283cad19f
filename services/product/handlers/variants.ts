import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { findProductsByVariants } from '../store/products.ts'

export const readVariant: Handler<'readVariant'> = async ({ params }, ctx) => {
  const [found] = await findProductsByVariants(ctx.db, [params.variantId])
  if (!found) throw notFound('The variant')
  return { status: 200, body: { variant_id: params.variantId, product_id: found.product.id } }
}
