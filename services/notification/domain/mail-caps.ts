import { siteOfNetwork } from '@stoa/kit/values/network'
import type { Template } from './message.ts'

const MINUTE_MS = 60_000
export const CAP_WINDOW_MS = 24 * 60 * MINUTE_MS

/** Templates of which those about orders that had been paid are counted apart: strangers without money do not use up their cap. */
type PaidTemplate = 'order-cancelled' | 'withdrawal-received'

const PAID = 'paid-'

/** SMS of any template that tell an account something. */
const NEWS_BY_SMS = 'sms-news'
const OF_NEWS = [
  'shipping',
  'order-cancelled',
  'order-items-cancelled',
  'order-refunded',
] as const satisfies readonly Template[]

/** Messages that are counted together: mails of a template, apart those about what had been paid, and SMS that are no codes. */
export type CapName =
  | Exclude<
      Template,
      'payment-received' | 'shipping' | 'order-items-cancelled' | 'order-refunded' | 'abandoned-cart' | 'phone-code'
    >
  | `${typeof PAID}${PaidTemplate}`
  | typeof NEWS_BY_SMS

const isOfPaid = (name: CapName): name is `${typeof PAID}${PaidTemplate}` => name.startsWith(PAID)

export function templatesOf(name: CapName): readonly Template[] {
  if (name === NEWS_BY_SMS) return OF_NEWS
  return isOfPaid(name) ? [name.slice(PAID.length) as PaidTemplate] : [name]
}

/** What a mailbox, a number or a client is counted as. */
export function countedAs(name: CapName, key: string): string {
  if (name === NEWS_BY_SMS) return `sms ${key}`
  return isOfPaid(name) ? `paid ${key}` : key
}

/**
 * Messages of one name in 24 hours. A client is a network or a customer. The cap of one client and one mailbox is the first
 * to be reached, so that a stranger uses up their own and not what is left to the mailbox's owner.
 */
export interface MailCap {
  /** To one mailbox, caused by one client. */
  recipientAndClient: number
  /** To one mailbox, whoever causes them. */
  recipient: number
  /** Caused by one client, to whomever. Whole offices and mobile networks may share one. */
  client: number
  /**
   * After so long without one, the next to an address is sent whatever its mailbox got: its owner may be waiting for it. To an
   * address with a plus only while the mailbox has not reached its cap.
   */
  owedAfterMs?: number
  /** An address gets one in its life, unless its account is erased and made anew. To one with a plus none is owed. */
  isOnce?: boolean
}

/**
 * How many times what one client may cause, all networks of one IPv6 /48 may: one subscriber may have them all. To one mailbox it is
 * less than the mailbox may get, so that no site uses up what is left to the mailbox's owner.
 */
const SITE_CLIENTS = 4
const SITE_CLIENTS_OF_MAILBOX = 2

/**
 * What strangers can have us send: anybody may order, register or request a link under somebody else's address. Far more than
 * a buyer needs, and far less than it takes to flood a mailbox. Mails that staff cause have no cap. The confirmation of a paid
 * order is neither capped nor counted: whoever has many paid orders confirmed and cancels them meets the cap of cancellations,
 * and beyond that their confirmations wait (`CONFIRMATION_WAITS_MS`).
 */
