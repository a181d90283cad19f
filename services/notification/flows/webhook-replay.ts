import type { NotificationContext } from '../context.ts'
import { letsThrough } from '../domain/webhook-endpoint.ts'
import { PUBLIC_EVENT_TYPES } from '../generated/public-events.ts'
import { insertNew } from '../store/insert-new.ts'
import { requeueMany } from '../store/webhook-deliveries.ts'
import { requireEnabled } from './webhook-endpoints.ts'
import { webhooksOf } from './webhook-fan-out.ts'
import { queueInBackground, requestKey } from './webhook-requests.ts'

/** Events that one request looks through. */
const LIMIT = 500

interface Replay {
  from: Date
  to: Date
  includesDelivered: boolean
  /** Position after which the last request of the same time ended. */
  after: number
}

interface Replayed {
  queued: number
  skipped: number
  /** Where the next request goes on; null when the time is through. */
  next: number | null
}

/**
 * Sends what an endpoint missed of a time, and what failed, or all of it. What it never got becomes a delivery like any other, once
 * for all requests; what it got is sent again once for each.
 */
export async function replay(ctx: NotificationContext, endpointId: string, asked: Replay): Promise<Replayed> {
  const endpoint = await requireEnabled(ctx, endpointId)
  const { webhooks, now } = ctx
  const types = PUBLIC_EVENT_TYPES.filter((type) => letsThrough(endpoint.event_types, type))
  const { from, to, after } = asked
  const isAll = types.length === PUBLIC_EVENT_TYPES.length
  const between = { from, to, after, limit: LIMIT, ...(isAll ? {} : { types }) }
  const events = types.length === 0 ? [] : await webhooks.feed.readBetween(between)
  const key = requestKey(ctx)
  const rows = webhooksOf([endpoint], events, now).map((row) => ({ ...row, resend_key: key }))
  const isNew = rows.length > 0 ? await insertNew(webhooks.deliveries, rows) : []
  const known = rows.filter((_row, index) => !isNew[index]).map(({ _id }) => _id)
  const states = asked.includesDelivered ? (['failed', 'delivered'] as const) : (['failed'] as const)
  const again = await requeueMany(webhooks.deliveries, known, { now, key, from: states })
  const queued = rows.length - known.length + again
  if (queued > 0) queueInBackground(ctx, endpointId, `replay-${now.getTime()}`)
  const next = events.length === LIMIT ? (events.at(-1)?.position ?? null) : null
  return { queued, skipped: rows.length - queued, next }
}
