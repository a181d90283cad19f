import type { Tx } from '@stoa/kit/postgres/pg'
import { execute, one } from '@stoa/kit/postgres/sql'
import type { Fulfilment, OrderFulfilmentStatus } from '../domain/order.ts'

const COLUMNS =
  'id, status, carrier, tracking_number, tracking_url, items, shipped_at, delivered_at, shipped_by, delivered_by'

export type NewFulfilment = Pick<
  Fulfilment,
  'id' | 'carrier' | 'tracking_number' | 'tracking_url' | 'items' | 'shipped_by'
>

/** Writes a shipment and counts its units as shipped. The order is locked by the caller. */
export async function insertFulfilment(tx: Tx, orderId: string, fulfilment: NewFulfilment): Promise<Fulfilment> {
  const { id, carrier, tracking_number, tracking_url, items } = fulfilment
  return one<Fulfilment>(
    tx,
    `WITH counted AS (
       UPDATE order_lines l SET fulfilled = l.fulfilled + s.quantity
         FROM jsonb_to_recordset($6::jsonb) AS s (item_id text, quantity bigint)
        WHERE l.order_id = $1 AND l.id = s.item_id)
     INSERT INTO fulfilments (order_id, id, carrier, tracking_number, tracking_url, items, shipped_by)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7) RETURNING ${COLUMNS}`,
    [orderId, id, carrier, tracking_number, tracking_url, JSON.stringify(items), fulfilment.shipped_by],
  )
}

export async function saveFulfilment(tx: Tx, orderId: string, fulfilment: Fulfilment): Promise<Fulfilment> {
  const { id, status, carrier, tracking_number, tracking_url } = fulfilment
  return one<Fulfilment>(
    tx,
    `UPDATE fulfilments SET status = $3, carrier = $4, tracking_number = $5, tracking_url = $6, delivered_by = $7,
            delivered_at = CASE WHEN $3 = 'delivered' THEN COALESCE(delivered_at, now()) END
      WHERE order_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
    [orderId, id, status, carrier, tracking_number, tracking_url, fulfilment.delivered_by],
  )
}

/** What an order says of its shipments as a whole. */
export async function setFulfilmentStatus(tx: Tx, orderId: string, status: OrderFulfilmentStatus): Promise<void> {
  await execute(
    tx,
    'UPDATE orders SET fulfilment_status = $2, version = version + 1, updated_at = now() WHERE id = $1',
    [orderId, status],
  )
}
