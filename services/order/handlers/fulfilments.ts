import { commit } from '@stoa/kit/postgres/idempotency'
import type { Handler } from '../context.ts'
import { changeFulfilment, ship } from '../flows/fulfilment.ts'
import { presentFulfilment } from './present-order.ts'

export const createFulfilment: Handler<'createFulfilment'> = ({ params, body }, ctx) =>
  commit(ctx, async (tx) => {
    const { items, carrier = null, tracking_number = null, tracking_url = null } = body ?? {}
    const fulfilment = await ship(ctx, tx, params.id, { items, carrier, tracking_number, tracking_url })
    return { status: 201, body: presentFulfilment(fulfilment) }
  })

export const updateFulfilment: Handler<'updateFulfilment'> = ({ params, body }, ctx) =>
  commit(ctx, async (tx) => {
    const change = { ...body }
    const saved = await changeFulfilment(tx, params.id, params.fulfilmentId, (now) => ({ ...now, ...change }))
    return { status: 200, body: presentFulfilment(saved) }
  })

export const markDelivered: Handler<'markDelivered'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    const { id, fulfilmentId } = params
    const saved = await changeFulfilment(tx, id, fulfilmentId, (now) => ({ ...now, status: 'delivered' }))
    return { status: 200, body: presentFulfilment(saved) }
  })
