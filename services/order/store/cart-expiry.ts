import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, query } from '@stoa/kit/postgres/sql'

/** A guest's cart, one of them without lines, or one of somebody who has an account. */
export type CartKind = 'empty' | 'guest' | 'customer'

/** Each has an index by age. */
const OF_KIND: Readonly<Record<CartKind, string>> = {
  empty: "user_id IS NULL AND items = '[]'",
  guest: 'user_id IS NULL',
  customer: 'user_id IS NOT NULL',
}

/**
 * Deletes carts whose last change is so many days ago by the database's clock, the oldest first; how many. One with a
 * checkout under way stays, and one that is being changed is left for the next time. Orders have their own copy.
 */
export async function deleteExpiredCarts(
  pg: Queryable,
  { kind, days, limit }: { kind: CartKind; days: number; limit: number },
): Promise<number> {
  return execute(
    pg,
    `DELETE FROM carts WHERE id IN (
       SELECT id FROM carts
        WHERE ${OF_KIND[kind]} AND updated_at < now() - make_interval(days => $1) AND status <> 'in_checkout'
        ORDER BY updated_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [days, limit],
  )
}

/**
 * Deletes checkouts that failed so many days ago and the keys that led to them, the oldest first; the orders that they would
 * have been. Stock and money went back long before: a checkout counts as failed only after that.
 */
export async function deleteFailedCheckouts(
  tx: Tx,
  { days, limit }: { days: number; limit: number },
): Promise<string[]> {
  const rows = await query<{ order_id: string }>(
    tx,
    `WITH old AS (
       SELECT id FROM checkouts WHERE state = 'failed' AND updated_at < now() - make_interval(days => $1)
        ORDER BY updated_at LIMIT $2 FOR UPDATE SKIP LOCKED),
     keys AS (DELETE FROM checkout_keys WHERE checkout_id IN (SELECT id FROM old))
     DELETE FROM checkouts WHERE id IN (SELECT id FROM old) RETURNING order_id`,
    [days, limit],
  )
  return rows.map(({ order_id }) => order_id)
}
