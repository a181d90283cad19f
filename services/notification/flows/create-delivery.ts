import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { type Channel, contentOf } from '../domain/channel.ts'
import { deliveryId, HELD_LEASE } from '../domain/delivery.ts'
import { type CapName, CONFIRMATION_WAITS_MS, mailboxKey, siteOfClient } from '../domain/mail-caps.ts'
import type { Message } from '../domain/message.ts'
import { storefrontLink } from '../domain/storefront-link.ts'
import { findDelivery } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { addJob, sweepDueAfter } from './delivery-job.ts'
import { countedFor, mustWait, refusalOf } from './mail-caps.ts'

type Context = EventContext & Deps
type ConsumedEvent = { id: string; type: string; occurred_at: string }

/** To whom, and how. */
interface Way {
  channel?: Channel
  /** The recipient's role. Not the address, which may change before the same event is consumed again. */
  recipient?: string
}

/** An older event may be one that comes again, so it is looked up first; a fresh one is inserted without that. */
const FRESH_MS = 60_000

const isFresh = (event: ConsumedEvent, now: Date): boolean =>
  now.getTime() - new Date(event.occurred_at).getTime() < FRESH_MS

async function render(
  ctx: Context,
  event: ConsumedEvent,
  id: Pick<Delivery, '_id' | 'channel'>,
  message: Message,
): Promise<Delivery | null> {
  const { template, to, reference, scope, reset_id, email_verification_id, verification_id, customer_id, cart, path } =
    message
  const shop = await ctx.shop.read()
  const wanted = { template, channel: id.channel, locale: message.locale }
  const rendered = await ctx.templates.render(wanted, scope, shop)
  if (!rendered) return null
  const { locale, parts } = rendered
  return {
    ...id,
    event_id: event.id,
    event_type: event.type,
    reference,
    template,
    to,
    locale,
    ...contentOf(parts),
    ...(path === undefined ? {} : { link: storefrontLink(shop, locale, path) }),
    status: 'waiting',
    attempts: 0,
    round: 0,
    resend_key: null,
    last_error: null,
    next_attempt_at: ctx.now,
    look_at: sweepDueAfter(ctx.now),
    created_at: ctx.now,
    sent_at: null,
    sort_key: `${ctx.now.toISOString()} ${id._id}`,
    ...(reset_id === undefined ? {} : { reset_id }),
    ...(email_verification_id === undefined ? {} : { email_verification_id }),
    ...(verification_id === undefined ? {} : { verification_id }),
    ...(customer_id === undefined ? {} : { customer_id }),
    ...(cart === undefined ? {} : { cart }),
  }
}

/** The first attempt is leased to this process from the start, so that it needs no claim. */
function leased(delivery: Delivery): Delivery {
  const leaseEnd = new Date(delivery.created_at.getTime() + HELD_LEASE.totalMs)
  return { ...delivery, status: 'sending', attempts: 1, next_attempt_at: leaseEnd, look_at: leaseEnd }
}

/** Adds a job for a delivery that was there before, unless it is finished: the one from then may be lost. */
async function queueAgain(ctx: Context, { _id, channel, look_at }: Delivery): Promise<void> {
  if (look_at) await addJob(ctx, { _id, channel, look_at })
}

/** Inserts a delivery that is to be sent and adds its job, unless it exists. */
async function insertAndQueue(ctx: Context, delivery: Delivery, sinceMs: number): Promise<void> {
  const isHeld = ctx.held.reserve()
  const stored = isHeld ? leased(delivery) : delivery
  let isNew = false
  try {
    isNew = await ctx.together.insert(stored)
  } finally {
    if (isHeld && !isNew) ctx.held.cancel()
  }
  if (!isNew) {
    const existing = await findDelivery(ctx.deliveries, delivery._id)
    if (existing) await queueAgain(ctx, existing)
  } else if (isHeld) {
    ctx.held.add({ delivery: stored, sinceMs })
    await ctx.together.queueHeld(stored)
  } else await queueAgain(ctx, stored)
}

/** Inserts a delivery that the caps of its template count, or, beyond one, as one that staff can see and send. */
async function insertCapped(
  ctx: Context,
  message: Message & { cap: CapName },
  delivery: Delivery,
  sinceMs: number,
): Promise<void> {
  const { _id: id, event_type: type, template } = delivery
  const refusal = await refusalOf(ctx, message.cap, message)
  if (refusal === null) {
    await insertAndQueue(ctx, { ...delivery, ...countedFor(message.cap, message) }, sinceMs)
    return
  }
  const { look_at: _never, ...kept } = delivery
  const failed = { ...kept, status: 'failed' as const, next_attempt_at: null, last_error: refusal }
  if (!(await ctx.together.insert(failed))) return
  ctx.metrics.events.inc({ service: 'notification', type, outcome: 'capped' })
  ctx.log.warn({ delivery: id, template }, `not sent, ${refusal}`)
}

/** Inserts what tells of a paid order as one that is sent later, if the order stands then. */
async function insertWaiting(ctx: Context, delivery: Delivery): Promise<void> {
  const { reference: standing_order_id, template, _id: id } = delivery
  const next = new Date(ctx.now.getTime() + CONFIRMATION_WAITS_MS)
  const waiting = { ...delivery, standing_order_id, next_attempt_at: next, look_at: next }
  if (!(await ctx.together.insert(waiting))) return
  ctx.log.warn({ delivery: id, template }, 'waits, as many paid orders like it were cancelled again')
}

/**
 * Creates the delivery of an event's message, once however often the event is consumed: the delivery is its own inbox
 * (docs/decisions/0002-outbox-and-inbox.md). None where the channel has no sender or the template no such channel. `compose`
 * returns null when there is no recipient.
 */
export async function createDelivery(
  ctx: Context,
  event: ConsumedEvent,
  compose: () => Promise<Message | null>,
  { channel = 'email', recipient = 'customer' }: Way = {},
): Promise<void> {
  if (!ctx.senders[channel]) return
  const sinceMs = performance.now()
  const id = deliveryId(event.id, channel, recipient)
  const existing = isFresh(event, ctx.now) ? null : await findDelivery(ctx.deliveries, id)
  if (existing) return queueAgain(ctx, existing)
  const message = await compose()
  if (!message) return
  const delivery = await render(ctx, event, { _id: id, channel }, message)
  if (!delivery) return
  const { template, to, client, cap } = message
  if (template === 'order-cancelled' && channel === 'email' && cap) ctx.cancellers.note(message)
  if (!cap) {
    if (await mustWait(ctx, message)) return insertWaiting(ctx, delivery)
    return insertAndQueue(ctx, delivery, sinceMs)
  }
  // Whoever counts while another mail to the mailbox is being inserted would not count that one.
  const causedBy = [client, siteOfClient(client)].filter((name) => name !== null)
  const keys = [`${cap} to ${mailboxKey(to)}`, ...causedBy.map((name) => `${cap} by ${name}`)]
  await ctx.together.inTurn(keys, () => insertCapped(ctx, { ...message, cap }, delivery, sinceMs))
}
