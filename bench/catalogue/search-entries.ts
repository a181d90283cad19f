import { searchEntryOf } from '@stoa/product/search/entry'
import type { SearchEntry } from '@stoa/product/search/search-index'
import { generatedCategories, generatedProducts } from './generated-catalogue.ts'

/** What the product service gives its index of a generated catalogue; variants are available as far as they have stock. */
export function* entries(seed: number, count: number): Generator<SearchEntry> {
  const categories = new Map(generatedCategories().map((category) => [category.id, category]))
  for (const { product, stock } of generatedProducts({ seed, count })) {
    const units = new Map(stock.map(({ variant_id, quantity }) => [variant_id, quantity]))
    const variants = product.variants.map((variant) => ({
      ...variant,
      available:
        !variant.track_inventory || variant.inventory_policy === 'continue' || (units.get(variant.id) ?? 0) > 0,
    }))
    const categoryNames = product.category_ids.flatMap((id) => categories.get(id)?.name ?? [])
    yield searchEntryOf({ ...product, variants }, { categoryNames })
  }
}
