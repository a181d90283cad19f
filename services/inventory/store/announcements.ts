import type { Tx } from '@stoa/kit/pg'

export interface Crossing {
  variant_id: string
  in_stock: boolean
  low: boolean
  version: number
}

/**
 * Compares what was last announced of some variants with their levels now, writes down what is new and returns it.
 * Most sales cross nothing and change no row here.
 */
export async function recordCrossings(tx: Tx, variantIds: readonly string[]): Promise<Crossing[]> {
  return tx.query<Crossing>(
    `INSERT INTO announcements AS a (variant_id, in_stock, low)
     SELECT variant_id, bool_or(NOT tracked OR policy = 'continue' OR on_hand > reserved),
            bool_or(tracked AND on_hand - reserved <= low_mark) IS TRUE
       FROM stock_levels WHERE variant_id = ANY($1) GROUP BY variant_id ORDER BY variant_id
     ON CONFLICT (variant_id) DO UPDATE SET in_stock = EXCLUDED.in_stock, low = EXCLUDED.low, version = a.version + 1
      WHERE (a.in_stock, a.low) IS DISTINCT FROM (EXCLUDED.in_stock, EXCLUDED.low)
     RETURNING variant_id, in_stock, low, version`,
    [variantIds],
  )
}
