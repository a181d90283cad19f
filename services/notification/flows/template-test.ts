import { callOptions } from '@stoa/kit/contract/context'
import type { IdempotencyKey } from '@stoa/kit/contract/idempotency-key'
import { userOf } from '@stoa/kit/security/principal'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { NotificationContext } from '../context.ts'
import { type Channel, contentOf, type Parts } from '../domain/channel.ts'
import { deliveryId } from '../domain/delivery.ts'
import { storefrontLink } from '../domain/storefront-link.ts'
import { MAX_TESTS, marked, TEST_WINDOW_MS, testerOf } from '../domain/template-test.ts'
import { findDelivery, insertDeliveries } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { listSubscriptions } from '../store/push-subscriptions.ts'
import { countTests } from '../store/template-tests.ts'
import type { TemplateKey } from '../store/templates.ts'
import { addJob, sweepDueAfter } from './delivery-job.ts'
import { verifiedPhoneOf } from './verified-phone.ts'

/** Where somebody gets messages of a channel; null where they do not. */
const ownAddress: Readonly<Record<Channel, (ctx: NotificationContext, userId: string) => Promise<string | null>>> = {
  email: async (ctx, userId) => (await ctx.clients.user.readContact({ params: { userId } }, callOptions(ctx))).email,
  sms: (ctx, userId) => verifiedPhoneOf(ctx, userId, callOptions(ctx)),
  push: async ({ subscriptions }, userId) =>
    (await listSubscriptions(subscriptions, userId, { after: null, back: false, limit: 1 }))[0]?._id ?? null,
}

const LACKS: Readonly<Record<Channel, string>> = {
  email: 'Your account has no e-mail address.',
  sms: 'Your account has no verified phone number.',
  push: 'Your account has no registered device.',
}

/** To whoever asks for it, and to nobody else: a draft may say anything. */
async function recipientOf(ctx: NotificationContext, userId: string, channel: Channel): Promise<string> {
  if (!ctx.senders[channel]) throw new DomainError('unprocessable', `The shop sends nothing by ${channel}.`)
  const to = await ownAddress[channel](ctx, userId)
  if (to === null) throw new DomainError('unprocessable', LACKS[channel])
  return to
}

interface Test {
  id: string
  tester: string
  to: string
  key: TemplateKey
  parts: Parts
  request: IdempotencyKey | null
}

async function deliveryOf(ctx: NotificationContext, test: Test): Promise<Delivery> {
  const { id, tester, to, key, parts, request } = test
  const { template, channel, locale } = key
  const content = contentOf(parts)
  return {
    ...{ _id: id, event_id: ctx.requestId, reference: template, template, channel, to, locale },
    ...{ ...content, ...marked(channel, content), client: tester },
    ...(channel === 'push' ? { link: storefrontLink(await ctx.shop.read(), locale, '/') } : {}),
    ...(request ? { request_hash: request.hash.toString('base64') } : {}),
    ...{ status: 'waiting', attempts: 0, round: 0, resend_key: null, last_error: null, sent_at: null },
    ...{ next_attempt_at: ctx.now, look_at: sweepDueAfter(ctx.now), created_at: ctx.now },
    sort_key: `${ctx.now.toISOString()} ${id}`,
  }
}

async function assertMayTest({ deliveries, now }: NotificationContext, tester: string): Promise<void> {
  const since = new Date(now.getTime() - TEST_WINDOW_MS)
  if ((await countTests(deliveries, tester, { since, limit: MAX_TESTS })) < MAX_TESTS) return
  const headers = { 'retry-after': '3600' }
  throw new DomainError('rate_limited', `In 24 hours you can send ${MAX_TESTS} of them.`, { headers })
}

/** Sends a message of sample data as every message is sent: once for an Idempotency-Key, and so many in a day. */
export async function sendTest(ctx: NotificationContext, key: TemplateKey, parts: () => Promise<Parts>) {
  const { principal, idempotency: request, deliveries, now } = ctx
  const userId = userOf(principal)
  if (userId === null) throw new DomainError('forbidden', 'An API key has no address of its own.')
  const tester = testerOf(userId)
  const cause = request ? JSON.stringify([request.scope, request.key]) : newId('req', now.getTime())
  const id = deliveryId(cause, key.channel, tester)
  const sentBefore = await findDelivery(deliveries, id)
  if (sentBefore && sentBefore.request_hash !== request?.hash.toString('base64'))
    throw new DomainError('idempotency_key_reused')
  if (sentBefore) return sentBefore
  const sound = await parts()
  const to = await recipientOf(ctx, userId, key.channel)
  await assertMayTest(ctx, tester)
  const delivery = await deliveryOf(ctx, { id, tester, to, key, parts: sound, request })
  const [isNew] = await insertDeliveries(deliveries, [delivery])
  if (isNew) await addJob(ctx, { _id: id, channel: key.channel, look_at: now })
  return (await findDelivery(deliveries, id)) ?? delivery
}
