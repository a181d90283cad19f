import type { Category, CategoryTree } from '../domain/category.ts'
import { categoryTexts, type ListedTexts, type Locales, productTexts, variantTitleIn } from '../domain/localised.ts'
import type { Media } from '../domain/media.ts'
import { displayPrices, priceRangeIn } from '../domain/price-range.ts'
import { isAvailable, type Product } from '../domain/product.ts'
import { type Choice, choiceOf, selectedVariant, valueStates } from '../domain/selection.ts'
import type { Variant } from '../domain/variant.ts'
import type * as Api from '../generated/types.ts'

function presentMedia({ source_url: _from, ...media }: Media): Api.Media {
  return media
}

function presentVariant(variant: Variant, currency: string, title: string): Api.Variant {
  const { id, sku, barcode, option_values, available, media_id, weight_grams, requires_shipping, position } = variant
  const { price_range: _range, ...prices } = displayPrices(priceRangeIn({ variants: [variant] }, currency), currency)
  return {
    ...{ id, sku, barcode, title, option_values, available, media_id, weight_grams, requires_shipping, position },
    ...prices,
  }
}

/** A category as others name it. */
export function presentLink(category: Category, locales: Locales): Api.CategoryLink {
  return { id: category.id, slug: category.slug, name: categoryTexts(category, locales).name }
}

const NOWHERE = { exists: false, available: false }

function presentOptions(
  { options, variants }: Product,
  { names }: ListedTexts,
  choice: Choice,
): Api.ProductOptionChoices[] {
  return options.map(({ name, values }) => {
    const states = valueStates(variants, choice, name)
    const stateOf = (value: string) => states.get(value) ?? NOWHERE
    return {
      ...{ name, label: names.option(name), values },
      choices: values.map((value) => ({ value, label: names.value(name, value), ...stateOf(value) })),
    }
  })
}

/** How a product is shown. */
export interface ProductView {
  /** ISO 4217. */
  currency: string
  locales: Locales
  /** What the shopper chose: option → value, as they wrote them. */
  wanted: Readonly<Record<string, string>>
  listed: Api.VariantsListed
}

function presentVariants(product: Product, { names }: ListedTexts, choice: Choice, { currency, listed }: ProductView) {
  const { options, variants } = product
  const present = (variant: Variant) => presentVariant(variant, currency, variantTitleIn(variant, options, names))
  const chosen = selectedVariant(variants, choice)
  const selected = chosen && present(chosen)
  if (listed === 'all') return { variants: variants.map(present), selected_variant: selected }
  return { variants: listed === 'selected' && selected ? [selected] : [], selected_variant: selected }
}

/** A product as shoppers see it. */
export function presentProduct(
  product: Product,
  view: ProductView,
  tree: CategoryTree,
): Omit<Api.Product, 'canonical_slug'> {
  const { id, slug, vendor, type, tags, attributes, updated_at } = product
  const { currency, locales } = view
  const texts = productTexts(product, locales)
  const choice = choiceOf(product.options, view.wanted)
  const { title, locale, description, seo } = texts
  const categories = product.category_ids.flatMap((categoryId) => tree.find(categoryId) ?? [])
  const linkTo = (category: Category) => presentLink(category, locales)
  return {
    ...{ id, slug, title, locale, description, vendor, type, tags, attributes, seo, updated_at, currency },
    categories: categories.map(linkTo),
    breadcrumb: categories[0] ? tree.pathOf(categories[0].id).map(linkTo) : [],
    options: presentOptions(product, texts, choice),
    media: product.media.map(presentMedia),
    ...presentVariants(product, texts, choice, view),
    ...displayPrices(priceRangeIn(product, currency), currency),
    available: isAvailable(product),
    published_at: product.published_at ?? product.created_at,
  }
}

/** A variant of a product as staff see it. */
export function presentAdminVariant(
  { price_history: _former, ...variant }: Variant,
  { version }: Pick<Product, 'version'>,
): Api.AdminVariant {
  return { ...variant, product_version: version }
}

/** A product as staff see it. */
export function presentAdminProduct({ description_text: _made, ...product }: Product): Api.AdminProduct {
  const translations = Object.entries(product.translations).map(([locale, { description_text: _text, ...texts }]) => [
    locale,
    texts,
  ])
  const media = product.media.map(presentMedia)
  const variants = product.variants.map((variant) => presentAdminVariant(variant, product))
  return { ...product, media, variants, translations: Object.fromEntries(translations) }
}
