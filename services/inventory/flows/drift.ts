import type { Deps } from '../context.ts'
import { countLevels, type Drift, findDrift, lockStock, repairDrift } from '../store/drift.ts'

/** Compares the counters with journal and reservations; with `repair` it corrects them, under lock. */
export async function checkDrift(
  deps: Pick<Deps, 'pg' | 'availability'>,
  repair: boolean,
): Promise<{ checked: number; drifts: Drift[] }> {
  if (!repair) return { checked: await countLevels(deps.pg), drifts: await findDrift(deps.pg) }
  return deps.pg.tx(async (tx) => {
    await lockStock(tx)
    const drifts = await findDrift(tx)
    for (const drift of drifts) await repairDrift(tx, drift)
    tx.afterCommit(() => deps.availability.refresh(drifts.map((drift) => drift.variant_id)))
    return { checked: await countLevels(tx), drifts }
  })
}
