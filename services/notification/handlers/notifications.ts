import { createHash } from 'node:crypto'
import type { IdempotencyKey } from '@stoa/kit/contract/idempotency-key'
import { listPage } from '@stoa/kit/contract/list-page'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler, NotificationContext } from '../context.ts'
import { messageId } from '../domain/delivery.ts'
import { resend } from '../flows/send-delivery.ts'
import { findDelivery, listDeliveries } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'

function present(ctx: NotificationContext, delivery: Omit<Delivery, 'text' | 'html'>) {
  const { _id: id, round, channel, template, event_id, event_type, reference, to, locale } = delivery
  const { subject, status, attempts, last_error } = delivery
  return {
    ...{ id, channel, template, event_id, event_type, reference, to, locale, subject, status, attempts, last_error },
    next_attempt_at: status === 'waiting' ? (delivery.next_attempt_at?.toISOString() ?? null) : null,
    created_at: delivery.created_at.toISOString(),
    sent_at: delivery.sent_at?.toISOString() ?? null,
    message_id: channel === 'email' ? messageId(id, round, ctx.from) : null,
  }
}

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
    present: (delivery) => present(ctx, delivery),
  })
  return { status: 200, body }
}

export const getNotification: Handler<'getNotification'> = async ({ params }, ctx) => {
  const delivery = await findDelivery(ctx.deliveries, params.id)
  if (!delivery) throw notFound('This notification')
  return { status: 200, body: { ...present(ctx, delivery), text: delivery.text } }
}

/** Keys are scoped by caller; the digest is what is stored. */
const digestOf = ({ scope, key }: IdempotencyKey) =>
  createHash('sha256')
    .update(JSON.stringify([scope, key]))
    .digest('base64url')

export const resendNotification: Handler<'resendNotification'> = async ({ params }, ctx) => {
  const key = ctx.idempotency ? digestOf(ctx.idempotency) : null
  return { status: 200, body: present(ctx, await resend(ctx, params.id, key)) }
}
