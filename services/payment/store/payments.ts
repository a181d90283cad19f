import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { maybe, query, statement } from '@stoa/kit/postgres/sql'
import type { Capture, Payment, Refund } from '../domain/payment.ts'

type Stored<T> = Omit<T, 'created_at' | 'ended_at'> & { created_at: string; ended_at?: string | null }
type Row = Omit<Payment, 'captures' | 'refunds'> & { captures: Stored<Capture>[]; refunds: Stored<Refund>[] }

const COLUMNS = `id, checkout_id, order_id, order_number, owner, method, provider, provider_key, reference, currency,
  amount, waived, waived_at, captured, refunded, status, desired_state, capture_amount, details, action, failure, order_placed, captured_by, voided_by, version, created_at,
  updated_at, COALESCE((SELECT json_agg(json_build_object('id', r.id, 'kind', r.kind, 'amount', r.amount, 'status', r.status,
    'reason', r.reason, 'failure', r.failure, 'reference', r.reference, 'actor', r.actor,
    'ended_by', r.ended_by, 'retried_by', r.retried_by, 'tries', r.tries, 'fingerprint', r.fingerprint,
    'created_at', r.created_at, 'ended_at', r.ended_at) ORDER BY r.created_at, r.id) FROM refunds r WHERE r.payment_id = payments.id), '[]') AS refunds,
  COALESCE((SELECT json_agg(json_build_object('id', c.id, 'amount', c.amount, 'actor', c.actor, 'fingerprint', c.fingerprint,
    'created_at', c.created_at) ORDER BY c.created_at, c.id) FROM captures c WHERE c.payment_id = payments.id), '[]') AS captures`

const dated = <T>(entry: T & { created_at: string }) => ({ ...entry, created_at: new Date(entry.created_at) })

function paymentOf(row: Row): Payment {
  const refunds = row.refunds.map((refund) => ({
    ...dated(refund),
    ended_at: refund.ended_at ? new Date(refund.ended_at) : null,
  }))
  return { ...row, captures: row.captures.map(dated), refunds }
}

export async function readPayment(pg: Queryable, id: string): Promise<Payment | undefined> {
  const row = await maybe<Row>(pg, `SELECT ${COLUMNS} FROM payments WHERE id = $1`, [id])
  return row && paymentOf(row)
}

/** The payment if one of these owners may see it. */
export async function readOwned(pg: Queryable, id: string, owners: readonly string[]): Promise<Payment | undefined> {
  const row = await maybe<Row>(pg, `SELECT ${COLUMNS} FROM payments WHERE id = $1 AND owner = ANY($2)`, [id, owners])
  return row && paymentOf(row)
}

/** The payments of some orders, the newest first. */
export async function listPaymentsOf(pg: Queryable, orderIds: readonly string[]): Promise<Payment[]> {
  const rows = await query<Row>(
    pg,
    `SELECT ${COLUMNS} FROM payments WHERE order_id = ANY($1) AND owner <> '' ORDER BY created_at DESC, id DESC`,
    [orderIds],
  )
  return rows.map(paymentOf)
}

/** The payment whose charge has this key at this provider. */
export async function readByKey(pg: Queryable, provider: string, key: string): Promise<Payment | undefined> {
  const row = await maybe<Row>(pg, `SELECT ${COLUMNS} FROM payments WHERE provider_key = $1 AND provider = $2`, [
    key,
    provider,
  ])
  return row && paymentOf(row)
}

/** The payment that this refund is of. */
export async function readByRefund(pg: Queryable, refundId: string): Promise<Payment | undefined> {
  const sql = `SELECT ${COLUMNS} FROM payments WHERE id = (SELECT payment_id FROM refunds WHERE id = $1)`
  const row = await maybe<Row>(pg, sql, [refundId])
  return row && paymentOf(row)
}

export interface PaymentFilter {
  statuses?: readonly string[]
  method?: string
  order_id?: string
  order_number?: string
}

