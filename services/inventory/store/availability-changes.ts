import type { Tx } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'

export interface AvailabilityChange {
  variant_id: string
  in_stock: boolean
  low: boolean
  version: number
}

/**
 * Compares the last announced availability of some variants with their levels, saves the changes and returns them. Most
 * sales change nothing, and lock and write no row here; the locks on the levels keep two transactions from comparing at once.
 */
export async function recordAvailabilityChanges(tx: Tx, variantIds: readonly string[]): Promise<AvailabilityChange[]> {
  return query<AvailabilityChange>(
    tx,
    `INSERT INTO announcements AS a (variant_id, in_stock, low)
     SELECT now.variant_id, now.in_stock, now.low
       FROM (SELECT variant_id, bool_or(NOT tracked OR policy = 'continue' OR on_hand > reserved) AS in_stock,
                    bool_or(tracked AND on_hand - reserved <= low_mark) IS TRUE AS low
               FROM stock_levels WHERE variant_id = ANY($1) GROUP BY variant_id) AS now
       LEFT JOIN announcements AS known ON known.variant_id = now.variant_id
      WHERE (known.in_stock, known.low) IS DISTINCT FROM (now.in_stock, now.low)
      ORDER BY now.variant_id
     ON CONFLICT (variant_id) DO UPDATE SET in_stock = EXCLUDED.in_stock, low = EXCLUDED.low, version = a.version + 1
      WHERE (a.in_stock, a.low) IS DISTINCT FROM (EXCLUDED.in_stock, EXCLUDED.low)
     RETURNING variant_id, in_stock, low, version`,
    [variantIds],
  )
}
