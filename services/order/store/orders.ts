import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { maybe, query, returning, statement } from '@stoa/kit/postgres/sql'
import { type Writes, writeReturning } from '@stoa/kit/postgres/write-together'
import type { NewOrder, Order, OrderLine, WholeOrder } from '../domain/order.ts'
import { WITHDRAWAL_DAYS } from '../domain/withdrawal-period.ts'

/** Of the shop, as staff have set it; read once for all orders of a statement. */
const TIME_ZONE = `(SELECT settings->>'time_zone' FROM shop)`

/** Columns of an order, with a prefix for joins. */
export const ORDER_COLUMNS = `o.id, o.number, o.owner, o.user_id, o.cart_id, o.reservation_id, o.payment_id,
  o.payment_method, o.payment_title, o.network, o.status, o.payment_status, o.fulfilment_status, o.email, o.locale, o.currency, o.note, o.staff_note,
  o.totals, o.total, o.captured, o.refunded, o.payment_version, o.payment_history, o.shipping_address, o.billing_address, o.shipping_option,
  o.cancel_reason, o.cancelled_at, o.cancelled_by, o.money_due_at, o.ending, o.pay_by, o.payment_overdue_at, o.withdrawals, o.cancellations, o.withdrawal_days,
  ${TIME_ZONE} AS time_zone, o.version, o.placed_at, o.updated_at`

/** Lines, fulfilments and refunds come along in the same statement, whatever the number of orders. */
export const CHILDREN = `
  (SELECT jsonb_agg(to_jsonb(l) - 'order_id' ORDER BY l.position) FROM order_lines l WHERE l.order_id = o.id) AS lines,
  (SELECT jsonb_agg(to_jsonb(f) - 'order_id' ORDER BY f.id) FROM fulfilments f WHERE f.order_id = o.id) AS fulfilments,
  (SELECT jsonb_agg(to_jsonb(r) - 'order_id' ORDER BY r.created_at, r.id) FROM refunds r WHERE r.order_id = o.id) AS refunds`

export type OrderRow = Order & {
  payment_history: Record<string, unknown>[] | null
  withdrawals: Record<string, unknown>[]
  cancellations: Record<string, unknown>[]
  lines: OrderLine[] | null
  fulfilments: Record<string, unknown>[] | null
  refunds: Record<string, unknown>[] | null
}

const date = (value: unknown) => (typeof value === 'string' ? new Date(value) : null)

export function whole(row: OrderRow): WholeOrder {
  return {
    ...row,
    payment_history:
      row.payment_history?.map(
        (step) => ({ ...step, at: date(step.at) }) as NonNullable<WholeOrder['payment_history']>[number],
      ) ?? null,
    withdrawals: row.withdrawals.map(
      (withdrawal) =>
        ({ ...withdrawal, received_at: date(withdrawal.received_at) }) as WholeOrder['withdrawals'][number],
    ),
    cancellations: row.cancellations.map(
      (cancellation) =>
        ({ ...cancellation, cancelled_at: date(cancellation.cancelled_at) }) as WholeOrder['cancellations'][number],
    ),
    lines: row.lines ?? [],
    fulfilments: (row.fulfilments ?? []).map(
      (fulfilment) =>
        ({
          ...fulfilment,
          shipped_at: date(fulfilment.shipped_at),
          delivered_at: date(fulfilment.delivered_at),
        }) as WholeOrder['fulfilments'][number],
    ),
    refunds: (row.refunds ?? []).map(
      (refund) =>
        ({
          ...refund,
          created_at: date(refund.created_at),
          ended_at: date(refund.ended_at),
        }) as WholeOrder['refunds'][number],
    ),
  }
}

/** Whose orders are visible: those of some owners, or, for staff and other services, anyone's. */
export type Owners = readonly string[] | 'anyone'

const ownersOrNull = (owners: Owners) => (owners === 'anyone' ? null : owners)

export async function findOrder(pg: Queryable, id: string, owners: Owners): Promise<WholeOrder | undefined> {
  const row = await maybe<OrderRow>(
    pg,
    `SELECT ${ORDER_COLUMNS}, ${CHILDREN} FROM orders o WHERE o.id = $1 AND ($2::text[] IS NULL OR o.owner = ANY($2))`,
    [id, ownersOrNull(owners)],
  )
  return row && whole(row)
}

