import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import {
  CAPS_OF_CANCELLATIONS,
  type CapName,
  capOfSite,
  capReason,
  countedAs,
  type MailCap,
  mailboxKey,
  siteOfClient,
  templatesOf,
} from '../domain/mail-caps.ts'
import type { Message } from '../domain/message.ts'
import { countCausedBy, listCapped } from '../store/capped-mails.ts'
import type { Delivery } from '../store/delivery-model.ts'
import { countedSince, erasedLike } from './counted-messages.ts'

type Party = Pick<Message, 'to' | 'client'>

/** What a mail is counted for. */
export function countedFor(name: CapName, { to, client }: Party) {
  const site = siteOfClient(client)
  return {
    mailbox: countedAs(name, mailboxKey(to)),
    ...(client === null ? {} : { client: countedAs(name, client) }),
    ...(site === null ? {} : { site: countedAs(name, site) }),
  } satisfies Pick<Delivery, 'mailbox' | 'client' | 'site'>
}

/** Messages like one, of the last 24 hours, those that were erased among them. */
async function countFor(ctx: EventContext & Deps, name: CapName, cap: MailCap, message: Party) {
  const templates = templatesOf(name)
  const since = countedSince(ctx.now)
  const counted = countedFor(name, message)
  const { mailbox, client = null, site = null } = counted
  const limits = { recipient: cap.recipient, client: cap.client, site: capOfSite(cap) }
  const limit = limits.recipient + limits.client + limits.site
  const [kept, caused, ofSite, erased] = await Promise.all([
    listCapped(ctx.deliveries, { mailbox }, { templates, since, limit: limits.recipient }),
    client === null ? 0 : countCausedBy(ctx.deliveries, { client }, { templates, since, limit: limits.client }),
    site === null ? 0 : countCausedBy(ctx.deliveries, { site }, { templates, since, limit: limits.site }),
    erasedLike(ctx, { ...counted, to: message.to }, { templates, since, limit }),
  ])
  const sent = [
    ...kept.map((mail) => ({
      isSameAddress: mail.to === message.to,
      isOfClient: client !== null && mail.client === client,
      isOfSite: site !== null && mail.site === site,
      created_at: mail.created_at,
    })),
    ...erased.flatMap(({ isSame, isSameAddress, created_at }) =>
      isSame.mailbox ? [{ isSameAddress, isOfClient: isSame.client, isOfSite: isSame.site, created_at }] : [],
    ),
  ]
  return {
    sent,
    client: caused + erased.filter(({ isSame }) => isSame.client).length,
    site: ofSite + erased.filter(({ isSame }) => isSame.site).length,
    /** Whether the address itself got one after a moment. */
    async hasHad(after: Date): Promise<boolean> {
      if (sent.some(({ isSameAddress, created_at }) => isSameAddress && created_at > after)) return true
      if (kept.length < limits.recipient) return false
      // As many as were read: there may be more of them, sent to other addresses of the mailbox.
      const window = { templates, since: after, limit: 1 }
      return (await listCapped(ctx.deliveries, { mailbox, to: message.to }, window)).length > 0
    },
  }
}

type Counted = Awaited<ReturnType<typeof countFor>>

/** Whether an address is sent the next message whatever its mailbox got. */
async function isOwed({ now }: EventContext, cap: MailCap, to: string, { sent, hasHad }: Counted): Promise<boolean> {
  if (cap.owedAfterMs === undefined) return false
  // Anybody can have accounts made for as many addresses with a plus as they like; the mailbox has one without.
  const isWhole = to.toLowerCase() === mailboxKey(to)
  if (!isWhole && (cap.isOnce || sent.length >= cap.recipient)) return false
  return !(await hasHad(new Date(now.getTime() - cap.owedAfterMs)))
}

/**
 * Why a message is not sent: so many like it went to the address, or came from the client, that it may be a flood. Null when it
 * is sent.
 */
export async function refusalOf(ctx: EventContext & Deps, name: CapName, message: Party): Promise<string | null> {
  const cap = ctx.caps[name]
  if (!cap) return null
  const counted = await countFor(ctx, name, cap, message)
  const { sent, client, site } = counted
  return capReason(cap, {
    recipient: sent.length,
    recipientAndClient: sent.filter(({ isOfClient }) => isOfClient).length,
    client,
    recipientAndSite: sent.filter(({ isOfSite }) => isOfSite).length,
    site,
    isOwed: await isOwed(ctx, cap, message.to, counted),
  })
}

const OF_PAID: ReadonlySet<string> = new Set(['order-confirmation', 'staff-new-order'] satisfies Message['template'][])

/** Whether the confirmation of a paid order, or what staff are told of it, waits, because so many orders like it were cancelled again. */
export async function mustWait(ctx: EventContext & Deps, message: Message): Promise<boolean> {
  if (!OF_PAID.has(message.template) || !ctx.cancellers.areKnown(message)) return false
  for (const name of CAPS_OF_CANCELLATIONS) if ((await refusalOf(ctx, name, message)) !== null) return true
  return false
}
