import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'
import type { LevelChange } from '../domain/level.ts'

type LevelId = Pick<LevelChange, 'variant_id' | 'location_id'>

const columnsOf = (levels: readonly LevelId[]) => [
  levels.map(({ variant_id }) => variant_id),
  levels.map(({ location_id }) => location_id),
]

/** Which of some variants have a level at any location. */
export async function findStocked(pg: Queryable, variantIds: readonly string[]): Promise<Set<string>> {
  if (variantIds.length === 0) return new Set()
  const text = 'SELECT DISTINCT variant_id FROM stock_levels WHERE variant_id = ANY($1)'
  const rows = await query<LevelId>(pg, text, [variantIds])
  return new Set(rows.map(({ variant_id }) => variant_id))
}

/** Makes sure that levels are there to be locked, and returns those that were not. */
export async function addEmptyLevels(tx: Tx, levels: readonly LevelId[]): Promise<LevelId[]> {
  return query<LevelId>(
    tx,
    `INSERT INTO stock_levels (variant_id, location_id)
     SELECT variant_id, location_id FROM unnest($1::text[], $2::text[]) AS n (variant_id, location_id)
      ORDER BY variant_id, location_id
     ON CONFLICT DO NOTHING RETURNING variant_id, location_id`,
    columnsOf(levels),
  )
}

/** Takes back what `addEmptyLevels` has added in the same transaction. */
export async function removeEmptyLevels(tx: Tx, levels: readonly LevelId[]): Promise<void> {
  await execute(
    tx,
    `DELETE FROM stock_levels s USING unnest($1::text[], $2::text[]) AS n (variant_id, location_id)
      WHERE s.variant_id = n.variant_id AND s.location_id = n.location_id`,
    columnsOf(levels),
  )
}

/** Writes what is on hand of levels that the caller has locked. */
export async function putOnHand(tx: Tx, levels: readonly LevelChange[]): Promise<void> {
  await execute(
    tx,
    `UPDATE stock_levels s SET on_hand = n.on_hand, revision = s.revision + 1, updated_at = now()
       FROM unnest($1::text[], $2::text[], $3::bigint[]) AS n (variant_id, location_id, on_hand)
      WHERE s.variant_id = n.variant_id AND s.location_id = n.location_id`,
    [...columnsOf(levels), levels.map(({ on_hand }) => on_hand)],
  )
}
