import { callOptions } from '@stoa/kit/contract/context'
import { DomainError, unprocessableField } from '@stoa/kit/values/problem'
import type { InventoryContext } from '../context.ts'
import { hasLevel } from '../store/stock.ts'

/**
 * Whether there is or was such a variant. One that has a level was found before, so the product service is asked once, and is
 * not needed for counting what is on the shelves.
 */
export async function isKnownVariant(ctx: InventoryContext, variantId: string): Promise<boolean> {
  if (await hasLevel(ctx.pg, variantId)) return true
  try {
    await ctx.clients.product.readVariant({ params: { variantId } }, callOptions(ctx))
    return true
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return false
    throw error
  }
}

/** Refuses stock of a variant that no product has: nobody would find it again. */
export async function requireVariant(ctx: InventoryContext, variantId: string): Promise<void> {
  if (await isKnownVariant(ctx, variantId)) return
  throw unprocessableField('/variant_id', 'unknown', 'No product has this variant.')
}
