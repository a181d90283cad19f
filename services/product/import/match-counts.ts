import { combinationKey } from '../domain/option.ts'
import type { Product } from '../domain/product.ts'
import type { Variant } from '../domain/variant.ts'
import type { RejectedRow } from './imported-product.ts'
import type { ImportedStock } from './merge-stock.ts'
import type { VariantCount } from './shopify/inventory.ts'

function finder({ options, variants }: Product): (count: VariantCount) => Variant | null {
  const names = options.map(({ name }) => name)
  const byKey = new Map(variants.map((variant) => [combinationKey(names, variant.option_values), variant]))
  const bySku = new Map<string | null, Variant | null>()
  for (const variant of variants) bySku.set(variant.sku, bySku.has(variant.sku) ? null : variant)
  return ({ values, sku }) => {
    const pairs = names.map((name, index) => [name, values[index] ?? ''] as const)
    const found = values.length === names.length ? byKey.get(combinationKey(names, Object.fromEntries(pairs))) : null
    if (found) return found
    return sku === null ? null : (bySku.get(sku) ?? null)
  }
}

/**
 * What the counts of a file say of a stored product: the product with its counted variants tracked, and their first stock. The file
 * has tracked variants only, so one that each location is said not to stock is sold out, as it was where it comes from. A variant
 * that the file says nothing of is left as it is.
 */
export function matchCounts(
  product: Product,
  counts: readonly VariantCount[],
): { product: Product; stock: ImportedStock[] } | { rejected: RejectedRow[] } {
  const find = finder(product)
  const rejected: RejectedRow[] = []
  const stock = counts.flatMap(({ line, locations, ...named }): ImportedStock[] => {
    const variant = find({ line, locations, ...named })
    if (!variant) {
      const which = named.values.join(' / ') || named.sku || 'without options'
      rejected.push({ line, column: null, code: 'variant_unknown', detail: `the product has no variant "${which}"` })
      return []
    }
    if (locations.length === 0 && !named.isStockedNowhere) return []
    const { id: variant_id, inventory_policy: policy } = variant
    const item = { variant_id, quantity: 0, tracked: true, policy, replace_uncounted: true as const }
    return [{ item: named.isStockedNowhere ? item : { ...item, locations }, line, isCounted: true }]
  })
  if (rejected.length > 0) return { rejected }
  const counted = new Set(stock.map(({ item }) => item.variant_id))
  const variants = product.variants.map((variant) =>
    counted.has(variant.id) && !variant.track_inventory ? { ...variant, track_inventory: true } : variant,
  )
  return { product: { ...product, variants }, stock }
}