/** A page of payments, newest first, one more than `limit`; without those that were cancelled before they began. */
export async function listPayments(
  pg: Queryable,
  filter: PaymentFilter,
  from: PageFrom<readonly [string, string]>,
): Promise<Payment[]> {
  const { after, back, limit } = from
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  // Only the conditions of the request, so that each combination is planned with its own index.
  const conditions = [
    "owner <> ''",
    ...(filter.statuses ? [`status = ANY(${bind(filter.statuses)})`] : []),
    ...(filter.method ? [`method = ${bind(filter.method)}`] : []),
    ...(filter.order_id ? [`order_id = ${bind(filter.order_id)}`] : []),
    ...(filter.order_number ? [`order_number = ${bind(filter.order_number)}`] : []),
    ...(after ? [`(created_at, id) ${back ? '>' : '<'} (${bind(after[0])}::timestamptz, ${bind(after[1])})`] : []),
  ]
  const order = back ? 'ASC' : 'DESC'
  const rows = await query<Row>(
    pg,
    `SELECT ${COLUMNS} FROM payments WHERE ${conditions.join(' AND ')}
      ORDER BY created_at ${order}, id ${order} LIMIT ${bind(limit + 1)}`,
    values,
  )
  return rows.map(paymentOf)
}

export type NewPayment = Pick<
  Payment,
  | 'id'
  | 'checkout_id'
  | 'order_id'
  | 'order_number'
  | 'owner'
  | 'method'
  | 'provider'
  | 'currency'
  | 'amount'
  | 'status'
  | 'desired_state'
  | 'details'
>

/** When the recovery loop first checks a payment that a request is reconciling right now. */
const ACTIVE_CHECK_SECONDS = 10
/** The same for one that waits for its buyer or provider. */
const WAITING_CHECK_SECONDS = 60

/** Saves a payment before its provider is called; undefined when its id is taken. */
export async function insertPayment(pg: Queryable, payment: NewPayment): Promise<Payment | undefined> {
  const { id, checkout_id, order_id, order_number, owner, method, provider } = payment
  const { currency, amount, status, desired_state, details } = payment
  const row = await maybe<Row>(
    pg,
    `INSERT INTO payments (id, checkout_id, order_id, order_number, owner, method, provider, provider_key, currency,
       amount, status, desired_state, details, check_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $1 || ':charge', $8, $9, $10, $11, $12,
       CASE WHEN $10 = 'pending' THEN now() + make_interval(secs => ${ACTIVE_CHECK_SECONDS}) END)
     ON CONFLICT (id) DO NOTHING RETURNING ${COLUMNS}`,
    [
      id,
      checkout_id,
      order_id,
      order_number,
      owner,
      method,
      provider,
      currency,
      amount,
      status,
      desired_state,
      details,
    ],
  )
  return row && paymentOf(row)
}

/**
 * Writes a changed payment over the version before it. `open` says when the recovery loop checks it: soon while a request
 * reconciles it, later while it waits for others, or never.
 */
export function updatePayment(payment: Payment, open: 'active' | 'waiting' | null): Statement {
  const { id, version, reference, captured, refunded, status, desired_state, capture_amount, action, failure } = payment
  const seconds = open === null ? null : open === 'active' ? ACTIVE_CHECK_SECONDS : WAITING_CHECK_SECONDS
  return statement(
    `UPDATE payments SET version = $2, reference = $3, captured = $4, refunded = $5, status = $6, desired_state = $7,
       capture_amount = $8, action = $9, failure = $10, order_placed = $11, updated_at = $12, checks = 0,
       check_at = now() + make_interval(secs => $13), captured_by = $14, voided_by = $15, waived = $16, waived_at = $17
     WHERE id = $1 AND version = $2 - 1`,
    [
      id,
      version,
      reference,
      captured,
      refunded,
      status,
      desired_state,
      capture_amount,
      action,
      failure,
      payment.order_placed,
      payment.updated_at,
      seconds,
      payment.captured_by,
      payment.voided_by,
      payment.waived,
      payment.waived_at,
    ],
    1,
  )
}
