import type { Category, CategoryTree } from '../domain/category.ts'
import { categoryTexts, type ListedTexts, type Locales, productTexts, variantTitleIn } from '../domain/localised.ts'
import type { Media } from '../domain/media.ts'
import { displayPrices, priceIn, priceRangeIn } from '../domain/price.ts'
import { isAvailable, type Product } from '../domain/product.ts'
import type { Variant } from '../domain/variant.ts'
import type * as Api from '../generated/types.ts'

function presentMedia({ source_url: _from, ...media }: Media): Api.Media {
  return media
}

function presentVariant(variant: Variant, currency: string, title: string): Api.Variant {
  const { id, sku, barcode, option_values, available, media_id, weight_grams, requires_shipping, position } = variant
  const price = priceIn(variant, currency)
  const { compare_at, price: shown } = displayPrices(price && { min: price, max: price }, currency)
  return {
    ...{ id, sku, barcode, title, option_values, available, media_id, weight_grams, requires_shipping, position },
    ...{ price: shown, compare_at },
  }
}

/** A category as others name it. */
export function presentLink(category: Category, locales: Locales): Api.CategoryLink {
  return { id: category.id, slug: category.slug, name: categoryTexts(category, locales).name }
}

function presentOptions({ options }: Product, { names }: ListedTexts): Api.ProductOptionChoices[] {
  return options.map(({ name, values }) => ({
    ...{ name, label: names.option(name), values },
    choices: values.map((value) => ({ value, label: names.value(name, value) })),
  }))
}

/** A product as shoppers see it; the currency is an ISO 4217 code. */
export function presentProduct(
  product: Product,
  { currency, locales }: { currency: string; locales: Locales },
  tree: CategoryTree,
): Omit<Api.Product, 'canonical_slug'> {
  const { id, slug, vendor, type, tags, attributes, updated_at } = product
  const texts = productTexts(product, locales)
  const { title, locale, description, seo } = texts
  const categories = product.category_ids.flatMap((categoryId) => tree.find(categoryId) ?? [])
  return {
    ...{ id, slug, title, locale, description, vendor, type, tags, attributes, seo, updated_at, currency },
    categories: categories.map((category) => presentLink(category, locales)),
    options: presentOptions(product, texts),
    media: product.media.map(presentMedia),
    variants: product.variants.map((variant) => {
      const own = variantTitleIn(variant, product.options, texts.names)
      return presentVariant(variant, currency, own)
    }),
    ...displayPrices(priceRangeIn(product, currency), currency),
    available: isAvailable(product),
    published_at: product.published_at ?? product.created_at,
  }
}

/** A product as staff see it. */
export function presentAdminProduct({ description_text: _made, ...product }: Product): Api.AdminProduct {
  const translations = Object.entries(product.translations).map(([locale, { description_text: _text, ...texts }]) => [
    locale,
    texts,
  ])
  return { ...product, media: product.media.map(presentMedia), translations: Object.fromEntries(translations) }
}
