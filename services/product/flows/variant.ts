import type { ProductContext } from '../context.ts'
import { variantIn, withChangedVariant, withNewVariant, withoutVariant } from '../domain/product-variants.ts'
import type { Variant, VariantFields, VariantInput } from '../domain/variant.ts'
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

/** Adds a variant, with its units on the shelf. */
export async function createVariant(
  ctx: Ctx,
  productId: string,
  ifMatch: string | undefined,
  input: VariantInput,
): Promise<ChangedVariant> {
  const id = idFor(ctx, 'var')
  const stored = await changeProduct(ctx, productId, {
    ifMatch: ifMatch ?? null,
    edit: (product) => withNewVariant(product, id, input),
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
  fields: VariantFields,
): Promise<ChangedVariant> {
  const { productId, variantId } = ids
  const stored = await changeProduct(ctx, productId, {
    ifMatch,
    edit: (product) => withChangedVariant(product, variantId, fields),
  })
  return { stored, variant: variantIn(stored.product, variantId) }
}

/** Removes a variant. */
export async function deleteVariant(
  ctx: Ctx,
  ids: { productId: string; variantId: string },
  ifMatch: string | undefined,
): Promise<void> {
  await changeProduct(ctx, ids.productId, { ifMatch, edit: (product) => withoutVariant(product, ids.variantId) })
}
