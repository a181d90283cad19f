import { pageOf, readCursor } from '@stoa/kit/contract/cursor'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { commit } from '@stoa/kit/postgres/idempotency'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import type { WholeOrder } from '../domain/order.ts'
import { cancelOrder } from '../flows/cancellation.ts'
import { setStaffNote } from '../store/order-changes.ts'
import * as store from '../store/orders.ts'
import { presentStaffOrder } from './present-order.ts'

const answer = (order: WholeOrder | undefined) => {
  if (!order) throw notFound('The order')
  return { status: 200 as const, headers: { etag: etagOf(order.version) }, body: presentStaffOrder(order) }
}

export const listOrders: Handler<'listOrders'> = async ({ query }, ctx) => {
  const { limit = 20, cursor, q, ...statuses } = query
  const list = 'orders'
  const position = readCursor(ctx.secret, list, cursor)
  const from = { after: position ? String(position.key[0]) : null, back: position?.back ?? false, limit }
  const named = q === undefined ? {} : q.includes('@') ? { email: q } : { number: q }
  const rows = await store.listOrders(ctx.pg, { ...statuses, ...named }, from)
  const { data, page } = pageOf(rows, { secret: ctx.secret, list, limit, position, keyOf: (order) => [order.id] })
  return { status: 200, body: { data: data.map(presentStaffOrder), page } }
}

export const getOrderAsStaff: Handler<'getOrderAsStaff'> = async ({ params }, ctx) =>
  answer(await store.findOrder(ctx.pg, params.id, 'anyone'))

export const updateOrderNote: Handler<'updateOrderNote'> = ({ params, headers, body }, ctx) =>
  commit(ctx, async (tx) => {
    const order = await store.lockOrder(tx, params.id, 'anyone')
    if (!order) throw notFound('The order')
    requireMatch(headers['if-match'], order.version)
    await setStaffNote(tx, order.id, body.staff_note)
    return answer(await store.findOrder(tx, order.id, 'anyone'))
  })

export const cancelOrderAsStaff: Handler<'cancelOrderAsStaff'> = async ({ params, body }, ctx) =>
  answer(await cancelOrder(ctx, params.id, 'anyone', body?.reason ?? null))
