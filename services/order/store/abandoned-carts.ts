import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import type { AbandonedCart, Abandonment } from '../domain/abandoned-cart.ts'
import type { Cart } from '../domain/cart.ts'
import { CART_COLUMNS } from './carts.ts'

/** Up to where carts were looked at. Its time is text, as a `Date` would lose the microseconds. */
export interface Mark {
  reached_at: string
  reached_id: string
}

/** Locks the mark, not before `since`; undefined while another process works from it. */
export function claimMark(tx: Tx, since: Date): Promise<Mark | undefined> {
  return maybe<Mark>(
    tx,
    `SELECT greatest(reached_at, $1)::text AS reached_at, CASE WHEN reached_at >= $1 THEN reached_id ELSE '' END AS reached_id
       FROM abandoned_carts_mark FOR UPDATE SKIP LOCKED`,
    [since],
  )
}

export interface Passed extends Mark {
  /** Whether its customer is to be told of. */
  is_abandoned: boolean
}

/**
 * The next carts of customers after the mark, in the order of their last change. Abandoned is one with lines that is not being paid for
 * and is the customer's latest (they have ordered nothing since, nor begun another), unless a cart of theirs was told of lately. Only
 * of the latest all others are read, so somebody with many carts costs no more.
 */
export const PASSING = `SELECT cart.id AS reached_id, cart.updated_at::text AS reached_at,
         CASE WHEN cart.status <> 'open' OR cart.items = '[]' THEN false
              WHEN EXISTS (SELECT FROM carts later WHERE later.owner = cart.owner
                              AND (later.updated_at, later.id) > (cart.updated_at, cart.id)) THEN false
              ELSE coalesce((SELECT max(told.abandoned_at) FROM carts told WHERE told.owner = cart.owner) <= $4, true)
         END AS is_abandoned
    FROM carts cart
   WHERE cart.user_id IS NOT NULL AND (cart.updated_at, cart.id) > ($1, $2) AND cart.updated_at >= $1 AND cart.updated_at < $3
   ORDER BY cart.updated_at, cart.id LIMIT $5`

export const passCarts = (tx: Tx, mark: Mark, { until, quietSince }: Abandonment, limit: number): Promise<Passed[]> =>
  query<Passed>(tx, PASSING, [mark.reached_at, mark.reached_id, until, quietSince, limit])

/** Notes that carts are told of; those that somebody is changing at this moment, or has changed, are not abandoned. */
export function noteAbandoned(
  tx: Tx,
  ids: readonly string[],
  { until, now }: { until: Date; now: Date },
): Promise<AbandonedCart[]> {
  return query<AbandonedCart>(
    tx,
    `UPDATE carts SET abandoned_at = $3 WHERE id IN (
       SELECT id FROM carts WHERE id = ANY($1) AND status = 'open' AND updated_at < $2 FOR UPDATE SKIP LOCKED)
     RETURNING id, version, user_id, currency, totals, items, updated_at`,
    [ids, until, now],
  )
}

/** A customer's cart, and whether it is their latest. */
export function findCustomersCart(pg: Queryable, id: string): Promise<(Cart & { is_latest: boolean }) | undefined> {
  return maybe(
    pg,
    `SELECT ${CART_COLUMNS}, NOT EXISTS (SELECT FROM carts later WHERE later.owner = cart.owner
              AND (later.updated_at, later.id) > (cart.updated_at, cart.id)) AS is_latest
       FROM carts cart WHERE id = $1 AND user_id IS NOT NULL`,
    [id],
  )
}

export async function moveMark(tx: Tx, { reached_at, reached_id }: Mark): Promise<void> {
  await execute(tx, 'UPDATE abandoned_carts_mark SET reached_at = $1, reached_id = $2', [reached_at, reached_id])
}
