import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, maybe, one, query } from '@stoa/kit/postgres/sql'
import type { Allocation } from '../domain/reservation.ts'
import { columns } from './stock.ts'

export interface Reservation {
  id: string
  status: 'held' | 'committed' | 'released'
  expires_at: Date | null
}

/** Inserts a reservation unless its id is taken, else locks it. Expiry is by the database's clock; null pins it. */
export async function claimReservation(
  tx: Tx,
  id: string,
  status: Reservation['status'],
  expiresInSeconds: number | null,
): Promise<{ created: boolean; reservation: Reservation }> {
  const created = await maybe<Reservation>(
    tx,
    `INSERT INTO reservations (id, status, expires_at) VALUES ($1, $2, now() + make_interval(secs => $3))
     ON CONFLICT (id) DO NOTHING RETURNING id, status, expires_at`,
    [id, status, expiresInSeconds],
  )
  if (created) return { created: true, reservation: created }
  const known = await lockReservation(tx, id)
  if (!known) throw new Error(`reservation ${id} vanished`)
  return { created: false, reservation: known }
}

async function lockReservation(tx: Tx, id: string): Promise<Reservation | undefined> {
  return maybe<Reservation>(tx, 'SELECT id, status, expires_at FROM reservations WHERE id = $1 FOR UPDATE', [id])
}

/** Updates the status at the end of the transaction. */
export function setReservationStatus(tx: Tx, id: string, status: Reservation['status']): void {
  atCommit(tx, 'UPDATE reservations SET status = $2, updated_at = now() WHERE id = $1', [id, status])
}

export async function readLines(pg: Queryable, id: string): Promise<Allocation[]> {
  return query<Allocation>(
    pg,
    `SELECT variant_id, location_id, quantity FROM reservation_lines WHERE reservation_id = $1
      ORDER BY variant_id, location_id`,
    [id],
  )
}

/** What was sold of a reservation and has not come back. Whoever returns some of it has the reservation locked. */
export async function readUnreturned(tx: Tx, id: string): Promise<Allocation[]> {
  return query<Allocation>(
    tx,
    `SELECT variant_id, location_id, quantity - returned AS quantity FROM reservation_lines
      WHERE reservation_id = $1 AND quantity > returned ORDER BY variant_id, location_id`,
    [id],
  )
}

/** Counts units of a reservation as back in stock, at the end of the transaction. */
export function countReturned(tx: Tx, id: string, allocations: readonly Allocation[]): void {
  atCommit(
    tx,
    `UPDATE reservation_lines l SET returned = l.returned + a.quantity
       FROM unnest($2::text[], $3::text[], $4::bigint[]) AS a (variant_id, location_id, quantity)
      WHERE l.reservation_id = $1 AND l.variant_id = a.variant_id AND l.location_id = a.location_id`,
    [id, ...columns(allocations)],
  )
}

/** Ids of expired reservations but these, oldest first. */
export async function listExpired(pg: Queryable, except: readonly string[], limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    pg,
    `SELECT id FROM reservations WHERE status = 'held' AND expires_at <= now() AND id <> ALL($1)
      ORDER BY expires_at LIMIT $2`,
    [except, limit],
  )
  return rows.map((row) => row.id)
}

/** Milliseconds until the next reservation expires; null when none does. */
export async function untilExpiryMs(pg: Queryable): Promise<number | null> {
  const { ms } = await one<{ ms: number | null }>(
    pg,
    `SELECT (extract(epoch FROM min(expires_at) - now()) * 1000)::float8 AS ms FROM reservations WHERE status = 'held'`,
  )
  return ms
}

/** Locks an expired reservation; false when it has ended meanwhile or another process is releasing it. */
export async function lockExpired(tx: Tx, id: string): Promise<boolean> {
  const row = await maybe(
    tx,
    "SELECT id FROM reservations WHERE id = $1 AND status = 'held' AND expires_at <= now() FOR UPDATE SKIP LOCKED",
    [id],
  )
  return row !== undefined
}
