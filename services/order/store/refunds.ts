import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import type { Refund } from '../domain/order.ts'
import type { PaymentRefund } from '../domain/order-money.ts'

const COLUMNS = 'id, status, amount, reason, failure, actor, created_at, ended_at'

/** Seconds one try has before the recovery loop makes another. Longer than the slowest call. */
const TRY_SECONDS = 15

/** A refund with what the payment service needs for it. */
export interface PendingRefund {
  order_id: string
  id: string
  /** Minor units. */
  amount: number
  reason: string | null
  /** Who among staff gave it; absent in what an earlier build kept for a key. */
  actor?: string | null
  /** Which try it is, counted by the payment: 1 unless staff had it tried again. Absent in what an earlier build kept for a key. */
  tries?: number
  payment_id: string
  number: string
  currency: string
}

/** Records a refund before the payment service is called. */
export async function insertRefund(
  tx: Tx,
  refund: Pick<PendingRefund, 'order_id' | 'id' | 'amount' | 'reason' | 'actor'>,
): Promise<void> {
  await execute(
    tx,
    `INSERT INTO refunds (order_id, id, amount, reason, due_at, actor)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5), $6)`,
    [refund.order_id, refund.id, refund.amount, refund.reason, TRY_SECONDS, refund.actor ?? null],
  )
}

export async function findRefund(pg: Queryable, orderId: string, id: string): Promise<Refund | undefined> {
  return maybe<Refund>(pg, `SELECT ${COLUMNS} FROM refunds WHERE order_id = $1 AND id = $2`, [orderId, id])
}

/** Claims refunds that nobody is carrying out any more; they are the caller's until the next try is due. */
export async function claimDueRefunds(pg: Queryable, limit: number): Promise<PendingRefund[]> {
  return query<PendingRefund>(
    pg,
    `UPDATE refunds r SET due_at = now() + make_interval(secs => $1)
       FROM orders o
      WHERE o.id = r.order_id AND (r.order_id, r.id) IN (
            SELECT order_id, id FROM refunds WHERE due_at <= now() ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING r.order_id, r.id, r.amount, r.reason, r.actor, r.tries, o.payment_id, o.number, o.currency`,
    [TRY_SECONDS, limit],
  )
}

/**
 * Records a refund as the payment has it, wherever it was begun; whether it has succeeded just now. What has ended stays as
 * it is, unless it failed and the payment has tried it again, or says that the money went back: `endRefund` may have recorded
 * a refusal of the payment while another call carried the same try out. A refund that waits for staff is not tried again here:
 * the payment's event tells how it ended.
 */
export async function mergeRefund(tx: Tx, orderId: string, refund: PaymentRefund): Promise<boolean> {
  const { id, kind, amount, status, reason, failure, tries = 1 } = refund
  const row = await maybe<{ status: Refund['status'] }>(
    tx,
    `INSERT INTO refunds AS r (order_id, id, amount, status, reason, failure, tries) VALUES ($1, $2, $3, $4, $5, $6, $8)
     ON CONFLICT (order_id, id) DO UPDATE
        SET status = excluded.status, failure = excluded.failure, amount = excluded.amount, tries = excluded.tries,
            due_at = CASE WHEN excluded.status = 'pending' AND NOT $7 THEN r.due_at END
      WHERE r.status <> 'succeeded' AND (r.tries < excluded.tries
            OR (r.tries = excluded.tries AND (r.status = 'pending' OR excluded.status = 'succeeded')))
     RETURNING r.status`,
    [orderId, id, amount.amount, status, reason, failure, kind === 'manual', tries],
  )
  return row?.status === 'succeeded'
}

/** Records how a try of a refund ended; false when that was known already, or staff have had it tried again since. */
export async function endRefund(
  pg: Queryable,
  refund: Pick<PendingRefund, 'order_id' | 'id' | 'tries'>,
  end: { status: 'succeeded' | 'failed'; failure: string | null },
): Promise<boolean> {
  const changed = await execute(
    pg,
    `UPDATE refunds SET status = $3, failure = $4, due_at = NULL
      WHERE order_id = $1 AND id = $2 AND status = 'pending' AND tries = $5`,
    [refund.order_id, refund.id, end.status, end.failure, refund.tries ?? 1],
  )
  return changed === 1
}
