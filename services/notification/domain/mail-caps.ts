import type { Template } from './message.ts'

/** Mails of one template in 24 hours: to one address, and caused by one client that has not paid. */
export interface MailCap {
  recipient: number
  client: number
}

export const CAP_WINDOW_MS = 86_400_000

/**
 * What strangers can have us send: anybody may order under somebody else's address. Far more than a buyer needs, and far
 * less than it takes to flood a mailbox. Mails that staff cause have no cap.
 */
export const MAIL_CAPS: Readonly<Partial<Record<Template, MailCap>>> = {
  'order-confirmation': { recipient: 20, client: 60 },
  'order-cancelled': { recipient: 20, client: 60 },
  welcome: { recipient: 5, client: 20 },
  'password-reset': { recipient: 10, client: 20 },
}

/** Whose mailbox it is: most servers take no notice of case, and of what stands between plus and at. */
export function mailboxKey(address: string): string {
  const at = address.lastIndexOf('@')
  const [local = ''] = address.slice(0, at).split('+')
  return `${local}${address.slice(at)}`.toLowerCase()
}

/** Why a message is not sent, after so many others of its template; null when it is. */
export function capReason(cap: MailCap, sent: { recipient: number; client: number }): string | null {
  if (sent.recipient >= cap.recipient) return `capped: ${cap.recipient} of these mails went to the address in 24 hours`
  if (sent.client >= cap.client) return `capped: the client caused ${cap.client} of these mails in 24 hours`
  return null
}
