import { setTimeout as delay } from 'node:timers/promises'
import { isProblem, unlessGone } from '@stoa/kit/calls/client'
import type { Log } from '@stoa/kit/observability/log'
import { notFound, UnavailableError } from '@stoa/kit/values/problem'
import type { Deps, NotificationContext } from '../context.ts'
import { isAsLeft } from '../domain/abandoned-cart.ts'
import { CLAIM_LEASE, type Lease, retryAfterMs } from '../domain/delivery.ts'
import { insertToken, SENT_WITHOUT_LINK } from '../domain/message.ts'
import { mailedTopicOf } from '../domain/preferences.ts'
import { beforeSending, LostError, OverRateError, PostponedError, SendError, type Sender } from '../domain/sender.ts'
import { storefrontLink } from '../domain/storefront-link.ts'
import { isTest } from '../domain/template-test.ts'
import { claimDelivery, findDelivery, type Outcome, requeueDelivery, settleDelivery } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { addJob, sweepDueAfter } from './delivery-job.ts'
import { assertReachable, suppressIfGone } from './suppressing.ts'
import { unsubscribeToken } from './unsubscribe-token.ts'
import { assertWanted } from './wanted.ts'

type SendDeps = Pick<
  Deps,
  'deliveries' | 'senders' | 'shop' | 'clients' | 'together' | 'preferences' | 'suppressions' | 'secret' | 'queues'
>

/** Before a record is tried again for the first time; doubled each time. */
const RECORD_AGAIN_MS = 250

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

interface Secret {
  /** Of what it is. */
  id: string
  token: string
}

async function askForSecret({ clients: { user } }: SendDeps, delivery: Delivery): Promise<Secret | null> {
  const { _id: requestId, reset_id: reset, email_verification_id: email, verification_id: verification } = delivery
  if (reset !== undefined) {
    return { id: reset, token: (await user.readPasswordReset({ params: { id: reset } }, { requestId })).token }
  }
  if (email !== undefined) {
    return { id: email, token: (await user.readEmailVerification({ params: { id: email } }, { requestId })).token }
  }
  if (verification === undefined) return null
  const { code } = await user.readPhoneVerification({ params: { id: verification } }, { requestId })
  return { id: verification, token: code }
}

/** The token of a delivery's link, or its code; null for most, which have none. What is not good any more is not sent. */
async function readSecret(deps: SendDeps, delivery: Delivery): Promise<Secret | null> {
  try {
    return await beforeSending(askForSecret(deps, delivery))
  } catch (error) {
    if (!isProblem(error, 'not_found')) throw error
    const { template, email_verification_id: id } = delivery
    if (id !== undefined && SENT_WITHOUT_LINK.has(template)) return { id, token: '' }
    throw new SendError('EEXPIRED', true)
  }
}

/** Refuses to confirm an order that was cancelled while its message waited, unless staff want it sent. */
async function assertStands(
  { clients }: SendDeps,
  { _id, standing_order_id: orderId, round }: Delivery,
): Promise<void> {
  if (orderId === undefined || round > 0) return
  const order = await beforeSending(clients.order.readOrder({ params: { orderId } }, { requestId: _id }))
  if (order.is_cancelled) throw new SendError('ECANCELLED', true)
}

/** Refuses to remind of a cart that was ordered, emptied or changed meanwhile, unless staff want it sent. */
async function assertAsLeft({ clients }: SendDeps, { _id, cart, round }: Delivery): Promise<void> {
  if (cart === undefined || round > 0) return
  const call = clients.order.readAbandonedCart({ params: { cartId: cart.id } }, { requestId: _id })
  const now = await beforeSending(unlessGone(call))
  if (now === null || !isAsLeft(now, cart.version)) throw new SendError('ECHANGED', true)
}

/** Where the recipient of a mail is unsubscribed from such mails; null for what is owed to them. */
async function unsubscribeLink(
  { shop, secret }: SendDeps,
  { template, channel, to, locale, event_type }: Delivery,
): Promise<string | null> {
  const topic = channel === 'email' && !isTest({ event_type }) ? mailedTopicOf(template) : null
  if (topic === null) return null
  return storefrontLink(
    await shop.read(),
    locale,
    `/unsubscribe/one-click?token=${unsubscribeToken(secret, topic, to)}`,
  )
}

/** Sends unless it is too late by then: the delivery may have been leased to another process, and sent. */
async function trySend(
  deps: SendDeps,
  sender: Sender,
  delivery: Delivery,
  { isTooLate, now }: { isTooLate: () => boolean; now: Date },
): Promise<{ failure: SendError | null } | 'too late'> {
  const { _id: id, round, template, to, locale, subject, text, html, link = null } = delivery
  try {
    await assertWanted(deps, delivery, now)
    await assertReachable(deps, delivery)
    await assertStands(deps, delivery)
    await assertAsLeft(deps, delivery)
    const secret = await readSecret(deps, delivery)
    const inserted = (content: string) => (secret === null ? content : insertToken(content, secret.token, secret.id))
    // An answer quotes the mail: one with a token goes to nobody whom staff have named.
    const { name: fromName, email } = await deps.shop.read()
    const replyTo = secret === null ? email : null
    const content = { text: inserted(text), html: inserted(html), fromName, replyTo }
    if (isTooLate()) return 'too late'
    await sender.send({
      id,
      round,
      template,
      to,
      locale,
      subject,
      ...content,
      link,
      unsubscribe: await unsubscribeLink(deps, delivery),
    })
    return { failure: null }
  } catch (error) {
    if (error instanceof SendError) return { failure: error }
    throw error
  }
}

