import type { EventContext } from '@stoa/kit/events/inbox'
import type { Deps } from '../context.ts'
import { CAP_WINDOW_MS, capOfSite, capReason, mailboxKey, siteOfClient } from '../domain/mail-caps.ts'
import type { Message } from '../domain/message.ts'
import { countCausedBy, listCapped } from '../store/capped-mails.ts'

/**
 * Why a message is not sent: so many like it went to the address, or came from the client, that it may be a flood. Null when it
 * is sent.
 */
export async function refusalOf(ctx: EventContext & Deps, message: Message): Promise<string | null> {
  const { template, to, client } = message
  const cap = ctx.caps[template]
  if (!cap) return null
  const after = (windowMs: number) => new Date(ctx.now.getTime() - windowMs)
  const since = after(CAP_WINDOW_MS)
  const mailbox = mailboxKey(to)
  const site = siteOfClient(client)
  const [sent, caused, ofSite] = await Promise.all([
    listCapped(ctx.deliveries, { mailbox }, { template, since, limit: cap.recipient }),
    client === null ? 0 : countCausedBy(ctx.deliveries, { client }, { template, since, limit: cap.client }),
    site === null ? 0 : countCausedBy(ctx.deliveries, { site }, { template, since, limit: capOfSite(cap) }),
  ])
  const isOwed = async (owedSince: Date) => {
    if (sent.some((mail) => mail.to === to && mail.created_at > owedSince)) return false
    if (sent.length < cap.recipient) return true
    // Anybody can have accounts made for as many addresses with a plus as they like; the mailbox has one without.
    if (to.toLowerCase() !== mailbox) return false
    // As many as were read: there may be more of them, sent to other addresses of the mailbox.
    return (await listCapped(ctx.deliveries, { mailbox, to }, { template, since: owedSince, limit: 1 })).length === 0
  }
  return capReason(cap, {
    recipient: sent.length,
    recipientAndClient: client === null ? 0 : sent.filter((mail) => mail.client === client).length,
    client: caused,
    recipientAndSite: site === null ? 0 : sent.filter((mail) => mail.site === site).length,
    site: ofSite,
    isOwed: cap.isOnce
      ? to.toLowerCase() === mailbox
      : cap.owedAfterMs !== undefined && (await isOwed(after(cap.owedAfterMs))),
  })
}
