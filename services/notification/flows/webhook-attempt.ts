import { FetchError } from '@stoa/kit/calls/fetch-error'
import type { Receipt } from '@stoa/kit/calls/public-sender'
import { retryAfterMs } from '@stoa/kit/calls/retry-after'
import type { Log } from '@stoa/kit/observability/log'
import type { Deps } from '../context.ts'
import {
  BEGIN_WITHIN_MS,
  KEPT_ATTEMPTS,
  REQUEST_TIMEOUT_MS,
  retryWaitMs,
  WEBHOOK_LEASE_MS,
} from '../domain/webhook-delivery.ts'
import { afterFailure, disabledBy, WELL } from '../domain/webhook-endpoint.ts'
import { signedHeaders } from '../domain/webhook-signature.ts'
import {
  claimWebhook,
  findEarlierOpen,
  type OpenDelivery,
  postpone,
  releaseNext,
  settleWebhook,
  type WebhookOutcome,
} from '../store/webhook-deliveries.ts'
import { countFailure, noteDelivered } from '../store/webhook-endpoints.ts'
import type { WebhookAttempt, WebhookDelivery, WebhookEndpoint } from '../store/webhook-model.ts'
import { disable } from './webhook-disabling.ts'
import { openSecrets } from './webhook-secrets.ts'

export type WebhookContext = Deps & { log: Log }

/** Headers of a response that help whoever looks for what went wrong. */
const OF_NOTE = ['content-type', 'retry-after', 'location', 'server', 'x-request-id', 'cf-ray']
const MAX_HEADER_LENGTH = 200
/** Statuses of a receiver that has too much to do, and whether or not it says for how long. */
const SLOW = new Set([429, 502, 503, 504])
const MINUTE_MS = 60_000

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

interface Sent {
  attempt: WebhookAttempt
  isTaken: boolean
  /** How long the receiver wants to be left alone. */
  slowMs: number | null
}

/** What went wrong below HTTP, without the receiver's own text: `unreachable (ECONNREFUSED)`. */
function reasonOf(error: FetchError): string {
  const { code } = (error.cause ?? {}) as { code?: unknown }
  const isName = typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) && error.code === 'unreachable'
  return isName ? `${error.code} (${code})` : error.code
}

function seenOf({ status, headers, body }: Receipt): Pick<WebhookAttempt, 'response_headers' | 'response_body'> {
  const response_headers = OF_NOTE.flatMap((name) => {
    const value = headers[name]
    return value === undefined ? [] : [{ name, value: value.slice(0, MAX_HEADER_LENGTH) }]
  })
  return { response_headers, response_body: status === 204 ? '' : body.toString('utf8') }
}

async function post(ctx: WebhookContext, endpoint: WebhookEndpoint, delivery: WebhookDelivery): Promise<Sent> {
  const { webhooks, secret: keys } = ctx
  const { event_id: id, body } = delivery
  const at = webhooks.clock()
  const startedMs = performance.now()
  const nothing = { response_status: null, response_headers: [], response_body: '' }
  const spent = () => ({ at, duration_ms: Math.round(performance.now() - startedMs) })
  try {
    const headers = {
      ...signedHeaders({ id, body, at }, openSecrets(keys, endpoint, at)),
      ...{ 'content-type': 'application/json', 'user-agent': 'Stoa-Webhooks', 'accept-encoding': 'identity' },
    }
    const receipt = await webhooks.sender.post(endpoint.url, { headers, body, timeoutMs: REQUEST_TIMEOUT_MS })
    const { status } = receipt
    const isTaken = status >= 200 && status < 300
    const error = isTaken ? null : `responded ${status}`
    const slowMs = SLOW.has(status) ? retryAfterMs(receipt.headers['retry-after'], at.getTime()) : null
    return { attempt: { ...spent(), response_status: status, error, ...seenOf(receipt) }, isTaken, slowMs }
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    return { attempt: { ...spent(), ...nothing, error: reasonOf(error) }, isTaken: false, slowMs: null }
  }
}

function outcomeOf(ctx: WebhookContext, { attempts, log }: WebhookDelivery, sent: Sent, now: Date): WebhookOutcome {
  const kept = [...log, sent.attempt].slice(-KEPT_ATTEMPTS)
  if (sent.isTaken) return { status: 'delivered', next: null, log: kept }
  const wait = retryWaitMs(attempts)
  if (wait === null || sent.attempt.response_status === 410) return { status: 'failed', next: null, log: kept }
  // Never sooner than the schedule, so that ten attempts last at least as long as it does.
  const jittered = wait * (1 + 0.1 * ctx.webhooks.random())
  return { status: 'waiting', next: later(now, Math.round(Math.max(jittered, sent.slowMs ?? 0))), log: kept }
}

async function noteOutcome(ctx: WebhookContext, endpoint: WebhookEndpoint, sent: Sent, now: Date): Promise<void> {
  const { endpoints } = ctx.webhooks
  const { _id: id, failures, paused_until, last_delivered_at: last } = endpoint
  if (sent.isTaken) {
    const isNews = failures > 0 || paused_until !== null || !last || now.getTime() - last.getTime() >= MINUTE_MS
    if (isNews) await noteDelivered(endpoints, id, WELL, now)
    return
  }
  const counted = await countFailure(endpoints, id, (before) => afterFailure(before, now, sent.slowMs))
  const reason = counted && disabledBy(sent.attempt.response_status, counted, now)
  if (reason) await disable(ctx, endpoint, { reason, lastError: sent.attempt.error, now })
}

/**
 * Whether a delivery waits for an earlier event of its aggregate, which this endpoint has not taken: then until that one's next
 * attempt, or sooner, when that one is settled.
 */
async function mustWait({ webhooks }: WebhookContext, delivery: OpenDelivery): Promise<boolean> {
  const earlier = await findEarlierOpen(webhooks.deliveries, delivery)
  if (!earlier) return false
  await postpone(webhooks.deliveries, delivery, later(earlier.next_attempt_at, 1_000))
  return true
}

/** Attempts a delivery that is due; any number of processes may call this at once, and one of them sends. */
export async function attemptWebhook(ctx: WebhookContext, endpoint: WebhookEndpoint, due: OpenDelivery): Promise<void> {
  const { deliveries, clock } = ctx.webhooks
  if (await mustWait(ctx, due)) return
  // Before the claim: a process that is frozen meanwhile, or later, has to know it when it wakes.
  const startedMs = performance.now()
  const claimedAt = clock()
  const claimed = await claimWebhook(deliveries, due._id, claimedAt, later(claimedAt, WEBHOOK_LEASE_MS))
  if (!claimed) return
  const line = { delivery: claimed._id, endpoint: endpoint._id, attempts: claimed.attempts }
  if (performance.now() - startedMs > BEGIN_WITHIN_MS) {
    ctx.log.warn(line, 'webhook not sent, its lease is nearly over')
    return
  }
  const sent = await post(ctx, endpoint, claimed)
  const now = clock()
  const outcome = outcomeOf(ctx, claimed, sent, now)
  const isSettled = await settleWebhook(deliveries, claimed, outcome)
  if (!isSettled) ctx.log.warn(line, 'another process attempted this webhook meanwhile, or its endpoint was disabled')
  if (outcome.status === 'failed') ctx.log.warn({ ...line, reason: sent.attempt.error }, 'webhook failed for good')
  await noteOutcome(ctx, endpoint, sent, now)
  if (outcome.status !== 'waiting') await releaseNext(deliveries, claimed, now)
}
