import type { ProductDocument, VariantDocument } from './documents.ts'
import type { Models } from './models.ts'

export type NamedVariant = Pick<VariantDocument, 'id' | 'sku'>

/** Products that are read: a SKU is one variant's almost always, and nothing forbids that thousands have it. */
const MAX_PRODUCTS = 1_000

/** Variants that have one of the values, of products in any status; little of each product is read. */
export async function findVariantsBy(
  db: Pick<Models, 'products'>,
  field: 'id' | 'sku',
  values: readonly string[],
): Promise<NamedVariant[]> {
  if (values.length === 0) return []
  const found = await db.products
    .find({ [`variants.${field}`]: { $in: [...values] }, deleted_at: null }, { 'variants.id': 1, 'variants.sku': 1 })
    .limit(MAX_PRODUCTS)
    .lean<Pick<ProductDocument, 'variants'>[]>()
  const wanted = new Set<string | null>(values)
  return found.flatMap(({ variants }) => variants.filter((variant) => wanted.has(variant[field])))
}
