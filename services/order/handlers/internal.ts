import { notFound, UnavailableError } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { reminderOf } from '../domain/abandoned-cart.ts'
import type { LineState } from '../domain/line-state.ts'
import type { WholeOrder } from '../domain/order.ts'
import * as flow from '../flows/checkout/recovery.ts'
import { readLineStates } from '../flows/line-states.ts'
import { findCustomersCart } from '../store/abandoned-carts.ts'
import { findOrder, findOrders } from '../store/orders.ts'
import { presentForMessages } from './present-order.ts'

export const readOrder: Handler<'readOrder'> = async ({ params }, ctx) => {
  const order = await findOrder(ctx.pg, params.orderId, 'anyone')
  if (!order) throw notFound('The order')
  return { status: 200, body: presentForMessages(order, ctx.settings) }
}

export const readOrders: Handler<'readOrders'> = async ({ body }, ctx) => {
  const orders = await findOrders(ctx.pg, body.order_ids)
  const wanted = body.withdrawal_ids && new Set(body.withdrawal_ids)
  const told = (order: WholeOrder) =>
    wanted ? { ...order, withdrawals: order.withdrawals.filter(({ id }) => wanted.has(id)) } : order
  return { status: 200, body: { data: orders.map((order) => presentForMessages(told(order), ctx.settings)) } }
}

/** Milliseconds that a reminder waits for prices and stock; nobody sits in front of it. */
const REMINDER_PATIENCE_MS = 5_000

export const readAbandonedCart: Handler<'readAbandonedCart'> = async ({ params }, ctx) => {
  const cart = await findCustomersCart(ctx.pg, params.cartId)
  if (!cart) throw notFound('The cart')
  const isAbandoned = cart.is_latest && cart.status === 'open' && cart.items.length > 0
  const states = isAbandoned ? await readLineStates(ctx, cart, REMINDER_PATIENCE_MS) : new Map<string, LineState>()
  if (!states) throw new UnavailableError('Prices or stock cannot be read now.', false)
  return { status: 200, body: { ...reminderOf(cart, states), is_abandoned: isAbandoned } }
}

export const resumeCheckout: Handler<'resumeCheckout'> = async ({ params }, ctx) => {
  const checkout = await flow.resumeCheckout(ctx, params.checkoutId, ctx.requestId)
  if (!checkout) throw notFound('The checkout')
  const { id, state, order_id } = checkout
  return { status: 200, body: { checkout_id: id, state, order_id: state === 'confirmed' ? order_id : null } }
}
