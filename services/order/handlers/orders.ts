import { pageOf, readCursor } from '@stoa/kit/contract/cursor'
import { ownersOf } from '@stoa/kit/security/principal'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import * as cancellation from '../flows/cancellation.ts'
import * as store from '../store/orders.ts'
import { presentOrder } from './present-order.ts'

export const listMyOrders: Handler<'listMyOrders'> = async ({ query }, ctx) => {
  const list = 'my orders'
  const limit = query.limit ?? 20
  const position = readCursor(ctx.secret, list, query.cursor)
  const from = { after: position ? String(position.key[0]) : null, back: position?.back ?? false, limit }
  const rows = await store.listOrders(ctx.pg, { owners: ownersOf(ctx.principal) }, from)
  const { data, page } = pageOf(rows, { secret: ctx.secret, list, limit, position, keyOf: (order) => [order.id] })
  return { status: 200, body: { data: data.map(presentOrder), page } }
}

export const getOrder: Handler<'getOrder'> = async ({ params }, ctx) => {
  const order = await store.findOrder(ctx.pg, params.id, ownersOf(ctx.principal))
  if (!order) throw notFound('The order')
  return { status: 200, body: presentOrder(order) }
}

export const lookupOrder: Handler<'lookupOrder'> = async ({ body }, ctx) => {
  const order = await store.findOrderByNumber(ctx.pg, body.number, body.email)
  if (!order) throw notFound('An order with this number and e-mail address')
  return { status: 200, body: presentOrder(order) }
}

export const cancelOrder: Handler<'cancelOrder'> = async ({ params, body }, ctx) => {
  const order = await cancellation.cancelOrder(ctx, params.id, ownersOf(ctx.principal), body?.reason ?? null)
  return { status: 200, body: presentOrder(order) }
}
