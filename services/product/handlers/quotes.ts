import type { Handler } from '../context.ts'
import { priceIn } from '../domain/price.ts'
import { isPublished } from '../domain/product.ts'
import { findProductsByVariants } from '../store/products.ts'

/** From the database, never from a cache: an order is made of it. */
export const quoteVariants: Handler<'quoteVariants'> = async ({ body }, ctx) => {
  const { currency, variant_ids } = body
  const wanted = new Set(variant_ids)
  const now = ctx.now.toISOString()
  const data = (await findProductsByVariants(ctx.db, variant_ids)).flatMap(({ product }) => {
    if (!isPublished(product, now)) return []
    const { id: product_id, slug, title, media, options } = product
    const pictures = new Map(media.map(({ id, url }) => [id, url]))
    return product.variants
      .filter((variant) => wanted.has(variant.id))
      .map((variant) => {
        const price = priceIn(variant, currency)
        return {
          ...{ variant_id: variant.id, product_id, slug, title, sku: variant.sku },
          variant_title: options.length > 0 ? variant.title : null,
          unit_price: price && { amount: price.amount, currency },
          image: pictures.get(variant.media_id ?? '') ?? media[0]?.url ?? null,
          weight_grams: variant.weight_grams ?? 0,
          requires_shipping: variant.requires_shipping,
          ...{ taxable: variant.taxable, tax_class: variant.tax_class },
        }
      })
  })
  return { status: 200, body: { data } }
}
