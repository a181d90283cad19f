import { createHash } from 'node:crypto'
import type { IdempotencyKey } from '@stoa/kit/contract/idempotency-key'
import { derivedId, newId } from '@stoa/kit/values/ids'
import { notFound } from '@stoa/kit/values/problem'
import type { NotificationContext } from '../context.ts'
import type { WebhookTestEvent } from '../generated/types.ts'
import { insertNew } from '../store/insert-new.ts'
import { findWebhookDelivery, requeueWebhook } from '../store/webhook-deliveries.ts'
import type { WebhookDelivery } from '../store/webhook-model.ts'
import { requireEnabled } from './webhook-endpoints.ts'
import { webhookOf } from './webhook-fan-out.ts'
import { addWebhookJob } from './webhook-job.ts'

/** Keys are scoped by caller; the digest is what is stored. */
const digestOf = ({ scope, operationId, key }: IdempotencyKey): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([scope, operationId, key]))
    .digest()

export const requestKey = ({ idempotency }: Pick<NotificationContext, 'idempotency'>): string | null =>
  idempotency && digestOf(idempotency).toString('base64url')

/** Without waiting for Redis: the sweep finds what has no job. */
export function queueInBackground(
  ctx: NotificationContext,
  endpointId: string,
  cause: string,
  deliveryId?: string,
): void {
  const job = { cause, now: ctx.now, ...(deliveryId === undefined ? {} : { deliveryId }) }
  addWebhookJob(ctx, endpointId, job).catch((err: unknown) =>
    ctx.log.warn({ err }, 'the job of a webhook is left to the sweep'),
  )
}

async function readDelivery(
  { webhooks }: NotificationContext,
  endpointId: string,
  id: string,
): Promise<WebhookDelivery> {
  const delivery = await findWebhookDelivery(webhooks.deliveries, endpointId, id)
  if (!delivery) throw notFound('This delivery')
  return delivery
}

/** Sends an event that nothing happened for, once for each request. */
export async function sendTest(ctx: NotificationContext, endpointId: string): Promise<WebhookDelivery> {
  const endpoint = await requireEnabled(ctx, endpointId)
  const { idempotency, now } = ctx
  const id = idempotency ? derivedId('evt', digestOf(idempotency)) : newId('evt', now.getTime())
  const event: WebhookTestEvent = {
    ...{ id, type: 'webhook.test', timestamp: now.toISOString(), aggregate: endpointId, sequence: null },
    data: { endpoint_id: endpointId },
  }
  // An aggregate of its own, so that no test waits for one that failed.
  const delivery = webhookOf(endpoint, { id, type: event.type, aggregate: id, position: 0 }, JSON.stringify(event), now)
  await insertNew(ctx.webhooks.deliveries, [delivery])
  queueInBackground(ctx, endpointId, `requested-${delivery._id}`, delivery._id)
  return readDelivery(ctx, endpointId, delivery._id)
}

/** Sends a finished delivery again. One that is open, or was requested with the same key before, stays as it is. */
export async function redeliver(ctx: NotificationContext, endpointId: string, id: string): Promise<WebhookDelivery> {
  await readDelivery(ctx, endpointId, id)
  await requireEnabled(ctx, endpointId)
  const from = ['delivered', 'failed'] as const
  const requeued = await requeueWebhook(ctx.webhooks.deliveries, id, { now: ctx.now, key: requestKey(ctx), from })
  if (!requeued) return readDelivery(ctx, endpointId, id)
  queueInBackground(ctx, endpointId, `requested-${id}-${requeued.round}`, id)
  return requeued
}
