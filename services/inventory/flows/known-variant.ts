import { callOptions } from '@stoa/kit/contract/context'
import { DomainError, unprocessableField } from '@stoa/kit/values/problem'
import type { InventoryContext } from '../context.ts'
import { hasLevel } from '../store/stock.ts'

/**
 * Refuses stock of a variant that no product has: nobody would find it again. One that has a level was found before, so the
 * product service is asked once, and is not needed for counting what is on the shelves.
 */
export async function requireVariant(ctx: InventoryContext, variantId: string): Promise<void> {
  if (await hasLevel(ctx.pg, variantId)) return
  try {
    await ctx.clients.product.readVariant({ params: { variantId } }, callOptions(ctx))
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not_found') throw error
    throw unprocessableField('/variant_id', 'unknown', 'No product has this variant.')
  }
}
