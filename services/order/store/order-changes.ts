import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { execute, query, statement } from '@stoa/kit/postgres/sql'
import type { Checkout } from '../domain/checkout.ts'
import { ERASED } from '../domain/erasure.ts'
import type { Ending, Order } from '../domain/order.ts'
import type { OrderMoney } from '../domain/order-money.ts'
import type { PayByMinutes } from '../domain/unpaid.ts'
import type { Withdrawal } from '../domain/withdrawal.ts'
import { hasPaid } from './paid-orders.ts'

/** Seconds one try to give money back has before the recovery loop makes another. Longer than the slowest call. */
export const TRY_SECONDS = 15

/** Seconds until an order that could not be cancelled for want of its money is looked at again. */
const UNPAID_TRY_SECONDS = 60

/** Cancels an order that the caller has locked. Its money is due to go back from now on. */
export async function cancel(tx: Tx, id: string, { reason, by }: Ending): Promise<void> {
  await execute(
    tx,
    `UPDATE orders SET status = 'cancelled', cancel_reason = $2, cancelled_at = now(), cancelled_by = $4,
            money_due_at = now() + make_interval(secs => $3), ending = NULL, ending_due_at = NULL, version = version + 1, updated_at = now()
      WHERE id = $1`,
    [id, reason, TRY_SECONDS, by],
  )
}

/** Notes that an order that the caller has locked is cancelled once its payment has ended without money. */
export async function beginEnding(tx: Tx, id: string, ending: Ending): Promise<void> {
  await execute(tx, 'UPDATE orders SET ending = $2, ending_due_at = now() + make_interval(secs => $3) WHERE id = $1', [
    id,
    JSON.stringify(ending),
    TRY_SECONDS,
  ])
}

/** Adds what a buyer declared to an order that the caller has locked. */
export async function addWithdrawal(tx: Tx, id: string, withdrawal: Withdrawal): Promise<void> {
  // One of somebody who was erased is open again.
  await execute(
    tx,
    `UPDATE orders SET withdrawals = withdrawals || $2::jsonb, version = version + 1, updated_at = now(),
            erase_at = CASE WHEN owner = '${ERASED}' THEN now() END
      WHERE id = $1`,
    [id, JSON.stringify(withdrawal)],
  )
}

/** An order stands after all. */
export async function clearEnding(tx: Tx, id: string): Promise<void> {
  await execute(tx, 'UPDATE orders SET ending = NULL, ending_due_at = NULL WHERE id = $1', [id])
}

/** Claims orders that are being cancelled and that nobody works on any more, until the next try is due. */
export async function claimEnding(pg: Queryable, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    pg,
    `UPDATE orders SET ending_due_at = now() + make_interval(secs => $1)
      WHERE id IN (SELECT id FROM orders WHERE ending_due_at <= now() ORDER BY ending_due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id`,
    [TRY_SECONDS, limit],
  )
  return rows.map(({ id }) => id)
}

/** Writes the staff note of an order over the version before its own. */
export function updateStaffNote(order: Pick<Order, 'id' | 'staff_note' | 'version' | 'updated_at'>): Statement {
  return statement(
    'UPDATE orders SET staff_note = $2, version = $3, updated_at = $4 WHERE id = $1 AND version = $3 - 1',
    [order.id, order.staff_note, order.version, order.updated_at],
    1,
  )
}

export interface DueMoney {
  id: string
  payment_id: string
}

/** An order whose time to be paid is over. */
export type DuePayment = DueMoney & Pick<Order, 'payment_method' | 'payment_status'> & Pick<Checkout, 'is_guest'>

/** Claims orders whose money nobody is giving back any more; they are the caller's until the next try is due. */
const claimBy =
  (due: 'money_due_at' | 'items_money_due_at') =>
  (pg: Queryable, limit: number): Promise<DueMoney[]> =>
    query<DueMoney>(
      pg,
      `UPDATE orders SET ${due} = now() + make_interval(secs => $1)
        WHERE id IN (SELECT id FROM orders WHERE ${due} <= now() ORDER BY ${due} LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id, payment_id`,
      [TRY_SECONDS, limit],
    )

/** Of orders that were cancelled. */
export const claimDueMoney = claimBy('money_due_at')

/** Of orders whose items were cancelled. */
export const claimDueItemsMoney = claimBy('items_money_due_at')

