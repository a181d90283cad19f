import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, one, query } from '@stoa/kit/postgres/sql'
import type { Level, LevelChange } from '../domain/level.ts'
import type { Allocation } from '../domain/reservation.ts'

export type StoredLevel = Level & { updated_at: Date }

const COLUMNS = 'variant_id, location_id, on_hand, reserved, low_mark, tracked, policy, updated_at'

/** The levels of some variants, locked in one fixed order so that transactions cannot deadlock. */
export async function lockLevels(tx: Tx, variantIds: readonly string[]): Promise<Level[]> {
  return query<Level>(
    tx,
    `SELECT s.variant_id, s.location_id, s.on_hand, s.reserved, s.low_mark, s.tracked, s.policy
       FROM stock_levels s JOIN locations l ON l.id = s.location_id
      WHERE s.variant_id = ANY($1) ORDER BY s.variant_id, l.is_default DESC, s.location_id FOR UPDATE OF s`,
    [variantIds],
  )
}

const ALLOCATIONS = `FROM unnest($1::text[], $2::text[], $3::bigint[]) AS a (variant_id, location_id, quantity)
  WHERE s.variant_id = a.variant_id AND s.location_id = a.location_id`

/** The parameters of `unnest(text[], text[], bigint[])`. */
export const columns = (allocations: readonly Allocation[]) => [
  allocations.map((allocation) => allocation.variant_id),
  allocations.map((allocation) => allocation.location_id),
  allocations.map((allocation) => allocation.quantity),
]

/** Makes reserved units available again. */
export function unreserve(tx: Tx, allocations: readonly Allocation[]): Promise<number> {
  return execute(
    tx,
    `UPDATE stock_levels s SET reserved = reserved - a.quantity, revision = revision + 1, updated_at = now() ${ALLOCATIONS}`,
    columns(allocations),
  )
}

/** Puts units back into stock. */
export function restock(tx: Tx, allocations: readonly Allocation[]): Promise<number> {
  return execute(
    tx,
    `UPDATE stock_levels s SET on_hand = on_hand + a.quantity, revision = revision + 1, updated_at = now() ${ALLOCATIONS}`,
    columns(allocations),
  )
}

/** Whether a variant has a level at any location. */
export async function hasLevel(pg: Queryable, variantId: string): Promise<boolean> {
  const found = await maybe(pg, 'SELECT 1 FROM stock_levels WHERE variant_id = $1 LIMIT 1', [variantId])
  return found !== undefined
}

/** Makes sure that a level is there to be locked. */
export async function addEmptyLevel(tx: Tx, variantId: string, locationId: string): Promise<void> {
  await execute(tx, 'INSERT INTO stock_levels (variant_id, location_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    variantId,
    locationId,
  ])
}

/** Writes all of a level but its reserved units. The caller has locked it, or there is none yet. */
export async function putLevel(tx: Tx, level: LevelChange): Promise<StoredLevel> {
  return one<StoredLevel>(
    tx,
    `INSERT INTO stock_levels (variant_id, location_id, on_hand, low_mark, tracked, policy) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (variant_id, location_id) DO UPDATE SET on_hand = $3, low_mark = $4, tracked = $5, policy = $6,
       revision = stock_levels.revision + 1, updated_at = now()
     RETURNING ${COLUMNS}`,
    [level.variant_id, level.location_id, level.on_hand, level.low_mark, level.tracked, level.policy],
  )
}

const levelColumns = (levels: readonly LevelChange[]) => [
  levels.map((level) => level.variant_id),
  levels.map((level) => level.location_id),
  levels.map((level) => level.on_hand),
  levels.map((level) => level.tracked),
  levels.map((level) => level.policy),
]

const LEVEL_ROWS = `unnest($1::text[], $2::text[], $3::bigint[], $4::boolean[], $5::text[])
  AS n (variant_id, location_id, on_hand, tracked, policy)`

