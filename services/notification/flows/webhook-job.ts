import type { Deps } from '../context.ts'

/** The queue of endpoints that something is due for. */
export const WEBHOOK_QUEUE = 'notification-webhook'

/** Of jobs that say the same: one that BullMQ keeps as failed blocks no later one. */
const MINUTE_MS = 60_000

/**
 * Adds the job that sends what an endpoint is owed, or one delivery that staff have requested. It holds ids and nothing else: the
 * documents decide whether there is something to do.
 */
export async function addWebhookJob(
  { queues }: Pick<Deps, 'queues'>,
  endpointId: string,
  { cause, now, deliveryId }: { cause: string; now: Date; deliveryId?: string },
): Promise<void> {
  await queues.add(WEBHOOK_QUEUE, {
    id: `${endpointId}-${cause}`,
    type: 'webhook.due',
    aggregate: endpointId,
    occurred_at: now.toISOString(),
    data: deliveryId === undefined ? {} : { delivery_id: deliveryId },
  })
}

export const causeOfMinute = (now: Date): string => `due-${Math.floor(now.getTime() / MINUTE_MS)}`
