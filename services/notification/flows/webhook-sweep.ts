import { isPaused } from '../domain/webhook-endpoint.ts'
import { deleteOldWebhooks, listDue } from '../store/webhook-deliveries.ts'
import { listEnabled } from '../store/webhook-endpoints.ts'
import { deleteInBatches } from './deletion.ts'
import type { WebhookContext } from './webhook-attempt.ts'
import { addWebhookJob, causeOfMinute } from './webhook-job.ts'

const DAY_MS = 86_400_000

/**
 * Adds jobs for endpoints that something is due for: retries, expired leases, pauses that are over, and what a job was lost for,
 * with all of Redis if need be. One read of an index for each endpoint. Any replica may run it.
 */
export async function sweepWebhooks(ctx: WebhookContext): Promise<void> {
  const { endpoints, deliveries, clock } = ctx.webhooks
  const now = clock()
  for (const endpoint of await listEnabled(endpoints)) {
    if (isPaused(endpoint, now)) continue
    const due = await listDue(deliveries, endpoint._id, now, 1)
    if (due.length > 0) await addWebhookJob(ctx, endpoint._id, { cause: causeOfMinute(now), now })
  }
}

/** Deletes deliveries that have been kept long enough. Any replica may run it; returns how many it deleted. */
export async function deleteWebhooksAfter(
  { webhooks }: Pick<WebhookContext, 'webhooks'>,
  days: number,
): Promise<number> {
  const end = new Date(webhooks.clock().getTime() - days * DAY_MS)
  return deleteInBatches((limit) => deleteOldWebhooks(webhooks.deliveries, end, limit))
}
