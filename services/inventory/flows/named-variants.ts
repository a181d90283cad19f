import { callOptions } from '@stoa/kit/contract/context'
import { type DomainError, unprocessableField } from '@stoa/kit/values/problem'
import type { InventoryContext } from '../context.ts'
import { findStocked } from '../store/level-batch.ts'

/** How an item of a list names its variant: by one of both. */
interface VariantName {
  variant_id?: string
  sku?: string
}

const present = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
]

/** Ids of the variants that have one of some SKUs, each with its SKU. */
export async function variantsBySku(ctx: InventoryContext, skus: readonly string[]): Promise<Map<string, string>> {
  const body = { variant_ids: [], skus: present(skus) }
  const { data } = await ctx.clients.product.findVariants({ body }, callOptions(ctx))
  return new Map(data.map(({ variant_id, sku }) => [variant_id, sku ?? '']))
}

function namedBySku(sku: string, ids: readonly string[], pointer: string): string | DomainError {
  const [id, ...others] = ids
  if (id === undefined) return unprocessableField(pointer, 'unknown', `No product has a variant with the SKU ${sku}.`)
  if (others.length === 0) return id
  return unprocessableField(pointer, 'invalid', `${ids.length} variants have the SKU ${sku}: name one by its id.`)
}

/**
 * The id of the variant that each item names, or why there is none. The product service is asked once, and not at all where every
 * variant is named by its id and has a level, as `isKnownVariant` does it.
 */
export async function nameVariants(
  ctx: InventoryContext,
  items: readonly VariantName[],
): Promise<(string | DomainError)[]> {
  const ids = present(items.map(({ variant_id }) => variant_id))
  const skus = present(items.map(({ sku }) => sku))
  const known = await findStocked(ctx.pg, ids)
  const body = { variant_ids: ids.filter((id) => !known.has(id)), skus }
  const isAsked = body.variant_ids.length > 0 || skus.length > 0
  const { data } = isAsked ? await ctx.clients.product.findVariants({ body }, callOptions(ctx)) : { data: [] }
  for (const { variant_id } of data) known.add(variant_id)
  const bySku = Map.groupBy(data, ({ sku }) => sku)
  return items.map(({ variant_id, sku = '' }, index) => {
    if (variant_id === undefined) {
      const found = bySku.get(sku)?.map((variant) => variant.variant_id) ?? []
      return namedBySku(sku, found, `/items/${index}/sku`)
    }
    return known.has(variant_id)
      ? variant_id
      : unprocessableField(`/items/${index}/variant_id`, 'unknown', 'No product has this variant.')
  })
}
