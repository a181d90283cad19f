import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { one, query, statement } from '@stoa/kit/postgres/sql'
import type { Capture, Payment, Refund } from '../domain/payment.ts'

export function insertCapture(paymentId: string, capture: Capture): Statement {
  const { id, amount, actor, fingerprint, created_at } = capture
  return statement(
    'INSERT INTO captures (id, payment_id, amount, actor, fingerprint, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, paymentId, amount, actor, fingerprint, created_at],
  )
}

export function insertRefund(paymentId: string, refund: Refund): Statement {
  const { id, kind, amount, status, reason, failure, actor, fingerprint, created_at, ended_at } = refund
  return statement(
    `INSERT INTO refunds (id, payment_id, kind, amount, status, reason, failure, actor, fingerprint, created_at, ended_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, paymentId, kind, amount, status, reason, failure, actor, fingerprint, created_at, ended_at],
  )
}

export function updateRefund({
  id,
  status,
  failure,
  reference,
  amount,
  ended_by,
  tries,
  ended_at,
  retried_by,
}: Refund): Statement {
  return statement(
    `UPDATE refunds SET status = $2, failure = $3, reference = $4, amount = $5, ended_by = $6, tries = $7, ended_at = $8, retried_by = $9 WHERE id = $1`,
    [id, status, failure, reference, amount, ended_by, tries, ended_at, retried_by],
  )
}

/** A refund with what its payment says of it. */
export type ListedRefund = Refund &
  Pick<Payment, 'order_id' | 'order_number' | 'method' | 'currency'> & { payment_id: string }

export interface RefundFilter {
  status?: string
  kind?: string
  order_id?: string
  needs_staff?: boolean
}

/** Manual money that staff have to send, and what a provider refused for good while the money is still held. */
const NEEDS_STAFF = `((r.kind = 'manual' AND r.status = 'pending') OR
  (r.kind <> 'manual' AND r.status = 'failed' AND r.ended_by IS NULL AND p.refunded < p.captured))`

/** How many refunds need staff. */
export async function countRefundsNeedingStaff(pg: Queryable): Promise<number> {
  const sql = `SELECT count(*)::integer AS count FROM refunds r JOIN payments p ON p.id = r.payment_id
                WHERE r.status <> 'succeeded' AND ${NEEDS_STAFF}`
  return (await one<{ count: number }>(pg, sql)).count
}

/** A page of refunds, newest first, one more than `limit`. */
export async function listRefunds(
  pg: Queryable,
  filter: RefundFilter,
  from: PageFrom<readonly [string, string]>,
): Promise<ListedRefund[]> {
  const { after, back, limit } = from
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = [
    'true',
    ...(filter.status ? [`r.status = ${bind(filter.status)}`] : []),
    ...(filter.kind ? [`r.kind = ${bind(filter.kind)}`] : []),
    ...(filter.order_id ? [`p.order_id = ${bind(filter.order_id)}`] : []),
    ...(filter.needs_staff === undefined ? [] : [filter.needs_staff ? NEEDS_STAFF : `NOT ${NEEDS_STAFF}`]),
    ...(after ? [`(r.created_at, r.id) ${back ? '>' : '<'} (${bind(after[0])}::timestamptz, ${bind(after[1])})`] : []),
  ]
  const order = back ? 'ASC' : 'DESC'
  return query<ListedRefund>(
    pg,
    `SELECT r.id, r.kind, r.amount, r.status, r.reason, r.failure, r.reference, r.actor, r.ended_by, r.retried_by, r.tries,
            r.fingerprint, r.created_at, r.ended_at, r.payment_id, p.order_id, p.order_number, p.method, p.currency
       FROM refunds r JOIN payments p ON p.id = r.payment_id
      WHERE ${conditions.join(' AND ')} ORDER BY r.created_at ${order}, r.id ${order} LIMIT ${bind(limit + 1)}`,
    values,
  )
}
