import type { Queryable } from '@stoa/kit/postgres/pg'
import { one } from '@stoa/kit/postgres/sql'

/**
 * SQL: whether a user has paid for an order of theirs, in full, and not all of it was given back. What was free does not count.
 * By the index orders_paid_owner.
 */
export const hasPaid = (userId: 'carts.user_id' | 'orders.user_id' | `$${number}`) =>
  `EXISTS (SELECT FROM orders paid WHERE paid.owner = ${userId} AND paid.status = 'placed' AND paid.total > 0
                     AND paid.payment_status IN ('paid', 'partially_refunded'))`

/** Whether a user has paid for an order before. */
export async function userHasPaid(pg: Queryable, userId: string): Promise<boolean> {
  return (await one<{ has_paid: boolean }>(pg, `SELECT ${hasPaid('$1')} AS has_paid`, [userId])).has_paid
}
