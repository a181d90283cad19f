import { isProblem } from '@stoa/kit/calls/client'
import type { Log } from '@stoa/kit/observability/log'
import { notFound, UnavailableError } from '@stoa/kit/values/problem'
import type { Deps, NotificationContext } from '../context.ts'
import { messageId, retryAfterMs } from '../domain/delivery.ts'
import { insertToken } from '../domain/message.ts'
import { isMailbox } from '../domain/plain-text.ts'
import { MailError, SEND_TIMEOUT_MS } from '../mail/mailer.ts'
import { claimDelivery, findDelivery, type Outcome, requeueDelivery, settleDelivery } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { addJob, sweepDueAfter } from './delivery-job.ts'

/** Twice the longest send: an expired lease belongs to a process that died, not to a slow server. */
const LEASE_MS = 2 * SEND_TIMEOUT_MS

type SendDeps = Pick<Deps, 'deliveries' | 'mailer' | 'from' | 'clients'>

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

/** The token of a delivery's link; null for most, which have none. A link that is not good any more is not sent. */
async function readToken({ clients }: SendDeps, { _id, reset_id: id }: Delivery): Promise<string | null> {
  if (id === undefined) return null
  try {
    return (await clients.user.readPasswordReset({ params: { id } }, { requestId: _id })).token
  } catch (error) {
    if (isProblem(error, 'not_found')) throw new MailError('EEXPIRED', true)
    if (error instanceof UnavailableError) throw new MailError('EUNAVAILABLE', false)
    throw error
  }
}

async function trySend(deps: SendDeps, delivery: Delivery): Promise<MailError | null> {
  const { _id, round, to, locale, subject, text, html } = delivery
  if (!isMailbox(to)) return new MailError('EADDRESS', true)
  try {
    const token = await readToken(deps, delivery)
    const content = token === null ? { text, html } : { text: insertToken(text, token), html: insertToken(html, token) }
    await deps.mailer.send({ messageId: messageId(_id, round, deps.from), to, locale, subject, ...content })
    return null
  } catch (error) {
    if (error instanceof MailError) return error
    throw error
  }
}

function outcomeOf(failure: MailError | null, attempts: number, now: Date): Outcome {
  if (!failure) return { status: 'sent', at: now }
  const wait = failure.permanent ? null : retryAfterMs(attempts)
  const reason = failure.message
  return wait === null ? { status: 'failed', reason } : { status: 'waiting', reason, next: later(now, wait) }
}

/** Attempts to send a delivery that is due; any number of processes may call this at once, and one of them sends. */
export async function sendDelivery(deps: SendDeps & { log: Log }, id: string, now: Date): Promise<void> {
  const delivery = await claimDelivery(deps.deliveries, id, now, later(now, LEASE_MS))
  if (!delivery) return
  const started = performance.now()
  const failure = await trySend(deps, delivery)
  const { attempts, template } = delivery
  const outcome = outcomeOf(failure, attempts, later(now, Math.round(performance.now() - started)))
  const line = { delivery: id, template, attempts }
  if (outcome.status === 'failed') deps.log.error({ ...line, reason: outcome.reason }, 'mail failed for good')
  if (outcome.status === 'waiting')
    deps.log.warn({ ...line, reason: outcome.reason }, 'mail failed, will be tried again')
  const isSettled = await settleDelivery(deps.deliveries, delivery, outcome)
  if (!isSettled) deps.log.warn(line, 'another process attempted this mail meanwhile')
}

/**
 * Requests that a finished delivery is sent again. One that is open, or was requested with the same `key` before, stays
 * as it is. Returns its present state.
 */
export async function resend(ctx: NotificationContext, id: string, key: string | null): Promise<Delivery> {
  const sweepAt = sweepDueAfter(ctx.now)
  const requeued = await requeueDelivery(ctx.deliveries, id, { now: ctx.now, sweepAt }, key)
  if (requeued) await addJob(ctx, { _id: id, look_at: sweepAt })
  const delivery = requeued ?? (await findDelivery(ctx.deliveries, id))
  if (!delivery) throw notFound('This notification')
  return delivery
}
