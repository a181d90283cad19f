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

/** Rows of a page, the newest first, and the id after which the next one begins; null at the end. */
export interface HeldPage<T> {
  rows: T[]
  next: string | null
}

/** Rows that are in memory at a time, */
const PAGE_ROWS = 20
/** and bytes of what is long of them: whoever makes a document of it holds several times as much. One row is on the page whatever it weighs. */
const PAGE_BYTES = 500_000
const BYTES_OF_LINE = 1000
/** Of the message that tells of a declaration or a cancellation, and quotes it. */
const BYTES_OF_MESSAGE = 10_000

const BYTES_OF_ORDER = `(SELECT count(*) FROM order_lines l WHERE l.order_id = orders.id) * ${BYTES_OF_LINE}
  + octet_length(withdrawals::text) + octet_length(cancellations::text)
  + (jsonb_array_length(withdrawals) + jsonb_array_length(cancellations)) * ${BYTES_OF_MESSAGE}`
const BYTES_OF_CART = 'octet_length(items::text)'
const BYTES_OF_CHECKOUT = 'octet_length(cart::text)'

/** Ids of the newest after one that weigh no more than a page together, '' beginning; and whether that was all. */
async function findPage(
  pg: Queryable,
  { customer_id, email }: HeldOf,
  after: string,
  { found, table, bytes }: { found: string; table: string; bytes: string },
): Promise<{ ids: string[]; next: string | null }> {
  const rows = await query<{ id: string; fits: boolean }>(
    pg,
    `WITH weighed AS (SELECT id, ${bytes} AS bytes FROM ${table} WHERE id IN (${found}))
     SELECT id, row_number() OVER w = 1 OR sum(bytes) OVER w <= ${PAGE_BYTES} AS fits
       FROM weighed WINDOW w AS (ORDER BY id DESC) ORDER BY id DESC`,
    [customer_id, email, after, PAGE_ROWS],
  )
  const ids = rows.filter(({ fits }) => fits).map(({ id }) => id)
  return { ids, next: ids.length < rows.length || rows.length === PAGE_ROWS ? (ids.at(-1) ?? null) : null }
}

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
    SELECT id FROM checkouts WHERE state = 'failed' AND cart->>'owner' = $1
     UNION ALL
    SELECT id FROM checkouts WHERE state = 'failed' AND ${GUEST}
     UNION ALL
    SELECT id FROM checkouts WHERE ${LIVE} AND cart->>'owner' = $1
     UNION ALL
    SELECT id FROM checkouts WHERE ${LIVE} AND email_key(cart->>'email') = email_key($2) AND ${GUEST})
  SELECT id FROM held WHERE $3 = '' OR id < $3 ORDER BY id DESC LIMIT $4`

const newestFirst = <T extends { id: string }>(rows: readonly T[]) =>
  rows.toSorted((one, other) => (one.id < other.id ? 1 : -1))

export async function listHeldOrders(pg: Queryable, of: HeldOf, after: string): Promise<HeldPage<WholeOrder>> {
  const { ids, next } = await findPage(pg, of, after, { found: ORDERS, table: 'orders', bytes: BYTES_OF_ORDER })
  return { rows: newestFirst(await findOrders(pg, ids)), next }
}

export async function listHeldCarts(pg: Queryable, of: HeldOf, after: string): Promise<HeldPage<Cart>> {
  const { ids, next } = await findPage(pg, of, after, { found: CARTS, table: 'carts', bytes: BYTES_OF_CART })
  const rows = await query<Cart>(pg, `SELECT ${CART_COLUMNS} FROM carts WHERE id = ANY($1)`, [ids])
  return { rows: newestFirst(rows), next }
}

export type HeldCheckout = Pick<Checkout, 'id' | 'state' | 'order_id' | 'cart' | 'failure' | 'network'> & {
  created_at: Date
}

/** Checkouts of which no order has come: those under way, and those of the last weeks that failed, which are few. */
export async function listHeldCheckouts(pg: Queryable, of: HeldOf, after: string): Promise<HeldPage<HeldCheckout>> {
  const { ids, next } = await findPage(pg, of, after, {
    found: CHECKOUTS,
    table: 'checkouts',
    bytes: BYTES_OF_CHECKOUT,
  })
  const rows = await query<HeldCheckout>(
    pg,
    'SELECT id, state, order_id, cart, failure, network, created_at FROM checkouts WHERE id = ANY($1)',
    [ids],
  )
  return { rows: newestFirst(rows), next }
}
