import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import type { Level } from '../domain/level.ts'
import { insertMovements } from './movements.ts'
import { putCounts } from './stock.ts'

/** Why a variant's stock is more than what an import set. */
export interface UsedStock {
  variant_id: string
  reason: 'sold' | 'held' | 'counted'
}

/** Which variants were sold, are held, or were counted by staff; each with the weightiest reason. */
export function findUsed(pg: Queryable, variantIds: readonly string[]): Promise<UsedStock[]> {
  return query<UsedStock>(
    pg,
    `SELECT variant_id, reason FROM (
       SELECT v.variant_id, CASE
         WHEN EXISTS (SELECT FROM movements m WHERE m.variant_id = v.variant_id AND m.reason IN ('sold', 'cancelled')) THEN 'sold'
         WHEN EXISTS (SELECT FROM reservation_lines l JOIN reservations r ON r.id = l.reservation_id
                       WHERE l.variant_id = v.variant_id AND r.status = 'held') THEN 'held'
         WHEN EXISTS (SELECT FROM movements m
                       WHERE m.variant_id = v.variant_id AND m.reason NOT IN ('initial', 'withdrawn')) THEN 'counted'
         END AS reason
         FROM unnest($1::text[]) AS v (variant_id)) AS used
      WHERE reason IS NOT NULL`,
    [variantIds],
  )
}

/** Empties levels that the caller has locked; they are tracked from now on, so that nothing of them can be sold. */
export async function emptyLevels(tx: Tx, levels: readonly Level[]): Promise<void> {
  await putCounts(
    tx,
    levels.map((level) => ({ ...level, on_hand: 0, tracked: true, policy: 'deny' })),
  )
  const movements = levels.map(({ variant_id, location_id, on_hand }) => ({
    ...{ variant_id, location_id, delta: -on_hand, reason: 'withdrawn' },
  }))
  insertMovements(
    tx,
    movements.filter(({ delta }) => delta !== 0),
  )
}