/** Those of the orders that are there, whosever they are. */
export async function findOrders(pg: Queryable, ids: readonly string[]): Promise<WholeOrder[]> {
  const rows = await query<OrderRow>(pg, `SELECT ${ORDER_COLUMNS}, ${CHILDREN} FROM orders o WHERE o.id = ANY($1)`, [
    ids,
  ])
  return rows.map(whole)
}

/** An order and its lines, locked until the transaction ends. */
export async function lockOrder(tx: Tx, id: string, owners: Owners): Promise<WholeOrder | undefined> {
  const locked = await maybe(
    tx,
    'SELECT id FROM orders WHERE id = $1 AND ($2::text[] IS NULL OR owner = ANY($2)) FOR UPDATE',
    [id, ownersOrNull(owners)],
  )
  return locked ? findOrder(tx, id, 'anyone') : undefined
}

/** For a guest without a cart token: both must match. */
export async function findOrderByNumber(pg: Queryable, number: string, email: string): Promise<WholeOrder | undefined> {
  const row = await maybe<OrderRow>(
    pg,
    `SELECT ${ORDER_COLUMNS}, ${CHILDREN} FROM orders o WHERE o.number = $1 AND lower(o.email) = lower($2)`,
    [number, email],
  )
  return row && whole(row)
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** What the database adds to a new order. */
export interface PlacedAt extends Pick<Order, 'withdrawal_days' | 'time_zone'> {
  placed_at: Date
  pay_by: Date | null
}

function insertOrderRow(order: NewOrder): Statement {
  return statement(
    `INSERT INTO orders (id, number, owner, user_id, cart_id, reservation_id, payment_id, payment_method, payment_status,
                         email, locale, currency, note, totals, total, captured, shipping_address, billing_address,
                         shipping_option, network, pay_by, cancel_unpaid_at, payment_version, payment_title, withdrawal_days)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
             now() + make_interval(mins => $21), now() + make_interval(mins => $21), $22, $23,
             COALESCE((SELECT (settings->>'withdrawal_days')::integer FROM shop), $24))`,
    [
      order.id,
      order.number,
      order.owner,
      order.user_id,
      order.cart_id,
      order.reservation_id,
      order.payment_id,
      order.payment_method,
      order.payment_status,
      order.email,
      order.locale,
      order.currency,
      order.note,
      json(order.totals),
      order.total,
      order.captured,
      json(order.shipping_address),
      json(order.billing_address),
      json(order.shipping_option),
      order.network,
      order.pay_by_minutes,
      order.payment_version,
      order.payment_title,
      WITHDRAWAL_DAYS,
    ],
  )
}

function insertLines({ id, lines }: NewOrder): Statement {
  return statement(
    `INSERT INTO order_lines (order_id, id, position, variant_id, product_id, title, variant_title, sku, slug, image,
                              options, picture, requires_shipping, quantity, unit_price, total, tax, tax_class)
     SELECT $1, l.id, l.position, l.variant_id, l.product_id, l.title, l.variant_title, l.sku, l.slug, l.image,
            l.options, l.picture, l.requires_shipping, l.quantity, l.unit_price, l.total, l.tax, l.tax_class
       FROM jsonb_to_recordset($2::jsonb) AS l (id text, position integer, variant_id text, product_id text,
            title text, variant_title text, sku text, slug text, image text, options jsonb, picture jsonb, requires_shipping boolean, quantity bigint,
            unit_price bigint, total bigint, tax bigint, tax_class text)`,
    [id, JSON.stringify(lines.map((line, position) => ({ ...line, position })))],
  )
}

/** Writes a new order and its lines, and what else `writes` holds, by one statement. */
export async function insertOrder(pg: Queryable, order: NewOrder, writes: Writes): Promise<PlacedAt> {
  const placed = returning(insertOrderRow(order), `placed_at, pay_by, withdrawal_days, ${TIME_ZONE} AS time_zone`)
  const statements = [...writes.statements, placed, insertLines(order)]
  type Row = Pick<Order, 'withdrawal_days' | 'time_zone'> & { placed_at: string; pay_by: string | null }
  const { placed_at, pay_by, withdrawal_days, time_zone } = await writeReturning<Row>(pg, { ...writes, statements })
  return { placed_at: new Date(placed_at), pay_by: date(pay_by), withdrawal_days, time_zone }
}
