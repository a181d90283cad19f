import type { Queryable } from '@stoa/kit/postgres/pg'
import { maybe, query } from '@stoa/kit/postgres/sql'
import type { OrderMoney } from '../domain/order-money.ts'
import { endsAt, statusAfter, TOLD } from './order-changes.ts'

/** An order's money, as a version of its payment has it. */
export interface PaymentChange extends OrderMoney {
  payment_id: string
  version: number
}

/** `isAwaitedMoney`, of an order and what its money shall be. */
const AWAITED = (order: string, now: { status: string; captured: string; refunded: string }) =>
  `(${order}.payment_status = 'awaiting' AND ${now.captured} > ${now.refunded} AND ${now.status} <> 'voided'
    OR ${order}.payment_status = 'partially_paid' AND ${now.status} = 'paid')`

const LOCKED = { status: 'l.payment_status', captured: 'l.captured', refunded: 'l.refunded' }
const CHANGED = { status: 'c.payment_status', captured: 'c.captured', refunded: 'c.refunded' }

/**
 * Applies a payment event to the order's money, unless something newer is known; the order's id, when an order has come of the
 * payment, and what its money was. Money taken and money given back only grow, so less of either is older, whatever its version.
 * Money that the order awaited is applied only `withAwaitedMoney`, as it is published (`isAwaitedMoney`).
 */
export async function applyPayment(
  pg: Queryable,
  payment: PaymentChange,
  { withAwaitedMoney }: { withAwaitedMoney: boolean },
): Promise<({ id: string } & Pick<OrderMoney, 'payment_status' | 'captured'>) | undefined> {
  return maybe(
    pg,
    `WITH applied AS (
       UPDATE orders SET payment_status = ${statusAfter('orders', TOLD)}, captured = $3, refunded = $4, payment_version = $5,
              cancel_unpaid_at = ${endsAt('orders', '$2')}, version = version + 1, updated_at = now()
        WHERE payment_id = $1 AND payment_version < $5 AND captured <= $3 AND refunded <= $4
          AND ($6 OR NOT ${AWAITED('orders', TOLD)}))
     SELECT id, payment_status, captured FROM orders WHERE payment_id = $1`,
    [payment.payment_id, payment.payment_status, payment.captured, payment.refunded, payment.version, withAwaitedMoney],
  )
}

/**
 * The same for many, of one change each, without any money that was awaited; the payments of which orders have come and know it. Orders
 * that change are locked in one order, as two batches may have some in common.
 */
export async function applyPayments(pg: Queryable, changes: readonly PaymentChange[]): Promise<ReadonlySet<string>> {
  const rows = await query<{ payment_id: string }>(
    pg,
    `WITH changed AS MATERIALIZED (
       SELECT * FROM unnest((SELECT $1::text[]), (SELECT $2::text[]), (SELECT $3::bigint[]), (SELECT $4::bigint[]), (SELECT $5::integer[]))
                  AS c (payment_id, payment_status, captured, refunded, payment_version)),
     locked AS MATERIALIZED (
       SELECT o.id, c.payment_status, c.captured, c.refunded, c.payment_version
         FROM changed c JOIN orders o ON o.payment_id = c.payment_id
        WHERE NOT ${AWAITED('o', CHANGED)}
          AND o.payment_version < c.payment_version AND o.captured <= c.captured AND o.refunded <= c.refunded
        ORDER BY o.id FOR UPDATE OF o),
     applied AS (
       UPDATE orders o SET payment_status = ${statusAfter('o', LOCKED)}, captured = l.captured, refunded = l.refunded,
              payment_version = l.payment_version, cancel_unpaid_at = ${endsAt('o', 'l.payment_status')},
              version = o.version + 1, updated_at = now()
         FROM locked l WHERE o.id = l.id)
     SELECT o.payment_id FROM orders o JOIN changed c ON c.payment_id = o.payment_id
      WHERE o.payment_id = ANY ($1) AND NOT ${AWAITED('o', CHANGED)}`,
    [
      changes.map((change) => change.payment_id),
      changes.map((change) => change.payment_status),
      changes.map((change) => change.captured),
      changes.map((change) => change.refunded),
      changes.map((change) => change.version),
    ],
  )
  return new Set(rows.map((row) => row.payment_id))
}

/** The id of the order that has come of this payment. */
export async function orderIdOf(pg: Queryable, paymentId: string): Promise<string | undefined> {
  return (await maybe<{ id: string }>(pg, 'SELECT id FROM orders WHERE payment_id = $1', [paymentId]))?.id
}
