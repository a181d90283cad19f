import { countLevels, type Drift, findDrift, repairDrift } from '../store/drift.ts'
import { lockLevels } from '../store/stock.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'

/** Corrects the counters of one variant, under the locks that everybody takes who changes its stock. */
function repairVariant(ctx: StockContext, variantId: string): Promise<Drift[]> {
  return ctx.pg.tx(async (tx) => {
    await lockLevels(tx, [variantId])
    const drifts = await findDrift(tx, variantId)
    for (const drift of drifts) await repairDrift(tx, drift)
    if (drifts.length > 0) await publishAvailabilityChanges(ctx, tx, [variantId])
    return drifts
  })
}

/**
 * Compares the counters with journal and reservations; with `repair` it corrects them, one variant after the other, so
 * that buyers of one wait for that one only and nobody waits for each other.
 */
export async function checkDrift(ctx: StockContext, repair: boolean): Promise<{ checked: number; drifts: Drift[] }> {
  const found = await findDrift(ctx.pg)
  const checked = await countLevels(ctx.pg)
  if (!repair) return { checked, drifts: found }
  const drifts: Drift[] = []
  for (const variantId of new Set(found.map((drift) => drift.variant_id))) {
    drifts.push(...(await repairVariant(ctx, variantId)))
  }
  return { checked, drifts }
}
