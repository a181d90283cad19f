import { callOptions } from '@stoa/kit/contract/context'
import { listPage } from '@stoa/kit/contract/list-page'
import { etagOf, requireMatch } from '@stoa/kit/http/etag'
import { command } from '@stoa/kit/postgres/command'
import { commit } from '@stoa/kit/postgres/idempotency'
import { resume } from '@stoa/kit/postgres/resumable'
import { scopeOf } from '@stoa/kit/security/principal'
import { keptEmail } from '@stoa/kit/values/email'
import { notFound } from '@stoa/kit/values/problem'
import { trimmed } from '@stoa/kit/values/visible-text'
import type { Handler, OrderContext } from '../context.ts'
import type { WholeOrder } from '../domain/order.ts'
import { cancelOrder } from '../flows/cancellation.ts'
import { cancelItems, giveItemsMoneyBack } from '../flows/item-cancellation.ts'
import { withdraw } from '../flows/withdrawal.ts'
import { updateStaffNote } from '../store/order-changes.ts'
import { countFitting, listOrders as readOrders } from '../store/order-list.ts'
import { findOrder } from '../store/orders.ts'
import { presentStaffOrder } from './present-order.ts'

const respond = (ctx: OrderContext, order: WholeOrder | undefined) => {
  if (!order) throw notFound('The order')
  return {
    status: 200 as const,
    headers: { etag: etagOf(order.version) },
    body: presentStaffOrder(order, ctx.settings, ctx.now),
  }
}

export const listOrders: Handler<'listOrders'> = async ({ query }, ctx) => {
  const { limit: _limit, cursor: _cursor, q, ...statuses } = query
  const named = q === undefined ? {} : q.includes('@') ? { email: keptEmail(q) } : { number: q }
  const body = await listPage(ctx, query, {
    list: 'orders',
    read: (from) => readOrders(ctx.pg, { ...statuses, ...named }, from),
    keyOf: (order) => order.id,
    present: (order) => presentStaffOrder(order, ctx.settings, ctx.now),
    countFitting,
  })
  return { status: 200, body }
}

export const getOrderAsStaff: Handler<'getOrderAsStaff'> = async ({ params }, ctx) =>
  respond(ctx, await findOrder(ctx.pg, params.id, 'anyone'))

export const updateOrderNote: Handler<'updateOrderNote'> = ({ params, headers, body }, ctx) =>
  command(ctx, async () => {
    const order = await findOrder(ctx.pg, params.id, 'anyone')
    if (!order) throw notFound('The order')
    requireMatch(headers['if-match'], order.version)
    const { staff_note } = body
    const changed = { ...order, staff_note, version: order.version + 1, updated_at: ctx.now }
    return { change: updateStaffNote(changed), response: respond(ctx, changed) }
  })

export const cancelOrderAsStaff: Handler<'cancelOrderAsStaff'> = ({ params, body }, ctx) =>
  resume(ctx, async () => {
    const request = { reason: body?.reason ?? null, by: scopeOf(ctx.principal) }
    const order = await cancelOrder(ctx, params.id, 'anyone', request)
    return { response: respond(ctx, order), isSettled: order.money_due_at === null }
  })

export const cancelOrderItems: Handler<'cancelOrderItems'> = async ({ params, body }, ctx) => {
  const { items, restock, refund = true, reason = null } = body
  const wanted = { items, restock, refund, reason, by: scopeOf(ctx.principal) }
  // The response kept for a replay names the order, which is read anew.
  const recorded = await commit(ctx, async (tx) => ({
    status: 200 as const,
    headers: {},
    body: await cancelItems(ctx, tx, params.id, wanted),
  }))
  await giveItemsMoneyBack(ctx, recorded.body, callOptions(ctx), ctx.log)
  const response = respond(ctx, await findOrder(ctx.pg, params.id, 'anyone'))
  return { ...response, headers: { ...recorded.headers, ...response.headers } }
}

export const withdrawOrderAsStaff: Handler<'withdrawOrderAsStaff'> = ({ params, body }, ctx) => {
  const { name, email, items, text = null, declared_on: on, accept_late: acceptLate = false } = body
  const record = { by: scopeOf(ctx.principal), on, acceptLate }
  const wanted = { name: trimmed(name), email: email && keptEmail(email), items, text, record }
  return resume(ctx, async () => {
    const order = await withdraw(ctx, params.id, 'anyone', wanted)
    return { response: respond(ctx, order), isSettled: order.money_due_at === null && order.ending === null }
  })
}