/** Hours that staff have after a payment was voided, or after their last change of its order. */
const VOIDED_HOURS = 24

/**
 * Claims orders whose time to be paid is over; they are the caller's until the next try is due. Those of a method that has
 * no such time by today's setting stay, whatever held when they were placed.
 */
export async function claimUnpaid(pg: Queryable, minutes: PayByMinutes, limit: number): Promise<DuePayment[]> {
  return query<DuePayment>(
    pg,
    `UPDATE orders SET cancel_unpaid_at = now() + make_interval(secs => $1)
      WHERE id IN (SELECT id FROM orders
                    WHERE status = 'placed' AND fulfilment_status = 'unfulfilled'
                      AND payment_status IN ('awaiting', 'partially_paid', 'voided') AND cancel_unpaid_at <= now()
                      AND (payment_status <> 'voided' OR updated_at <= now() - make_interval(hours => $4))
                      AND COALESCE($3::jsonb->>payment_method, $3::jsonb->>'default', '0')::integer > 0
                    ORDER BY cancel_unpaid_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id, payment_id, payment_method, payment_status, NOT ${hasPaid('orders.user_id')} AS is_guest`,
    [UNPAID_TRY_SECONDS, limit, JSON.stringify(minutes), VOIDED_HOURS],
  )
}

/**
 * Gives an order that is paid in part more time, once; after that it waits for staff. Nothing happens to one that was paid in
 * full or cancelled meanwhile.
 */
export async function extendPayment(tx: Tx, id: string, minutes: number | null): Promise<void> {
  await execute(
    tx,
    `UPDATE orders SET pay_by = CASE WHEN pay_by_extended THEN pay_by ELSE now() + make_interval(mins => $2) END,
            cancel_unpaid_at = CASE WHEN pay_by_extended THEN NULL ELSE now() + make_interval(mins => $2) END,
            payment_overdue_at = CASE WHEN pay_by_extended THEN now() END,
            pay_by_extended = true, version = version + 1, updated_at = now()
      WHERE id = $1 AND status = 'placed' AND payment_status = 'partially_paid'`,
    [id, minutes],
  )
}

/** The money of a cancelled order has gone back. */
export async function clearDueMoney(pg: Queryable, id: string): Promise<void> {
  await execute(pg, 'UPDATE orders SET money_due_at = NULL WHERE id = $1', [id])
}

/**
 * When an order ends unless its money is there, once its payment has this status. Nothing ends by itself that is overdue for the
 * second time and has a part of the buyer's money; when that has gone back, staff have as long as for one that was voided.
 */
export const endsAt = (order: string, status: string): string =>
  `CASE WHEN ${status} = 'awaiting' AND ${order}.payment_overdue_at IS NOT NULL
        THEN COALESCE(${order}.cancel_unpaid_at, now() + interval '${VOIDED_HOURS} hours')
        ELSE ${order}.cancel_unpaid_at END`

/** `statusAfter` of the domain, of an order and what its money is told to be. */
export const statusAfter = (order: string, now: { status: string; captured: string; refunded: string }): string =>
  `CASE WHEN ${now.status} = 'voided' AND ${now.refunded} > 0 AND ${now.refunded} >= ${now.captured}
         AND ${order}.status = 'cancelled' AND ${order}.payment_status <> 'voided' THEN 'refunded' ELSE ${now.status} END`

/** `OrderMoney` as the parameters 2 to 4 of a statement. */
export const TOLD = { status: '$2', captured: '$3', refunded: '$4' }

/**
 * Records an order's money as a version of its payment has it; less than is known is older, and ignored, as is an older version. Earlier
 * builds of the payment service tell none.
 */
export async function recordMoney(
  pg: Queryable,
  id: string,
  money: OrderMoney,
  version: number | undefined,
): Promise<void> {
  await execute(
    pg,
    `UPDATE orders SET payment_status = ${statusAfter('orders', TOLD)}, captured = $3, refunded = $4, cancel_unpaid_at = ${endsAt('orders', '$2')},
            payment_version = COALESCE($5, payment_version), version = version + 1, updated_at = now()
      WHERE id = $1 AND payment_version <= COALESCE($5, payment_version) AND captured <= $3 AND refunded <= $4
        AND (payment_status, captured, refunded) <> (${statusAfter('orders', TOLD)}, $3, $4)`,
    [id, money.payment_status, money.captured, money.refunded, version ?? null],
  )
}
