import { type FeedEvent, publicEventOf } from '../domain/public-event.ts'
import { MAX_BODY_BYTES, webhookDeliveryId } from '../domain/webhook-delivery.ts'
import { letsThrough } from '../domain/webhook-endpoint.ts'
import { insertNew } from '../store/insert-new.ts'
import { listEnabled } from '../store/webhook-endpoints.ts'
import type { WebhookDelivery, WebhookEndpoint } from '../store/webhook-model.ts'
import type { WebhookContext } from './webhook-attempt.ts'
import { addWebhookJob } from './webhook-job.ts'

/** Events that are read at once. */
const BATCH = 200

type Told = Pick<FeedEvent, 'id' | 'aggregate' | 'position'> & { type: string }

/** What an endpoint is sent of an event: as it stands here it is signed, and sent on every attempt. */
export function webhookOf(
  { _id: endpoint_id }: WebhookEndpoint,
  event: Told,
  body: string,
  now: Date,
): WebhookDelivery {
  const _id = webhookDeliveryId(endpoint_id, event.id)
  const { id: event_id, type: event_type, aggregate, position } = event
  const isTooLarge = Buffer.byteLength(body) > MAX_BODY_BYTES
  return {
    ...{ _id, endpoint_id, event_id, event_type, aggregate, position, body },
    status: isTooLarge ? 'failed' : 'waiting',
    attempts: 0,
    round: 0,
    resend_key: null,
    last_error: isTooLarge ? 'the body is too large' : null,
    response_status: null,
    next_attempt_at: isTooLarge ? null : now,
    log: [],
    created_at: now,
    delivered_at: null,
    sort_key: `${now.toISOString()} ${_id}`,
  }
}

/** The deliveries of some events, for the endpoints whose filters let them through. */
export function webhooksOf(
  endpoints: readonly WebhookEndpoint[],
  events: readonly FeedEvent[],
  now: Date,
): WebhookDelivery[] {
  return events.flatMap((event) => {
    const chosen = endpoints.filter(({ event_types }) => letsThrough(event_types, event.type))
    const body = chosen.length > 0 ? JSON.stringify(publicEventOf(event)) : ''
    return chosen.map((endpoint) => webhookOf(endpoint, event, body, now))
  })
}

/**
 * Makes the events that have come into the feed since the last time into deliveries, once however often it is done: their ids follow
 * from endpoint and event, and the position moves on after they are there. A shop that has had no endpoints begins at the feed's end.
 */
export async function fanOut(ctx: WebhookContext): Promise<void> {
  const { endpoints, deliveries, position, feed, clock } = ctx.webhooks
  for (;;) {
    const after = await position.read()
    if (after === null) return position.advance(null, await feed.newest())
    const events = await feed.readAfter(after, BATCH)
    const last = events.at(-1)
    if (!last) return
    const now = clock()
    const rows = webhooksOf(await listEnabled(endpoints), events, now)
    if (rows.length > 0) await insertNew(deliveries, rows)
    await position.advance(after, last.position)
    const owed = new Set(rows.map(({ endpoint_id }) => endpoint_id))
    for (const id of owed) await addWebhookJob(ctx, id, { cause: `at-${last.position}`, now })
    if (events.length < BATCH) return
  }
}
