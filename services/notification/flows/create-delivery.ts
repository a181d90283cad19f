import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { deliveryId } from '../domain/delivery.ts'
import { chooseLocale } from '../domain/locale.ts'
import { CAP_WINDOW_MS, capReason, type MailCap, mailboxKey } from '../domain/mail-caps.ts'
import type { Message } from '../domain/message.ts'
import { countCausedBy, listCapped } from '../store/capped-mails.ts'
import { findDelivery, insertDelivery, type NewDelivery } from '../store/deliveries.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { addJob, sweepDueAfter } from './delivery-job.ts'

type Context = EventContext & Deps
type ConsumedEvent = { id: string; type: string }

/** The recipient's role. Not the address, which may change before the same event is consumed again. */
const RECIPIENT = 'customer'

async function render(ctx: Context, event: ConsumedEvent, id: string, message: Message): Promise<NewDelivery> {
  const { template, to, reference, scope, reset_id } = message
  const locale = chooseLocale(message.locale)
  const content = await ctx.templates(template, locale, scope)
  return {
    _id: id,
    event_id: event.id,
    event_type: event.type,
    reference,
    template,
    channel: 'email',
    to,
    locale: locale.tag,
    ...content,
    created_at: ctx.now,
    look_at: sweepDueAfter(ctx.now),
    ...(reset_id === undefined ? {} : { reset_id }),
  }
}

/** Why a message is not sent: so many like it went to the address, or came from the client, that it may be a flood. */
async function refusalOf(ctx: Context, { template, to, client }: Message, cap: MailCap): Promise<string | null> {
  const after = (windowMs: number) => new Date(ctx.now.getTime() - windowMs)
  const since = after(CAP_WINDOW_MS)
  const mailbox = mailboxKey(to)
  const [sent, caused] = await Promise.all([
    listCapped(ctx.deliveries, { mailbox }, { template, since, limit: cap.recipient }),
    client === null ? 0 : countCausedBy(ctx.deliveries, client, { template, since, limit: cap.client }),
  ])
  const isOwed = async (owedSince: Date) => {
    if (sent.some((mail) => mail.to === to && mail.created_at > owedSince)) return false
    // As many as were read: there may be more of them, sent to other addresses of the mailbox.
    if (sent.length < cap.recipient) return true
    return (await listCapped(ctx.deliveries, { mailbox, to }, { template, since: owedSince, limit: 1 })).length === 0
  }
  return capReason(cap, {
    recipient: sent.length,
    recipientAndClient: client === null ? 0 : sent.filter((mail) => mail.client === client).length,
    client: caused,
    isOwed: cap.owedAfterMs !== undefined && (await isOwed(after(cap.owedAfterMs))),
  })
}

/** The delivery as it is stored: to be sent, or, beyond a cap, as one that staff can see and send. */
async function withinCaps(ctx: Context, message: Message, delivery: NewDelivery): Promise<NewDelivery> {
  const { _id: id, event_type: type, template } = delivery
  const cap = ctx.caps[template]
  if (!cap || !message.isCapped) return delivery
  const refusal = await refusalOf(ctx, message, cap)
  if (refusal === null) {
    return {
      ...delivery,
      mailbox: mailboxKey(message.to),
      ...(message.client === null ? {} : { client: message.client }),
    }
  }
  ctx.metrics.events.inc({ service: 'notification', type, outcome: 'capped' })
  ctx.log.warn({ delivery: id, template }, `not sent, ${refusal}`)
  const { look_at: _never, ...kept } = delivery
  return { ...kept, refusal }
}

/**
 * Creates the delivery of an event's message, once however often the event is consumed: the delivery is its own inbox
 * (docs/decisions/0002-outbox-and-inbox.md). `compose` returns null when there is no recipient.
 */
export async function createDelivery(
  ctx: Context,
  event: ConsumedEvent,
  compose: () => Promise<Message | null>,
): Promise<void> {
  const id = deliveryId(event.id, 'email', RECIPIENT)
  let delivery: Pick<Delivery, '_id' | 'look_at'> | null = await findDelivery(ctx.deliveries, id)
  if (!delivery) {
    const message = await compose()
    if (!message) return
    const rendered = await withinCaps(ctx, message, await render(ctx, event, id, message))
    delivery = rendered
    // Another process may have inserted it first. Then its job exists already, and the one added here does nothing.
    await insertDelivery(ctx.deliveries, rendered)
  }
  const { _id, look_at } = delivery
  if (look_at) await addJob(ctx, { _id, look_at })
}
