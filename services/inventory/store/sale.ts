import type { Queryable } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import { newId } from '@stoa/kit/values/ids'
import type { Reservation } from './reservations.ts'

/** A reservation whose order was placed. */
export interface Sale {
  reservation_id: string
  order_id: string
}

/**
 * Reservations first, then levels, each in the order in which everybody locks them. What can be sold stays the same, as what is
 * reserved and what is on hand fall by the same number: there is nothing to announce.
 */
const SELL = `
  WITH wanted AS MATERIALIZED (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS w (reservation_id, order_id, movement_id)),
  claimed AS MATERIALIZED (
    SELECT id, status FROM reservations WHERE id = ANY($1) ORDER BY id FOR UPDATE),
  lines AS MATERIALIZED (
    SELECT l.variant_id, l.location_id, l.quantity, w.order_id, w.movement_id,
           row_number() OVER (PARTITION BY l.reservation_id ORDER BY l.variant_id, l.location_id) AS nth
      FROM claimed c JOIN wanted w ON w.reservation_id = c.id JOIN reservation_lines l ON l.reservation_id = c.id
     WHERE c.status = 'held'),
  locked AS MATERIALIZED (
    SELECT s.variant_id, s.location_id FROM stock_levels s JOIN locations l ON l.id = s.location_id
     WHERE (s.variant_id, s.location_id) IN (SELECT variant_id, location_id FROM lines)
     ORDER BY s.variant_id, l.is_default DESC, s.location_id FOR UPDATE OF s),
  taken AS (SELECT variant_id, location_id, sum(quantity)::bigint AS quantity FROM lines GROUP BY variant_id, location_id),
  sold AS (
    UPDATE stock_levels s SET reserved = s.reserved - t.quantity, on_hand = s.on_hand - t.quantity,
           revision = s.revision + 1, updated_at = now()
      FROM locked k JOIN taken t USING (variant_id, location_id)
     WHERE s.variant_id = k.variant_id AND s.location_id = k.location_id),
  journalled AS (
    INSERT INTO movements (id, variant_id, location_id, delta, reason, reference)
    SELECT movement_id || '_' || nth, variant_id, location_id, -quantity, 'sold', order_id FROM lines),
  committed AS (
    UPDATE reservations r SET status = 'committed', updated_at = now() FROM claimed c WHERE r.id = c.id AND c.status = 'held')
  SELECT w.reservation_id AS id, c.status FROM wanted w LEFT JOIN claimed c ON c.id = w.reservation_id`

/**
 * Turns reservations into sales, all in one statement, and returns how each stood before. A reservation that is not held stays as
 * it is, so selling it again changes nothing, and one that cannot be sold keeps no other from it.
 */
export async function sellReservations(
  db: Queryable,
  sales: readonly Sale[],
): Promise<Map<string, Reservation['status'] | null>> {
  const unique = [...new Map(sales.map((sale) => [sale.reservation_id, sale])).values()]
  const rows = await query<{ id: string; status: Reservation['status'] | null }>(db, SELL, [
    unique.map((sale) => sale.reservation_id),
    unique.map((sale) => sale.order_id),
    unique.map(() => newId('mov')),
  ])
  return new Map(rows.map(({ id, status }) => [id, status]))
}
