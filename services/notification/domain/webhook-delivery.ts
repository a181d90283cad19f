import { createHash } from 'node:crypto'
import { derivedId } from '@stoa/kit/values/ids'

export type WebhookStatus = 'waiting' | 'sending' | 'delivered' | 'failed'

/** The states a delivery may enter from each state. `sending` to itself: the lease of the process that sent it expired. */
export const webhookTransitions: Readonly<Record<WebhookStatus, readonly WebhookStatus[]>> = {
  waiting: ['sending', 'failed'],
  sending: ['sending', 'waiting', 'delivered', 'failed'],
  delivered: ['waiting'],
  failed: ['waiting'],
}

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
/** Waits after each failed attempt, as Standard Webhooks recommends. */
const RETRY_AFTER_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]

/** From the first to the last of ten attempts: 75 hours, 35 minutes and 5 seconds. */
export const SCHEDULE_MS = RETRY_AFTER_MS.reduce((sum, wait) => sum + wait, 0)

export const LONGEST_WAIT_MS = Math.max(...RETRY_AFTER_MS)

/** Milliseconds to wait after the given failed attempt (1 is the first); null when there is no further one. */
export const retryWaitMs = (attempt: number): number | null => RETRY_AFTER_MS[attempt - 1] ?? null

/** The longest that one request may take. */
export const REQUEST_TIMEOUT_MS = 15 * SECOND_MS
/** Of a claim, for one attempt: an expired lease belongs to a process that died. */
export const WEBHOOK_LEASE_MS = MINUTE_MS
/** A request that begins later after the claim might outlast the lease. */
export const BEGIN_WITHIN_MS = 30 * SECOND_MS

/** Standard Webhooks wants small bodies: what is larger is read by whoever is told of it. */
export const MAX_BODY_BYTES = 20_000

/** Attempts that are kept of a delivery. */
export const KEPT_ATTEMPTS = 20

/** The same endpoint and event always give the same id, so that an event which is fanned out again creates nothing. */
export function webhookDeliveryId(endpointId: string, eventId: string): string {
  return derivedId(
    'whd',
    createHash('sha256')
      .update(JSON.stringify([endpointId, eventId]))
      .digest(),
  )
}
