import { listPage } from '@stoa/kit/contract/list-page'
import { resume } from '@stoa/kit/postgres/resumable'
import { mintOrderToken } from '@stoa/kit/security/order-token'
import { foundOrderOf, ownersOf } from '@stoa/kit/security/principal'
import { keptEmail } from '@stoa/kit/values/email'
import { notFound } from '@stoa/kit/values/problem'
import { trimmed } from '@stoa/kit/values/visible-text'
import type { Handler, OrderContext } from '../context.ts'
import * as cancellation from '../flows/cancellation.ts'
import { lookUpOrder } from '../flows/order-lookup.ts'
import { withdraw } from '../flows/withdrawal.ts'
import { countFitting, listOrders as readOrders } from '../store/order-list.ts'
import { findOrder, type Owners } from '../store/orders.ts'
import { presentOrder } from './present-order.ts'

export const listMyOrders: Handler<'listMyOrders'> = async ({ query }, ctx) => {
  const body = await listPage(ctx, query, {
    list: 'my orders',
    read: (from) => readOrders(ctx.pg, { owners: ownersOf(ctx.principal) }, from),
    keyOf: (order) => order.id,
    present: (order) => presentOrder(order, ctx.settings, ctx.now),
    countFitting,
  })
  return { status: 200, body }
}

/** Whose order it may be: the caller's, or anyone's where they have found this one by lookupOrder. */
const ownersFor = ({ principal }: OrderContext, id: string): Owners =>
  foundOrderOf(principal) === id ? 'anyone' : ownersOf(principal)

async function presentOwn(ctx: OrderContext, id: string) {
  const order = await findOrder(ctx.pg, id, ownersFor(ctx, id))
  if (!order) throw notFound('The order')
  return { status: 200 as const, body: presentOrder(order, ctx.settings, ctx.now) }
}

export const getOrder: Handler<'getOrder'> = ({ params }, ctx) => presentOwn(ctx, params.id)

/** Milliseconds that a token of lookupOrder is good for: long enough to read, decide and come back, not to be found later. */
const ORDER_TOKEN_MS = 3_600_000

export const lookupOrder: Handler<'lookupOrder'> = async ({ body }, ctx) => {
  const address = ctx.principal.kind === 'service' ? '' : ctx.principal.address
  const { number, email, postal_code: postalCode } = body
  const order = await lookUpOrder(ctx, { number, email: keptEmail(email), postalCode, address })
  const expiresAt = new Date(ctx.now.getTime() + ORDER_TOKEN_MS)
  const token = mintOrderToken(ctx.secret, order.id, expiresAt)
  return {
    status: 200,
    body: { ...presentOrder(order, ctx.settings, ctx.now), token, token_expires_at: expiresAt.toISOString() },
  }
}

export const cancelOrder: Handler<'cancelOrder'> = ({ params, body }, ctx) => {
  const request = { reason: body?.reason ?? null, by: 'buyer' }
  const work = async () => {
    const order = await cancellation.cancelOrder(ctx, params.id, ownersFor(ctx, params.id), request)
    const response = { status: 200 as const, body: presentOrder(order, ctx.settings, ctx.now) }
    return { response, isSettled: order.money_due_at === null }
  }
  return resume(ctx, work, () => presentOwn(ctx, params.id))
}

export const withdrawOrder: Handler<'withdrawOrder'> = ({ params, body }, ctx) => {
  const { name, email, items, text = null } = body
  const wanted = { name: trimmed(name), email: keptEmail(email), items, text }
  const work = async () => {
    const order = await withdraw(ctx, params.id, ownersFor(ctx, params.id), wanted)
    const response = { status: 200 as const, body: presentOrder(order, ctx.settings, ctx.now) }
    return { response, isSettled: order.money_due_at === null && order.ending === null }
  }
  return resume(ctx, work, () => presentOwn(ctx, params.id))
}
