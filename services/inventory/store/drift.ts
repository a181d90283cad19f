import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'

export interface Drift {
  variant_id: string
  location_id: string
  counter: 'on_hand' | 'reserved'
  found: number
  expected: number
}

interface Row {
  variant_id: string
  location_id: string
  on_hand: number
  reserved: number
  moved: number
  held: number
}

/**
 * The statement for one variant or for all. Two texts, so that a plan which PostgreSQL keeps for one of them is never used for
 * the other: with "$1 IS NULL OR variant_id = $1" it scanned every movement and reservation while it held one variant's locks.
 */
function driftOf(variant: '$1' | null): string {
  const ofVariant = (column: string) => (variant ? `${column} = ${variant}` : 'true')
  return `
    SELECT s.variant_id, s.location_id, s.on_hand, s.reserved,
           COALESCE(m.moved, 0)::bigint AS moved, COALESCE(r.held, 0)::bigint AS held
      FROM stock_levels s
      LEFT JOIN (SELECT variant_id, location_id, sum(delta) AS moved FROM movements
                  WHERE ${ofVariant('variant_id')} GROUP BY 1, 2) m USING (variant_id, location_id)
      LEFT JOIN (SELECT l.variant_id, l.location_id, sum(l.quantity) AS held FROM reservation_lines l
                   JOIN reservations r ON r.id = l.reservation_id AND r.status = 'held'
                  WHERE ${ofVariant('l.variant_id')} GROUP BY 1, 2) r USING (variant_id, location_id)
     WHERE ${ofVariant('s.variant_id')}
       AND (s.on_hand <> COALESCE(m.moved, 0) OR s.reserved <> COALESCE(r.held, 0))
     ORDER BY s.variant_id, s.location_id`
}

function driftsOf({ variant_id, location_id, on_hand, reserved, moved, held }: Row): Drift[] {
  const drifts: Drift[] = []
  if (on_hand !== moved) drifts.push({ variant_id, location_id, counter: 'on_hand', found: on_hand, expected: moved })
  if (reserved !== held) drifts.push({ variant_id, location_id, counter: 'reserved', found: reserved, expected: held })
  return drifts
}

/**
 * Counters that differ from the journal (on_hand) or from the open reservations (reserved), of one variant or of all. Who
 * changes any of these holds the locks of the variant's levels until it commits, so under them nothing is half done.
 */
export async function findDrift(pg: Queryable, variantId: string | null = null): Promise<Drift[]> {
  const rows = await (variantId === null ? query<Row>(pg, driftOf(null)) : query<Row>(pg, driftOf('$1'), [variantId]))
  return rows.flatMap(driftsOf)
}

export async function countLevels(pg: Queryable): Promise<number> {
  const row = await maybe<{ count: number }>(pg, 'SELECT count(*) AS count FROM stock_levels')
  return row?.count ?? 0
}

/**
 * Sets the counters of a level to the sums of its journal and reservations. Both at once: with one of them repaired and the
 * other not yet, more would be reserved than there is.
 */
async function repairLevel(tx: Tx, variantId: string, locationId: string, drifts: readonly Drift[]): Promise<void> {
  const expected = (counter: Drift['counter']) => drifts.find((drift) => drift.counter === counter)?.expected ?? null
  await execute(
    tx,
    `UPDATE stock_levels SET on_hand = COALESCE($3, on_hand), reserved = COALESCE($4, reserved),
            revision = revision + 1, updated_at = now() WHERE variant_id = $1 AND location_id = $2`,
    [variantId, locationId, expected('on_hand'), expected('reserved')],
  )
}

/** Repairs the levels of one variant. */
export async function repairDrifts(tx: Tx, variantId: string, drifts: readonly Drift[]): Promise<void> {
  for (const locationId of new Set(drifts.map((drift) => drift.location_id))) {
    const ofLevel = drifts.filter((drift) => drift.location_id === locationId)
    await repairLevel(tx, variantId, locationId, ofLevel)
  }
}
