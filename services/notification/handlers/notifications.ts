import { createHash } from 'node:crypto'
import type { IdempotencyKey } from '@stoa/kit/contract/idempotency-key'
import { listPage } from '@stoa/kit/contract/list-page'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { resend } from '../flows/send-delivery.ts'
import { findDelivery, listDeliveries } from '../store/deliveries.ts'
import { presentNotification } from './present-notification.ts'

export const listNotifications: Handler<'listNotifications'> = async ({ query }, ctx) => {
  const { status, channel, template, reference } = query
  const filter = {
    ...(status ? { status } : {}),
    ...(channel ? { channel } : {}),
    ...(template ? { template } : {}),
    ...(reference ? { reference } : {}),
  }
  const body = await listPage(ctx, query, {
    list: 'notifications',
    read: (from) => listDeliveries(ctx.deliveries, filter, from),
    keyOf: (delivery) => delivery.sort_key,
    present: (delivery) => presentNotification(ctx, delivery),
  })
  return { status: 200, body }
}

export const getNotification: Handler<'getNotification'> = async ({ params }, ctx) => {
  const delivery = await findDelivery(ctx.deliveries, params.id)
  if (!delivery) throw notFound('This notification')
  return { status: 200, body: { ...presentNotification(ctx, delivery), text: delivery.text } }
}

/** Keys are scoped by caller; the digest is what is stored. */
const digestOf = ({ scope, key }: IdempotencyKey) =>
  createHash('sha256')
    .update(JSON.stringify([scope, key]))
    .digest('base64url')

export const resendNotification: Handler<'resendNotification'> = async ({ params }, ctx) => {
  const key = ctx.idempotency ? digestOf(ctx.idempotency) : null
  return { status: 200, body: presentNotification(ctx, await resend(ctx, params.id, key)) }
}
