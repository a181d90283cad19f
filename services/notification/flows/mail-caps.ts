import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import {
  CAP_WINDOW_MS,
  CAPS_OF_CANCELLATIONS,
  type CapName,
  capOfSite,
  capReason,
  countedAs,
  mailboxKey,
  siteOfClient,
  templatesOf,
} from '../domain/mail-caps.ts'
import type { Message } from '../domain/message.ts'
import { countCausedBy, listCapped } from '../store/capped-mails.ts'
import type { Delivery } from '../store/delivery-model.ts'

/** What a mail is counted for. */
export function countedFor(name: CapName, { to, client }: Pick<Message, 'to' | 'client'>) {
  const site = siteOfClient(client)
  return {
    mailbox: countedAs(name, mailboxKey(to)),
    ...(client === null ? {} : { client: countedAs(name, client) }),
    ...(site === null ? {} : { site: countedAs(name, site) }),
  } satisfies Pick<Delivery, 'mailbox' | 'client' | 'site'>
}

/**
 * Why a message is not sent: so many like it went to the address, or came from the client, that it may be a flood. Null when it
 * is sent.
 */
export async function refusalOf(
  ctx: EventContext & Deps,
  name: CapName,
  message: Pick<Message, 'to' | 'client'>,
): Promise<string | null> {
  const cap = ctx.caps[name]
  if (!cap) return null
  const { to } = message
  const templates = templatesOf(name)
  const after = (windowMs: number) => new Date(ctx.now.getTime() - windowMs)
  const since = after(CAP_WINDOW_MS)
  const { mailbox, client = null, site = null } = countedFor(name, message)
  const [sent, caused, ofSite] = await Promise.all([
    listCapped(ctx.deliveries, { mailbox }, { templates, since, limit: cap.recipient }),
    client === null ? 0 : countCausedBy(ctx.deliveries, { client }, { templates, since, limit: cap.client }),
    site === null ? 0 : countCausedBy(ctx.deliveries, { site }, { templates, since, limit: capOfSite(cap) }),
  ])
  const isOwed = async (owedSince: Date) => {
    if (sent.some((mail) => mail.to === to && mail.created_at > owedSince)) return false
    if (sent.length < cap.recipient) return true
    // Anybody can have accounts made for as many addresses with a plus as they like; the mailbox has one without.
    if (to.toLowerCase() !== mailboxKey(to)) return false
    // As many as were read: there may be more of them, sent to other addresses of the mailbox.
    return (await listCapped(ctx.deliveries, { mailbox, to }, { templates, since: owedSince, limit: 1 })).length === 0
  }
  return capReason(cap, {
    recipient: sent.length,
    recipientAndClient: client === null ? 0 : sent.filter((mail) => mail.client === client).length,
    client: caused,
    recipientAndSite: site === null ? 0 : sent.filter((mail) => mail.site === site).length,
    site: ofSite,
    isOwed: cap.isOnce
      ? to.toLowerCase() === mailboxKey(to)
      : cap.owedAfterMs !== undefined && (await isOwed(after(cap.owedAfterMs))),
  })
}

const OF_PAID: ReadonlySet<string> = new Set(['order-confirmation', 'staff-new-order'] satisfies Message['template'][])

/** Whether the confirmation of a paid order, or what staff are told of it, waits, because so many orders like it were cancelled again. */
export async function mustWait(ctx: EventContext & Deps, message: Message): Promise<boolean> {
  if (!OF_PAID.has(message.template) || !ctx.cancellers.areKnown(message)) return false
  for (const name of CAPS_OF_CANCELLATIONS) if ((await refusalOf(ctx, name, message)) !== null) return true
  return false
}