/** Gives a first level to variants that have none anywhere, one to each, and returns those variants. */
export async function insertFirstLevels(tx: Tx, levels: readonly LevelChange[]): Promise<string[]> {
  const rows = await query<{ variant_id: string }>(
    tx,
    `INSERT INTO stock_levels (variant_id, location_id, on_hand, tracked, policy)
     SELECT n.variant_id, n.location_id, n.on_hand, n.tracked, n.policy FROM ${LEVEL_ROWS}
      WHERE NOT EXISTS (SELECT 1 FROM stock_levels s WHERE s.variant_id = n.variant_id)
      ORDER BY n.variant_id
     ON CONFLICT DO NOTHING RETURNING variant_id`,
    levelColumns(levels),
  )
  return rows.map((row) => row.variant_id)
}

/** Writes what is on hand, tracking and policy of levels that the caller has locked, or that are not there yet. */
export async function putCounts(tx: Tx, levels: readonly LevelChange[]): Promise<void> {
  if (levels.length === 0) return
  await execute(
    tx,
    `INSERT INTO stock_levels (variant_id, location_id, on_hand, tracked, policy)
     SELECT n.variant_id, n.location_id, n.on_hand, n.tracked, n.policy FROM ${LEVEL_ROWS}
      ORDER BY n.variant_id, n.location_id
     ON CONFLICT (variant_id, location_id) DO UPDATE SET on_hand = EXCLUDED.on_hand, tracked = EXCLUDED.tracked,
       policy = EXCLUDED.policy, revision = stock_levels.revision + 1, updated_at = now()`,
    levelColumns(levels),
  )
}

export interface StockSum {
  variant_id: string
  on_hand: number
  /** Whether its stock limits its sale, or somebody has booked a number. */
  counted: boolean
}

/** What variants have at all locations, and whether they were ever counted. Journal entries are read only where tracking leaves it open. */
export async function sumStock(pg: Queryable, variantIds: readonly string[]): Promise<StockSum[]> {
  return query<StockSum>(
    pg,
    `SELECT s.variant_id, s.on_hand::bigint, s.limited OR EXISTS (
              SELECT 1 FROM movements m WHERE m.variant_id = s.variant_id AND m.reason NOT IN ('sold', 'cancelled')) AS counted
       FROM (SELECT variant_id, sum(on_hand) AS on_hand, bool_or(tracked AND policy = 'deny') AS limited
               FROM stock_levels WHERE variant_id = ANY($1) GROUP BY variant_id) AS s`,
    [variantIds],
  )
}

export interface LevelFilter {
  location_id?: string
  variant_ids?: readonly string[]
  low?: boolean
}

/**
 * A page of levels by variant and location, one more than `limit`, after a position or before it. A filter that is not asked
 * for is not in the text: a plan kept for a text that has all of them would use the index of none.
 */
export async function listLevels(
  pg: Queryable,
  filter: LevelFilter,
  from: PageFrom<readonly [string, string]>,
): Promise<StoredLevel[]> {
  const { after, back, limit } = from
  const values: unknown[] = [limit + 1]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions = ['true']
  if (filter.location_id !== undefined) conditions.push(`location_id = ${parameter(filter.location_id)}`)
  if (filter.variant_ids !== undefined) conditions.push(`variant_id = ANY(${parameter(filter.variant_ids)})`)
  if (filter.low) conditions.push('on_hand - reserved <= low_mark')
  if (after) {
    const position = `(${parameter(after[0])}, ${parameter(after[1])})`
    conditions.push(`(variant_id, location_id) ${back ? '<' : '>'} ${position}`)
  }
  const order = back ? 'DESC' : 'ASC'
  return query<StoredLevel>(
    pg,
    `SELECT ${COLUMNS} FROM stock_levels WHERE ${conditions.join(' AND ')}
      ORDER BY variant_id ${order}, location_id ${order} LIMIT $1`,
    values,
  )
}

/** Units on hand of some variants, at all locations together; of those that have a level. */
export async function countOnHand(
  pg: Queryable,
  variantIds: readonly string[],
): Promise<{ variant_id: string; on_hand: number }[]> {
  return query(
    pg,
    'SELECT variant_id, sum(on_hand)::bigint AS on_hand FROM stock_levels WHERE variant_id = ANY($1) GROUP BY variant_id',
    [variantIds],
  )
}
