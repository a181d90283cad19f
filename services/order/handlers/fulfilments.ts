import { keyMissing } from '@stoa/kit/contract/idempotency-key'
import { commit } from '@stoa/kit/postgres/idempotency'
import { scopeOf } from '@stoa/kit/security/principal'
import type { Handler } from '../context.ts'
import { trackingUrl } from '../domain/fulfilment.ts'
import { changeFulfilment, ship } from '../flows/fulfilment.ts'
import { presentStaffFulfilment } from './present-order.ts'

export const createFulfilment: Handler<'createFulfilment'> = async ({ params, body }, ctx) => {
  // The same parcel may go out twice; all that is left goes out once.
  if (body?.items && !ctx.idempotency) throw keyMissing()
  return commit(ctx, async (tx) => {
    const { items, carrier = null, tracking_number = null, tracking_url = null } = body ?? {}
    const fulfilment = await ship(ctx, tx, params.id, {
      items,
      shipped_by: scopeOf(ctx.principal),
      carrier,
      tracking_number,
      tracking_url: tracking_url === null ? null : trackingUrl(tracking_url),
    })
    return { status: 201, body: presentStaffFulfilment(fulfilment) }
  })
}

export const updateFulfilment: Handler<'updateFulfilment'> = ({ params, body }, ctx) =>
  commit(ctx, async (tx) => {
    const change = body?.tracking_url ? { ...body, tracking_url: trackingUrl(body.tracking_url) } : { ...body }
    const saved = await changeFulfilment(tx, params.id, params.fulfilmentId, (now) => ({ ...now, ...change }))
    return { status: 200, body: presentStaffFulfilment(saved) }
  })

export const markDelivered: Handler<'markDelivered'> = ({ params }, ctx) =>
  commit(ctx, async (tx) => {
    const { id, fulfilmentId } = params
    const saved = await changeFulfilment(tx, id, fulfilmentId, (now) => ({
      ...now,
      status: 'delivered',
      delivered_by: now.delivered_by ?? scopeOf(ctx.principal),
    }))
    return { status: 200, body: presentStaffFulfilment(saved) }
  })
