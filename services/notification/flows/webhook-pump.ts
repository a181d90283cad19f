import type { Event } from '@stoa/kit/events/event'
import { isPaused, isProbed } from '../domain/webhook-endpoint.ts'
import { failOpen, findWebhookDelivery, listDue, type OpenDelivery } from '../store/webhook-deliveries.ts'
import { findEndpoint } from '../store/webhook-endpoints.ts'
import type { WebhookEndpoint } from '../store/webhook-model.ts'
import { attemptWebhook, type WebhookContext } from './webhook-attempt.ts'
import { addWebhookJob } from './webhook-job.ts'

/** Requests to one endpoint at the same time. */
const AT_ONCE = 4
/** Read at once: a few aggregates may have several events among them, of which the first goes. */
const READ = 20
/** A job that has sent for so long is added again, behind those of other endpoints. */
const SLICE_MS = 20_000

/** Those that may go at the same time: of each aggregate the earliest. */
function firstOfEach(due: readonly OpenDelivery[], limit: number): OpenDelivery[] {
  const first = new Map<string, OpenDelivery>()
  for (const each of due) {
    const known = first.get(each.aggregate)
    if (!known || each.position < known.position) first.set(each.aggregate, each)
  }
  return [...first.values()].slice(0, limit)
}

/** The endpoint if something may be sent to it now. */
async function openEndpoint({ webhooks }: WebhookContext, id: string): Promise<WebhookEndpoint | null> {
  const endpoint = await findEndpoint(webhooks.endpoints, id)
  if (!endpoint?.is_enabled) {
    await failOpen(webhooks.deliveries, id, endpoint ? 'the endpoint was disabled' : 'the endpoint was deleted')
    return null
  }
  return isPaused(endpoint, webhooks.clock()) ? null : endpoint
}

/** An endpoint that a job of this process sends to. */
interface Turn {
  /** Another job came for it since what is due was last read. */
  isAskedAgain: boolean
}

/**
 * Sends what an endpoint is owed by now, one delivery only while it is probed; true when time was over before the work. It ends early
 * when the process stops: the sweep of another one goes on.
 */
async function sendDue(ctx: WebhookContext, endpointId: string, turn: Turn, stopping: AbortSignal): Promise<boolean> {
  const { deliveries, clock } = ctx.webhooks
  const startedMs = performance.now()
  while (performance.now() - startedMs < SLICE_MS) {
    if (stopping.aborted) return false
    turn.isAskedAgain = false
    const endpoint = await openEndpoint(ctx, endpointId)
    if (!endpoint) return false
    const due = await listDue(deliveries, endpointId, clock(), READ)
    if (due.length === 0) return false
    const chosen = firstOfEach(due, isProbed(endpoint) ? 1 : AT_ONCE)
    const results = await Promise.allSettled(chosen.map((each) => attemptWebhook(ctx, endpoint, each)))
    const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} webhooks were not attempted`)
  }
  return true
}

/** What staff have requested goes at once, also to an endpoint that is paused. */
async function sendRequested(ctx: WebhookContext, endpointId: string, deliveryId: string): Promise<void> {
  const { endpoints, deliveries } = ctx.webhooks
  const endpoint = await findEndpoint(endpoints, endpointId)
  const delivery = endpoint?.is_enabled ? await findWebhookDelivery(deliveries, endpointId, deliveryId) : null
  if (endpoint && delivery?.next_attempt_at) await attemptWebhook(ctx, endpoint, delivery as OpenDelivery)
}

/**
 * The work of a job of the webhook queue. In one process an endpoint is sent to by one job at a time. Another one that comes for it
 * leaves word and ends: waiting, it would hold a place that the job of another endpoint needs.
 */
export function createWebhookWork(
  ctx: WebhookContext,
  stopping: AbortSignal = new AbortController().signal,
): (job: Pick<Event, 'aggregate' | 'data'>) => Promise<void> {
  const turns = new Map<string, Turn>()
  return async ({ aggregate: endpointId, data }) => {
    const { delivery_id: deliveryId } = data as { delivery_id?: string }
    if (deliveryId !== undefined) return sendRequested(ctx, endpointId, deliveryId)
    const underWay = turns.get(endpointId)
    if (underWay) {
      underWay.isAskedAgain = true
      return
    }
    const turn: Turn = { isAskedAgain: false }
    turns.set(endpointId, turn)
    let isMore: boolean
    try {
      do isMore = await sendDue(ctx, endpointId, turn, stopping)
      while (turn.isAskedAgain && !isMore && !stopping.aborted)
    } finally {
      turns.delete(endpointId)
    }
    const now = ctx.webhooks.clock()
    if (isMore) await addWebhookJob(ctx, endpointId, { cause: `more-${now.getTime()}`, now })
  }
}
