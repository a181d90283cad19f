import type { Tx } from '@stoa/kit/postgres/pg'
import { execute } from '@stoa/kit/postgres/sql'
import type { ItemsCancellation } from '../domain/item-cancellation.ts'
import type { OrderFulfilmentStatus, WholeOrder } from '../domain/order.ts'
import { TRY_SECONDS } from './order-changes.ts'

/** Adds a cancellation of items to an order that the caller has locked, and counts its units. The payment is due to be told. */
export async function addCancellation(
  tx: Tx,
  id: string,
  cancellation: ItemsCancellation,
  status: OrderFulfilmentStatus,
): Promise<void> {
  await execute(
    tx,
    `WITH counted AS (
       UPDATE order_lines l SET cancelled = l.cancelled + s.quantity
         FROM jsonb_to_recordset($2::jsonb -> 'items') AS s (item_id text, quantity bigint)
        WHERE l.order_id = $1 AND l.id = s.item_id)
     UPDATE orders SET cancellations = cancellations || $2::jsonb, fulfilment_status = $3,
            items_money_due_at = now() + make_interval(secs => $4), version = version + 1, updated_at = now()
      WHERE id = $1`,
    [id, JSON.stringify(cancellation), status, TRY_SECONDS],
  )
}

/** Writes what goes back of the cancellations of an order that the caller has locked. */
export async function saveCancellations(tx: Tx, id: string, cancellations: WholeOrder['cancellations']): Promise<void> {
  const isDue = cancellations.some(({ refunded }) => refunded === null)
  await execute(
    tx,
    `UPDATE orders SET cancellations = $2, items_money_due_at = CASE WHEN $3 THEN items_money_due_at END,
            version = version + 1, updated_at = now()
      WHERE id = $1`,
    [id, JSON.stringify(cancellations), isDue],
  )
}
