import { callOptions } from '@stoa/kit/contract/context'
import { ownersOf } from '@stoa/kit/security/principal'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import * as checkout from '../flows/checkout.ts'
import { findOrder } from '../store/orders.ts'
import { presentOrder } from './present-order.ts'

export const placeOrder: Handler<'placeOrder'> = async ({ params }, ctx) => {
  const { state, order_id, payment_id, action } = await checkout.placeOrder(
    ctx,
    params.id,
    ownersOf(ctx.principal),
    callOptions(ctx),
    ctx.idempotency && `${ctx.idempotency.scope}\n${ctx.idempotency.key}`,
  )
  if (state !== 'confirmed')
    return { status: 202, body: { status: 'requires_action', payment: { id: payment_id, action } } }
  // The cart was the caller's, so the order is.
  const order = await findOrder(ctx.pg, order_id, 'anyone')
  if (!order) throw notFound('The order')
  return { status: 201, body: presentOrder(order) }
}
