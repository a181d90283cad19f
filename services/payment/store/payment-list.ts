import type { Queryable } from '@stoa/kit/postgres/pg'
import { query } from '@stoa/kit/postgres/sql'
import type { Payment } from '../domain/payment.ts'
import { COLUMNS, paymentOf, type Row } from './payments.ts'

export interface PaymentFilter {
  statuses?: readonly string[]
  method?: string
  order_id?: string
  order_number?: string
}

/** A page of payments, newest first, one more than `limit`. What was cancelled before it began is not among them. */
export async function listPayments(
  pg: Queryable,
  filter: PaymentFilter,
  from: { after: [string, string] | null; back: boolean; limit: number },
): Promise<Payment[]> {
  const { after, back, limit } = from
  const values: unknown[] = []
  const bind = (value: unknown) => `$${values.push(value)}`
  // Only the conditions that are asked for, so that each combination is planned with its own index.
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