export const MAIL_CAPS: Readonly<Partial<Record<CapName, MailCap>>> = {
  'order-confirmation': { recipientAndClient: 20, recipient: 60, client: 60 },
  'order-cancelled': { recipientAndClient: 20, recipient: 60, client: 60 },
  'paid-order-cancelled': { recipientAndClient: 20, recipient: 60, client: 60, owedAfterMs: 30 * MINUTE_MS },
  // A few for each order. A buyer has a right to the receipt, so that of a paid order has no cap where it goes to the order's address.
  'withdrawal-received': { recipientAndClient: 20, recipient: 60, client: 60, owedAfterMs: 30 * MINUTE_MS },
  'paid-withdrawal-received': { recipientAndClient: 20, recipient: 60, client: 120, owedAfterMs: 30 * MINUTE_MS },
  welcome: { recipientAndClient: 5, recipient: 20, client: 60, owedAfterMs: 60 * MINUTE_MS, isOnce: true },
  // The user service mails an account five in a day. A mailbox may have many accounts, with a plus.
  'email-verification': { recipientAndClient: 5, recipient: 10, client: 60, owedAfterMs: 60 * MINUTE_MS },
  // A link is good for an hour: whoever requests one in vain has one that is good for half an hour yet.
  'password-reset': { recipientAndClient: 10, recipient: 30, client: 60, owedAfterMs: 30 * MINUTE_MS },
  // Each was asked for, by whoever knows the address; many of one office may wait for the same thing.
  'back-in-stock': { recipientAndClient: 20, recipient: 40, client: 200 },
  // While nobody has shown to own the mailbox. An owner who has is told of every change.
  'password-changed': { recipientAndClient: 5, recipient: 10, client: 60, owedAfterMs: 60 * MINUTE_MS },
  // The same. Whoever signs in to accounts under other addresses of the mailbox does not keep the owner of one from its mail.
  'new-sign-in': { recipientAndClient: 10, recipient: 10, client: 60, owedAfterMs: 60 * MINUTE_MS },
  // Of unpaid ones, to each of up to ten addresses. Beyond it one an hour, so that staff see that there are more.
  'staff-new-order': { recipientAndClient: 20, recipient: 200, client: 500, owedAfterMs: 60 * MINUTE_MS },
  'staff-low-stock': { recipientAndClient: 100, recipient: 100, client: 100 },
  // Each costs the shop money: more than anybody's parcels of a day, whatever is found to cause them with. The client is the account.
  'sms-news': { recipientAndClient: 10, recipient: 10, client: 10 },
}

/** Caps that who orders and cancels under somebody else's address reaches. */
export const CAPS_OF_CANCELLATIONS = ['paid-order-cancelled', 'order-cancelled'] as const satisfies readonly CapName[]

/**
 * How long the confirmation of a paid order waits where one of these caps is reached: then it is sent unless the order was
 * cancelled meanwhile. So none that stands is without its confirmation, and a flood needs money that stays away for so long.
 */
export const CONFIRMATION_WAITS_MS = 60 * MINUTE_MS

/** Whose mailbox it is: most servers take no notice of case, and of what stands between plus and at. A number is its own. */
export function mailboxKey(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 0) return address
  const [local = ''] = address.slice(0, at).split('+')
  return `${local}${address.slice(at)}`.toLowerCase()
}

export const capOfSite = ({ client }: MailCap) => client * SITE_CLIENTS

/** The /48 around a client; null where the client is no IPv6 network. */
export const siteOfClient = (client: string | null) => (client === null ? null : siteOfNetwork(client))

/** Mails of its template so far: of the last 24 hours, and whether its address got one of late. */
export interface MailsSent {
  recipientAndClient: number
  recipient: number
  client: number
  /** Of the site around the client: to the mailbox, and to whomever. */
  recipientAndSite: number
  site: number
  isOwed: boolean
}

/** Whether a delivery has failed because of a cap. */
export const wasCapped = ({ status, last_error }: { status: string; last_error: string | null }): boolean =>
  status === 'failed' && last_error?.startsWith('capped: ') === true

/** Why a message is not sent, after so many others of its template; null when it is. */
export function capReason(cap: MailCap, sent: MailsSent): string | null {
  if (sent.client >= cap.client) return `capped: the client caused ${cap.client} of these messages in 24 hours`
  if (sent.site >= capOfSite(cap))
    return `capped: the networks of one /48 caused ${capOfSite(cap)} of these messages in 24 hours`
  if (sent.isOwed) return null
  if (sent.recipientAndClient >= cap.recipientAndClient)
    return `capped: the client caused ${cap.recipientAndClient} of these messages to the address in 24 hours`
  const ofMailbox = cap.recipientAndClient * SITE_CLIENTS_OF_MAILBOX
  if (sent.recipientAndSite >= ofMailbox)
    return `capped: the networks of one /48 caused ${ofMailbox} of these messages to the address in 24 hours`
  if (sent.recipient >= cap.recipient)
    return `capped: ${cap.recipient} of these messages went to the address in 24 hours`
  return null
}
