import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import * as flow from '../flows/checkout/recovery.ts'
import { findOrder, findOrders } from '../store/orders.ts'
import { presentForMessages } from './present-order.ts'

export const readOrder: Handler<'readOrder'> = async ({ params }, ctx) => {
  const order = await findOrder(ctx.pg, params.orderId, 'anyone')
  if (!order) throw notFound('The order')
  return { status: 200, body: presentForMessages(order, ctx.settings) }
}

export const readOrders: Handler<'readOrders'> = async ({ body }, ctx) => {
  const orders = await findOrders(ctx.pg, body.order_ids)
  return { status: 200, body: { data: orders.map((order) => presentForMessages(order, ctx.settings)) } }
}

export const resumeCheckout: Handler<'resumeCheckout'> = async ({ params }, ctx) => {
  const checkout = await flow.resumeCheckout(ctx, params.checkoutId, ctx.requestId)
  if (!checkout) throw notFound('The checkout')
  const { id, state, order_id } = checkout
  return { status: 200, body: { checkout_id: id, state, order_id: state === 'confirmed' ? order_id : null } }
}
