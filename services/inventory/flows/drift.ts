import type { Deps } from '../context.ts'
import { countLevels, type Drift, findDrift, lockStock, mend } from '../store/drift.ts'

/** Holds the counters against journal and reservations; with `repair` they are set right, under lock. */
export async function checkDrift(
  deps: Pick<Deps, 'pg' | 'levels'>,
  repair: boolean,
): Promise<{ checked: number; drifts: Drift[] }> {
  if (!repair) return { checked: await countLevels(deps.pg), drifts: await findDrift(deps.pg) }
  return deps.pg.tx(async (tx) => {
    await lockStock(tx)
    const drifts = await findDrift(tx)
    for (const drift of drifts) await mend(tx, drift)
    tx.afterCommit(() => deps.levels.refresh(drifts.map((drift) => drift.variant_id)))
    return { checked: await countLevels(tx), drifts }
  })
}
