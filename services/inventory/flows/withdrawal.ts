import type { Tx } from '@stoa/kit/postgres/pg'
import { lockLevels } from '../store/stock.ts'
import { emptyLevels, findUsed } from '../store/withdrawal.ts'
import { publishAvailabilityChanges, type StockContext } from './availability.ts'

/** Takes the initial stock of variants back. What was sold, is held or was counted keeps its levels: it is somebody's record. */
export async function withdrawStock(ctx: StockContext, tx: Tx, variantIds: readonly string[]): Promise<void> {
  // Whoever sells or holds locks the levels first, so nothing is used after this.
  const levels = await lockLevels(tx, variantIds)
  const used = new Set((await findUsed(tx, variantIds)).map(({ variant_id }) => variant_id))
  const isEmpty = (level: (typeof levels)[number]) => level.on_hand === 0 && level.tracked && level.policy === 'deny'
  const own = levels.filter((level) => !used.has(level.variant_id) && !isEmpty(level))
  if (own.length === 0) return
  await emptyLevels(tx, own)
  await publishAvailabilityChanges(ctx, tx, [...new Set(own.map(({ variant_id }) => variant_id))].sort())
}
