import { localeChain } from '@stoa/kit/values/locale'
import type { Handler } from '../context.ts'
import { listedTexts, variantTitleIn } from '../domain/localised.ts'
import { optionValue } from '../domain/option.ts'
import { displayPrices, priceRangeIn } from '../domain/price-range.ts'
import { isPublished, type Product } from '../domain/product.ts'
import { imageOf } from '../domain/product-card.ts'
import type { Variant } from '../domain/variant.ts'
import type * as Api from '../generated/types.ts'
import { findProductsByVariants } from '../store/products.ts'

/** The texts of a variant in every language that its product has any of. */
function translationsOf(product: Product, variant: Variant): Api.QuotedTexts[] {
  const { options, translations } = product
  return Object.keys(translations).map((locale) => {
    const { title, names } = listedTexts(product, localeChain(locale))
    const labels = options.map(({ name }) => {
      const value = optionValue(variant.option_values, name)
      return { label: names.option(name), value_label: names.value(name, value) }
    })
    const variant_title = options.length > 0 ? variantTitleIn(variant, options, names) : null
    return { locale, title, variant_title, options: labels }
  })
}

function quoteOf(product: Product, variant: Variant, currency: string): Api.VariantQuote {
  const { id: product_id, slug, title, media, options } = product
  const { price, compare_at } = displayPrices(priceRangeIn({ variants: [variant] }, currency), currency)
  const picture = media.find(({ id }) => id === variant.media_id) ?? media[0]
  return {
    ...{ variant_id: variant.id, product_id, slug, title, sku: variant.sku },
    variant_title: options.length > 0 ? variant.title : null,
    options: options.map(({ name }) => ({ name, value: optionValue(variant.option_values, name) })),
    translations: translationsOf(product, variant),
    ...{ unit_price: price, compare_at },
    image: picture?.url ?? null,
    picture: picture ? imageOf(picture) : null,
    weight_grams: variant.weight_grams ?? 0,
    requires_shipping: variant.requires_shipping,
    ...{ taxable: variant.taxable, tax_class: variant.tax_class },
  }
}

/** From the database, never from a cache: an order is made of it. */
export const quoteVariants: Handler<'quoteVariants'> = async ({ body }, ctx) => {
  const { currency, variant_ids } = body
  const wanted = new Set(variant_ids)
  const now = ctx.now.toISOString()
  const data = (await findProductsByVariants(ctx.db, variant_ids)).flatMap(({ product }) => {
    if (!isPublished(product, now)) return []
    const variants = product.variants.filter(({ id }) => wanted.has(id))
    return variants.map((variant) => quoteOf(product, variant, currency))
  })
  return { status: 200, body: { data } }
}
