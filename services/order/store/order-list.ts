import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import type { WholeOrder } from '../domain/order.ts'
import { CHILDREN, ORDER_COLUMNS, type OrderRow, whole } from './orders.ts'

/** Lines of all orders of a page, twice as many as one order can have: each takes 20 microseconds to read and to write. */
export const MAX_LINES_OF_PAGE = 200

/** What buyers declare, and what is cancelled in parts, is measured in lines too, of so many bytes each: the former is up to 70 kB an order. */
const BYTES_OF_LINE = 1000

export interface OrderFilter {
  owners?: readonly string[]
  status?: string
  payment_status?: string
  fulfilment_status?: string
  /** Whether those only whose time to pay is over while they are paid in part. */
  payment_overdue?: boolean
  /** Whether those only whose buyers have withdrawn from them, or from a part. */
  withdrawn?: boolean
  number?: string
  email?: string
}

/** Paid in part, and the time for the rest is over. */
const PAYMENT_OVERDUE = `o.payment_overdue_at IS NOT NULL AND o.status = 'placed' AND o.payment_status = 'partially_paid'`

/** The conditions of a filter, and the values of their parameters. */
function conditionsOf(filter: OrderFilter, from: PageFrom): { where: string; values: unknown[] } {
  const values: unknown[] = []
  const conditions: string[] = []
  const add = (condition: (parameter: string) => string, value: unknown) => {
    if (value === undefined || value === null) return
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  add((parameter) => `o.owner = ANY(${parameter})`, filter.owners)
  add((parameter) => `o.status = ${parameter}`, filter.status)
  add((parameter) => `o.payment_status = ${parameter}`, filter.payment_status)
  add((parameter) => `o.fulfilment_status = ${parameter}`, filter.fulfilment_status)
  if (filter.payment_overdue) conditions.push(PAYMENT_OVERDUE)
  if (filter.withdrawn) conditions.push(`o.withdrawals <> '[]'`)
  add((parameter) => `o.number = ${parameter}`, filter.number)
  add((parameter) => `lower(o.email) = lower(${parameter})`, filter.email)
  add((parameter) => `o.id ${from.back ? '>' : '<'} ${parameter}`, from.after)
  return { where: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', values }
}

/** An order of a list, and whether its lines fit on the page with those before it; the first always does. */
export type ListedOrder = WholeOrder & { fits: boolean }

/**
 * A page of orders, newest first, one more than `limit`, or than fit; that one has no lines. One statement whatever the page
 * size, which counts lines by their index and reads those of the page only.
 */
export async function listOrders(pg: Queryable, filter: OrderFilter, from: PageFrom): Promise<ListedOrder[]> {
  const { where, values } = conditionsOf(filter, from)
  const order = from.back ? 'ASC' : 'DESC'
  const rows = await query<OrderRow & { fits: boolean }>(
    pg,
    `WITH found AS (
       SELECT o.id, (SELECT count(*) FROM order_lines l WHERE l.order_id = o.id)
                    + (octet_length(o.withdrawals::text) + octet_length(o.cancellations::text)) / ${BYTES_OF_LINE} AS lines
       FROM orders o ${where} ORDER BY o.id ${order} LIMIT $${values.length + 1}
     ), measured AS (
       SELECT id, row_number() OVER w = 1 OR sum(lines) OVER w <= ${MAX_LINES_OF_PAGE} AS fits
       FROM found WINDOW w AS (ORDER BY id ${order})
     ), page AS (
       SELECT id, fits, lag(fits, 1, true) OVER (ORDER BY id ${order}) AS is_read FROM measured
     )
     SELECT ${ORDER_COLUMNS}, page.fits, children.*
     FROM page
     JOIN orders o ON o.id = page.id
     LEFT JOIN LATERAL (SELECT ${CHILDREN}) AS children ON page.fits
     WHERE page.is_read
     ORDER BY o.id ${order}`,
    [...values, from.limit + 1],
  )
  return rows.map((row) => ({ ...whole(row), fits: row.fits }))
}

/** How many of the orders that were read are on the page. */
export const countFitting = (orders: readonly ListedOrder[]) => orders.filter(({ fits }) => fits).length
