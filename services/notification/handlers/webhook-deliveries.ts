import { listPage } from '@stoa/kit/contract/list-page'
import { notFound } from '@stoa/kit/values/problem'
import type { Handler } from '../context.ts'
import { readEndpoint } from '../flows/webhook-endpoints.ts'
import { replay } from '../flows/webhook-replay.ts'
import { redeliver, sendTest } from '../flows/webhook-requests.ts'
import { findWebhookDelivery, type ListedWebhook, listWebhooks } from '../store/webhook-deliveries.ts'

function present(delivery: ListedWebhook) {
  const { _id: id, event_id, event_type, aggregate, status, attempts, last_error, response_status } = delivery
  return {
    ...{ id, event_id, event_type, aggregate, status, attempts, last_error, response_status },
    next_attempt_at: status === 'waiting' ? (delivery.next_attempt_at?.toISOString() ?? null) : null,
    created_at: delivery.created_at.toISOString(),
    delivered_at: delivery.delivered_at?.toISOString() ?? null,
  }
}

export const testWebhookEndpoint: Handler<'testWebhookEndpoint'> = async ({ params }, ctx) => ({
  status: 201,
  body: present(await sendTest(ctx, params.id)),
})

export const listWebhookDeliveries: Handler<'listWebhookDeliveries'> = async ({ params, query }, ctx) => {
  const { status, event_type } = query
  const { _id: endpoint_id } = await readEndpoint(ctx, params.id)
  const filter = { endpoint_id, ...(status ? { status } : {}), ...(event_type ? { event_type } : {}) }
  const body = await listPage(ctx, query, {
    list: `webhooks ${endpoint_id}`,
    read: (from) => listWebhooks(ctx.webhooks.deliveries, filter, from),
    keyOf: (delivery) => delivery.sort_key,
    present,
  })
  return { status: 200, body }
}

export const getWebhookDelivery: Handler<'getWebhookDelivery'> = async ({ params }, ctx) => {
  const delivery = await findWebhookDelivery(ctx.webhooks.deliveries, params.id, params.deliveryId)
  if (!delivery) throw notFound('This delivery')
  const log = delivery.log.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() }))
  return { status: 200, body: { ...present(delivery), request_body: delivery.body, log } }
}

export const redeliverWebhook: Handler<'redeliverWebhook'> = async ({ params }, ctx) => ({
  status: 200,
  body: present(await redeliver(ctx, params.id, params.deliveryId)),
})

export const replayWebhooks: Handler<'replayWebhooks'> = async ({ params, body }, ctx) => {
  const { from, to, include_delivered: includesDelivered = false, cursor } = body
  const asked = { from: new Date(from), to: new Date(to), includesDelivered, after: Number(cursor ?? 0) }
  const { queued, skipped, next } = await replay(ctx, params.id, asked)
  return { status: 200, body: { queued, skipped, next_cursor: next === null ? null : String(next) } }
}
