import type { Log } from '@stoa/kit/observability/log'
import { notFound } from '@stoa/kit/values/problem'
import type { Deps, NotificationContext } from '../context.ts'
import { messageId, retryAfterMs } from '../domain/delivery.ts'
import { isMailbox } from '../domain/plain-text.ts'
import { MailError, SEND_MS } from '../mail/mailer.ts'
import { claimDelivery, findDelivery, type Outcome, requeueDelivery, settleDelivery } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { addJob, lookAfter } from './job.ts'

/** Twice the longest send: a lease that runs out belongs to a process that is gone, not to a slow server. */
const LEASE_MS = 2 * SEND_MS

type Sending = Pick<Deps, 'deliveries' | 'mailer' | 'from'>

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

async function trySend({ mailer, from }: Sending, delivery: Delivery): Promise<MailError | null> {
  const { _id, round, to, locale, subject, text, html } = delivery
  if (!isMailbox(to)) return new MailError('EADDRESS', true)
  try {
    await mailer.send({ messageId: messageId(_id, round, from), to, locale, subject, text, html })
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

/** Tries to send a delivery if it is its time; any number of processes may try at once, one of them does. */
export async function sendDelivery(deps: Sending & { log: Log }, id: string, now: Date): Promise<void> {
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
  const isOurs = await settleDelivery(deps.deliveries, delivery, outcome)
  if (!isOurs) deps.log.warn(line, 'mail was tried by another process meanwhile')
}

/**
 * Has a finished delivery sent again; one that is open, or was asked for with the same `key` before, stays as it is.
 * Answers how it is now.
 */
export async function resend(ctx: NotificationContext, id: string, key: string | null): Promise<Delivery> {
  const look = lookAfter(ctx.now)
  const requeued = await requeueDelivery(ctx.deliveries, id, { now: ctx.now, look }, key)
  if (requeued) await addJob(ctx, { _id: id, look_at: look })
  const delivery = requeued ?? (await findDelivery(ctx.deliveries, id))
  if (!delivery) throw notFound('This notification')
  return delivery
}
