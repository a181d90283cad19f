import { notFound } from '@stoa/kit/values/problem'
import type { ProductContext } from '../context.ts'
import type { Product, Variant } from '../domain/product.ts'
import { withSoundVariants } from '../domain/product-edit.ts'
import * as edit from '../domain/variant.ts'
import type { StoredProduct } from '../store/product-document.ts'
import { shelve } from './availability.ts'
import { changeProduct } from './product.ts'
import { idFor } from './request-mark.ts'

type Ctx = ProductContext

/** A variant, and the product it now belongs to. */
export interface ChangedVariant {
  stored: StoredProduct
  variant: Variant
}

function variantIn(product: Product, id: string): Variant {
  const variant = product.variants.find((one) => one.id === id)
  if (!variant) throw notFound('This variant')
  return variant
}

/** Adds a variant, with its units on the shelf. */
export async function createVariant(
  ctx: Ctx,
  productId: string,
  ifMatch: string | undefined,
  input: edit.VariantInput,
): Promise<ChangedVariant> {
  const id = idFor(ctx, 'var')
  const stored = await changeProduct(ctx, productId, {
    ifMatch: ifMatch ?? null,
    edit: (product) => {
      const variant = edit.variantOf(product, input, '', { newId: () => id })
      const options = edit.widenOptions(product.options, variant)
      return withSoundVariants({ ...product, options, variants: [...product.variants, variant] }, '/option_values')
    },
  })
  const quantities = new Map(input.quantity === undefined ? [] : [[id, input.quantity]])
  const variant = variantIn(stored.product, id)
  const alone = { ...stored, product: { ...stored.product, variants: [variant] } }
  // Only the new one: the others have had their first stock, and asking again would change nothing.
  const shelved = await shelve(ctx, alone, quantities)
  return { stored, variant: variantIn(shelved.product, id) }
}

/** Changes fields of a variant. */
export async function updateVariant(
  ctx: Ctx,
  ids: { productId: string; variantId: string },
  ifMatch: string | undefined,
  fields: edit.VariantFields,
): Promise<ChangedVariant> {
  const { productId, variantId } = ids
  const stored = await changeProduct(ctx, productId, {
    ifMatch,
    edit: (product) => {
      const variant = edit.withVariantFields(product, variantIn(product, variantId), fields, '')
      const options = edit.widenOptions(product.options, variant)
      const variants = edit.withVariant(product.variants, variant, fields.position)
      return withSoundVariants({ ...product, options, variants }, '/option_values')
    },
  })
  return { stored, variant: variantIn(stored.product, variantId) }
}

/** Removes a variant. Orders and stock movements keep what they know of it. */
export async function deleteVariant(
  ctx: Ctx,
  ids: { productId: string; variantId: string },
  ifMatch: string | undefined,
): Promise<void> {
  await changeProduct(ctx, ids.productId, {
    ifMatch,
    edit: (product) => {
      variantIn(product, ids.variantId)
      return withSoundVariants({ ...product, variants: edit.withoutVariant(product, ids.variantId) })
    },
  })
}
