import { invalidField, notFound } from '@stoa/kit/values/problem'
import { checkVariants, widenOptions } from './option.ts'
import type { Product } from './product.ts'
import {
  newVariant,
  type Variant,
  type VariantFields,
  type VariantInput,
  variantsWith,
  variantsWithout,
  withPositions,
  withVariantFields,
} from './variant.ts'

/** A variant of a product; throws when the product has none of this id. */
export function variantIn(product: Product, id: string): Variant {
  const variant = product.variants.find((one) => one.id === id)
  if (!variant) throw notFound('This variant')
  return variant
}

/**
 * The product with titles and positions of its variants set anew. Throws the first rule about options and variants that it
 * violates, on the field `pointer` where the caller did not send the list of variants.
 */
export function withCheckedVariants(product: Product, pointer?: string): Product {
  const [problem] = checkVariants(product.options, product.variants)
  if (problem) {
    const own = problem.index === null ? '/options' : `/variants/${problem.index}/option_values`
    const detail = `${problem.detail.charAt(0).toUpperCase()}${problem.detail.slice(1)}.`
    throw invalidField(pointer ?? own, problem.code, detail)
  }
  return { ...product, variants: withPositions(product.options, product.variants) }
}

/** The product with one more variant, last in order. */
export function withNewVariant(product: Product, id: string, input: VariantInput): Product {
  const variant = newVariant(id, input, { media: product.media, pointer: '' })
  const options = widenOptions(product.options, variant)
  return withCheckedVariants({ ...product, options, variants: [...product.variants, variant] }, '/option_values')
}

/** The product with fields of one variant changed. */
export function withChangedVariant(product: Product, id: string, fields: VariantFields): Product {
  const variant = withVariantFields(variantIn(product, id), fields, { media: product.media, pointer: '' })
  const options = widenOptions(product.options, variant)
  const variants = variantsWith(product.variants, variant, fields.position)
  return withCheckedVariants({ ...product, options, variants }, '/option_values')
}

/** The product without one variant. Orders and stock movements keep what they know of it. */
export function withoutVariant(product: Product, id: string): Product {
  return withCheckedVariants({ ...product, variants: variantsWithout(product.variants, variantIn(product, id).id) })
}
