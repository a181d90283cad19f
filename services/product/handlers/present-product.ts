import type { CategoryTree } from '../domain/category.ts'
import type { Media } from '../domain/media.ts'
import { displayPrices, priceIn, priceRangeIn } from '../domain/price.ts'
import { isAvailable, type Product } from '../domain/product.ts'
import type { Variant } from '../domain/variant.ts'
import type * as Api from '../generated/types.ts'

function presentMedia({ source_url: _from, ...media }: Media): Api.Media {
  return media
}

function presentVariant(variant: Variant, currency: string): Api.Variant {
  const { id, sku, barcode, title, option_values, available, media_id, weight_grams, requires_shipping, position } =
    variant
  const price = priceIn(variant, currency)
  const { compare_at, price: shown } = displayPrices(price && { min: price, max: price }, currency)
  return {
    ...{ id, sku, barcode, title, option_values, available, media_id, weight_grams, requires_shipping, position },
    ...{ price: shown, compare_at },
  }
}

/** A product as shoppers see it, in one currency (ISO 4217). */
export function presentProduct(
  product: Product,
  currency: string,
  tree: CategoryTree,
): Omit<Api.Product, 'canonical_slug'> {
  const { id, slug, title, description, vendor, type, tags, attributes, options, seo, updated_at } = product
  const categories = product.category_ids.flatMap((categoryId) => tree.find(categoryId) ?? [])
  return {
    ...{ id, slug, title, description, vendor, type, tags, attributes, options, seo, updated_at, currency },
    categories: categories.map((category) => ({ id: category.id, slug: category.slug, name: category.name })),
    media: product.media.map(presentMedia),
    variants: product.variants.map((variant) => presentVariant(variant, currency)),
    ...displayPrices(priceRangeIn(product, currency), currency),
    available: isAvailable(product),
    published_at: product.published_at ?? product.created_at,
  }
}

/** A product as staff see it. */
export function presentAdminProduct({ description_text: _made, ...product }: Product): Api.AdminProduct {
  return { ...product, media: product.media.map(presentMedia) }
}
