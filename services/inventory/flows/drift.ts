import { eachSeparately } from '@stoa/kit/timing/each-separately'
import { countLevels, type Drift, findDrift, repairDrifts } from '../store/drift.ts'
import { lockLevels } from '../store/stock.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'

/** Corrects the counters of one variant, under the locks that everybody takes who changes its stock. */
function repairVariant(ctx: StockContext, variantId: string): Promise<Drift[]> {
  return ctx.pg.tx(async (tx) => {
    await lockLevels(tx, [variantId])
    const drifts = await findDrift(tx, variantId)
    await repairDrifts(tx, variantId, drifts)
    if (drifts.length > 0) await publishAvailabilityChanges(ctx, tx, [variantId])
    return drifts
  })
}

/**
 * Compares the counters with journal and reservations; with `repair` it corrects them, one variant after the other, so
 * that buyers of one wait for that one only and nobody waits for each other. A variant that cannot be repaired keeps no other
 * from it.
 */
export async function checkDrift(
  ctx: StockContext,
  withRepair: boolean,
): Promise<{ checked: number; drifts: Drift[] }> {
  const found = await findDrift(ctx.pg)
  const checked = await countLevels(ctx.pg)
  if (!withRepair) return { checked, drifts: found }
  const drifts: Drift[] = []
  const variants = [...new Set(found.map((drift) => drift.variant_id))]
  const repair = async (variantId: string) => void drifts.push(...(await repairVariant(ctx, variantId)))
  await eachSeparately('repair of stock', variants, repair, (variantId) => `variant ${variantId}`)
  return { checked, drifts }
}