function outcomeOf(failure: SendError | null, attempts: number, now: Date): Outcome {
  if (!failure) return { status: 'sent', at: now }
  if (failure instanceof PostponedError)
    return { status: 'waiting', reason: failure.message, next: failure.until, isNoTry: true }
  const reason = failure.message
  if (failure instanceof LostError) return { status: 'unknown', reason }
  const wait = failure.permanent ? null : retryAfterMs(attempts)
  if (wait === null) return { status: 'failed', reason }
  return { status: 'waiting', reason, next: later(now, Math.max(wait, failure.retryAfterMs)) }
}

/**
 * Records that a message was accepted, again and again while its lease lasts: without the record it is sent a second time, and the
 * database may be back in a moment.
 */
async function recordSent(
  { together, log }: SendDeps & { log: Log },
  sent: Parameters<SendDeps['together']['recordSent']>[0],
  leftMs: () => number,
): Promise<boolean> {
  for (let pauseMs = RECORD_AGAIN_MS; ; pauseMs *= 2) {
    try {
      return await together.recordSent(sent)
    } catch (error) {
      if (!(error instanceof UnavailableError) || pauseMs > leftMs()) throw error
      log.warn({ delivery: sent.claimed._id, err: error }, 'an accepted message could not be recorded yet')
      await delay(pauseMs)
    }
  }
}

/** Has a message that the provider has no room for come at its time: the sweep, which would find it, comes every few seconds only. */
async function comeBack(deps: SendDeps, { _id, channel }: Delivery, until: Date, now: Date): Promise<void> {
  const delayMs = Math.max(until.getTime() - now.getTime(), 0)
  await addJob(deps, { _id, channel, look_at: until }, delayMs).catch((error) => {
    if (!(error instanceof UnavailableError)) throw error
  })
}

interface Attempt {
  /** When its lease began, by the wall clock and by the clock that cannot be set. */
  now: Date
  startedMs: number
  lease: Lease
  clockMs?: () => number
}

/** Makes the attempt that a delivery is leased to this process for, and records how it ended. */
export async function attemptDelivery(
  deps: SendDeps & { log: Log },
  delivery: Delivery,
  { now, startedMs, lease, clockMs = () => performance.now() }: Attempt,
): Promise<void> {
  const { _id: id, attempts, template, channel } = delivery
  const line = { delivery: id, channel, template, attempts }
  const isTooLate = () => clockMs() - startedMs > lease.beginWithinMs
  const sender = deps.senders[channel]
  const attempt = sender
    ? await sender.inSlot(() => trySend(deps, sender, delivery, { isTooLate, now }))
    : { failure: new SendError('EPROVIDER', false) }
  if (attempt === 'too late') {
    // Left as it is: whoever finds the lease expired attempts it next.
    deps.log.warn(line, 'message not sent, its lease is nearly over')
    return
  }
  const outcome = outcomeOf(attempt.failure, attempts, later(now, Math.round(clockMs() - startedMs)))
  await suppressIfGone(deps, delivery, outcome, now)
  if (outcome.status === 'failed') deps.log.error({ ...line, reason: outcome.reason }, 'message failed for good')
  if (outcome.status === 'unknown')
    deps.log.error({ ...line, reason: outcome.reason }, 'message may have been sent or not, and is not tried again')
  if (outcome.status === 'waiting') {
    if (attempt.failure instanceof OverRateError) deps.log.debug(line, 'message waits for its turn at the provider')
    else deps.log.warn({ ...line, reason: outcome.reason }, 'message failed, will be tried again')
  }
  const isSettled = await (outcome.status === 'sent'
    ? recordSent(deps, { claimed: delivery, at: outcome.at }, () => lease.totalMs - (clockMs() - startedMs))
    : settleDelivery(deps.deliveries, delivery, outcome))
  if (!isSettled) deps.log.warn(line, 'another process attempted this message, or one recorded with it, meanwhile')
  else if (attempt.failure instanceof OverRateError)
    await comeBack(deps, delivery, attempt.failure.until, later(now, clockMs() - startedMs))
}

/** Attempts to send a delivery that is due; any number of processes may call this at once, and one of them sends. False when none was due. */
export async function sendDelivery(
  deps: SendDeps & { log: Log },
  id: string,
  now: Date,
  clockMs = () => performance.now(),
): Promise<boolean> {
  // Before the claim: a process that is frozen meanwhile, or later, has to know it when it wakes.
  const startedMs = clockMs()
  const delivery = await claimDelivery(deps.deliveries, id, now, later(now, CLAIM_LEASE.totalMs))
  if (delivery) await attemptDelivery(deps, delivery, { now, startedMs, lease: CLAIM_LEASE, clockMs })
  return delivery !== null
}

/**
 * Requests that a finished delivery is sent again. One that is open, or was requested with the same `key` before, stays
 * as it is. Returns its present state.
 */
export async function resend(ctx: NotificationContext, id: string, key: string | null): Promise<Delivery> {
  const sweepAt = sweepDueAfter(ctx.now)
  const requeued = await requeueDelivery(ctx.deliveries, id, { now: ctx.now, sweepAt }, key)
  if (requeued) await addJob(ctx, { _id: id, channel: requeued.channel, look_at: sweepAt })
  const delivery = requeued ?? (await findDelivery(ctx.deliveries, id))
  if (!delivery) throw notFound('This notification')
  return delivery
}
