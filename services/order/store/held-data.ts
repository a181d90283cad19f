import type { Queryable } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import type { Cart } from '../domain/cart.ts'
import type { Checkout } from '../domain/checkout.ts'
import type { WholeOrder } from '../domain/order.ts'
import { CART_COLUMNS } from './carts.ts'
import { findOrders } from './orders.ts'

/** Whose data is read: an account, and what came under an address without one; each may be null. */
export interface HeldOf {
  customer_id: string | null
  email: string | null
}

/** After the row with this id, from the newest on; '' begins. */
interface From {
  after: string
  limit: number
}

const valuesOf = ({ customer_id, email }: HeldOf, { after, limit }: From) => [customer_id, email, after, limit]

/** Two reads of an index and not one with OR, so that a page costs the same whoever has many. */
const newest = (table: string, own: string, guests: string) =>
  `SELECT id FROM ((SELECT id FROM ${table} WHERE ${own} AND ($3 = '' OR id < $3) ORDER BY id DESC LIMIT $4)
                    UNION
                   (SELECT id FROM ${table} WHERE ${guests} AND ($3 = '' OR id < $3) ORDER BY id DESC LIMIT $4)) AS found
    ORDER BY id DESC LIMIT $4`

const ORDERS = newest('orders', 'owner = $1', 'user_id IS NULL AND lower(email) = lower($2)')
const CARTS = newest('carts', 'owner = $1', 'user_id IS NULL AND email IS NOT NULL AND lower(email) = lower($2)')
const LIVE = "state IN ('paying', 'requires_action', 'compensating')"
const GUEST = "cart->>'user_id' IS NULL AND lower(cart->>'email') = lower($2)"

/** By the indexes of those that failed or are under way, and whole before it is ordered: there are many more that became orders. */
const CHECKOUTS = `
  WITH held AS MATERIALIZED (
    SELECT id FROM checkouts WHERE state = 'failed' AND (cart->>'owner' = $1 OR ${GUEST})
     UNION ALL
    SELECT id FROM checkouts WHERE ${LIVE} AND cart->>'owner' = $1
     UNION ALL
    SELECT id FROM checkouts WHERE ${LIVE} AND email_key(cart->>'email') = email_key($2) AND ${GUEST})
  SELECT id FROM held WHERE $3 = '' OR id < $3 ORDER BY id DESC LIMIT $4`

const newestFirst = <T extends { id: string }>(rows: readonly T[]) =>
  rows.toSorted((one, other) => (one.id < other.id ? 1 : -1))

export async function listHeldOrders(pg: Queryable, of: HeldOf, from: From): Promise<WholeOrder[]> {
  const rows = await query<{ id: string }>(pg, ORDERS, valuesOf(of, from))
  return newestFirst(
    await findOrders(
      pg,
      rows.map(({ id }) => id),
    ),
  )
}

export async function listHeldCarts(pg: Queryable, of: HeldOf, from: From): Promise<Cart[]> {
  return newestFirst(
    await query<Cart>(pg, `SELECT ${CART_COLUMNS} FROM carts WHERE id IN (${CARTS})`, valuesOf(of, from)),
  )
}

export type HeldCheckout = Pick<Checkout, 'id' | 'state' | 'order_id' | 'cart' | 'failure' | 'network'> & {
  created_at: Date
}

/** Checkouts of which no order has come: those under way, and those of the last weeks that failed, which are few. */
export async function listHeldCheckouts(pg: Queryable, of: HeldOf, from: From): Promise<HeldCheckout[]> {
  return newestFirst(
    await query<HeldCheckout>(
      pg,
      `SELECT id, state, order_id, cart, failure, network, created_at FROM checkouts WHERE id IN (${CHECKOUTS})`,
      valuesOf(of, from),
    ),
  )
}
