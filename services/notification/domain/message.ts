import type { Money } from '@stoa/kit/values/money'
import { siteOfNetwork } from '@stoa/kit/values/network'
import { oneLine } from '@stoa/kit/values/visible-text'
import { addressLines } from './address-lines.ts'
import { deviceOf } from './device-name.ts'
import type { CapName } from './mail-caps.ts'
import type { Order } from './order.ts'
import { nameToGreet, oneLineTexts, webLink, withoutLinks, withoutNumbers } from './plain-text.ts'

export const templates = [
  'order-confirmation',
  'payment-received',
  'shipping',
  'order-cancelled',
  'order-items-cancelled',
  'order-refunded',
  'withdrawal-received',
  'welcome',
  'email-verification',
  'password-reset',
  'password-changed',
  'new-sign-in',
  'back-in-stock',
  'abandoned-cart',
  'webhook-disabled',
  'staff-new-order',
  'staff-low-stock',
  'phone-code',
] as const
export type Template = (typeof templates)[number]

/** What is sent by SMS alone. */
export const WITHOUT_MAIL: ReadonlySet<Template> = new Set(['phone-code'])

/** Mails that say something without their link, too: the page that an empty one leads to says how to get another. */
export const SENT_WITHOUT_LINK: ReadonlySet<Template> = new Set(['welcome'])

/** A message to one recipient before its template is rendered. */
export interface Message {
  template: Template
  to: string
  /** The locale the recipient chose, as stored; not validated. */
  locale: string
  /** Id of the order or user it is about. */
  reference: string
  /** The variables its template may use. */
  scope: Record<string, unknown>
  /** Who caused it, for the caps; null when that is not known. */
  client: string | null
  /** The cap that applies to it and counts it; null for what costs something to cause, and what staff cause. */
  cap: CapName | null
  /** Page of the storefront that a push leads to. */
  path?: string
  /** The password reset whose token is put in when the mail is sent. */
  reset_id?: string
  /** The same of the verification of an e-mail address. */
  email_verification_id?: string
  /** Whose choices apply to it, where it is no mail; of a mail their quiet hours, where it waits for those. */
  customer_id?: string
  /** The cart that a reminder is of, which has to be as it was when the mail is sent. */
  cart?: { id: string; version: number }
  /** The verification of a phone number whose code is put in when the SMS is sent. */
  verification_id?: string
}

/**
 * Stands for a token in everything that is stored. Deliveries are kept and staff read them, so the token that opens an account
 * is in the mail alone (docs/decisions/0024-the-token-of-a-mailed-link-is-computed.md). With the id of what it is of, so that
 * nobody can have written it into the name of an account or into a template beforehand.
 */
const tokenMark = (id: string) => `token-of-${id}`

export const insertToken = (text: string, token: string, id: string): string => text.replaceAll(tokenMark(id), token)

/** Whether prices include tax: then the other amounts add up to the total without it. */
const isTaxIncluded = ({ subtotal, shipping_total, tax_total, total }: Order) =>
  tax_total.amount > 0 && subtotal.amount + shipping_total.amount + tax_total.amount > total.amount

/** Without links: buyers wrote the address, or whoever sends a stranger an advertisement. */
const linesOf = (address: NonNullable<Order['shipping_address']>) =>
  addressLines(address).map((line) => withoutLinks(line))

/** A message about an order to its buyer; `more` holds the variables that only this template uses. */
export function orderMessage(
  template: Template,
  order: Order,
  cap: CapName | null,
  more: Record<string, unknown> = {},
): Message {
  const { email: to, locale, id: reference } = order
  const name = nameToGreet(order.shipping_address?.name ?? null)
  const address = order.shipping_address
  const shipping_address = address && { lines: linesOf(address), country: address.country }
  const shown = { ...oneLineTexts(order), shipping_address, tax_included: isTaxIncluded(order) }
  const scope = { order: shown, name, ...more }
  return { template, to, locale, reference, scope, client: order.client, cap }
}

/** Of a paid order it is always sent; that of one that a stranger pays and cancels again and again is held back for a while. */
export const confirmationOf = (order: Order): Message =>
  orderMessage('order-confirmation', order, order.is_unpaid ? 'order-confirmation' : null)

/** What an order comes to without items that were cancelled, in minor units. */
const dueOf = ({ total, cancelled }: Order): number => total.amount - (cancelled?.amount ?? 0)

/**
 * The money of an order that was placed without any; null where none came now, as the mail about the cancelled items tells of it, and where the event
 * is of before and does not say how much has come.
 */
export function paymentReceivedOf(order: Order, event: { amount?: Money; rest_waived?: boolean }): Message | null {
  const { amount, rest_waived } = event
  if (!amount || rest_waived) return null
  const missing = dueOf(order) - amount.amount
  const rest = missing > 0 ? { ...order.total, amount: missing } : null
  return orderMessage('payment-received', order, null, { amount, rest })
}

/** Who paid and cancels has their money back, so that cost nothing either. What staff cancel has no cap. */
export function cancellationOf(order: Order): Message {
  const capOfPaid = order.is_cancelled_by_buyer ? 'paid-order-cancelled' : null
  return orderMessage('order-cancelled', order, order.is_unpaid ? 'order-cancelled' : capOfPaid)
}

/** By staff. Undefined when the order does not have this cancellation (yet). */
export function itemsCancelledOf(order: Order, cancellationId: string): Message | undefined {
  const found = order.cancellations?.find(({ id }) => id === cancellationId)
  if (!found) return undefined
  const { amount, lines } = found
  const left = dueOf(order)
  const rest = order.is_unpaid ? 0 : (order.outstanding?.amount ?? 0)
  const cancellation = {
    amount,
    reason: withoutLinks(oneLine(found.reason ?? '')),
    is_refunded: found.is_refunded && !order.is_unpaid && rest === 0,
    to_pay: order.is_unpaid && left > 0 ? { ...amount, amount: left } : null,
    rest: rest > 0 ? { ...amount, amount: rest } : null,
    lines: lines.map((line) => oneLineTexts(line)),
  }
  return orderMessage('order-items-cancelled', order, null, { cancellation })
}

/** By staff: what goes back because an order was cancelled has no mail of its own. */
export const refundOf = (order: Order, amount: Money): Message =>
  orderMessage('order-refunded', order, null, { amount })

/** Whom a receipt goes to: the address that was given with the declaration, or that of the order. */
export type ReceiptTo = 'declared' | 'order'

/**
 * The receipt of a withdrawal: what was declared and when. Undefined when the order does not have this one (yet); null where the
 * order's address is the one that was given, and has it. What a stranger may have written holds no link, and to an address that is not the order's
 * no telephone number; that of the order has all of it.
 */
export function withdrawalOf(order: Order, withdrawalId: string, to: ReceiptTo): Message | null | undefined {
  const found = order.withdrawals?.find(({ id }) => id === withdrawalId)
  if (!found) return undefined
  const { email, received_at, declared_on = null, lines } = found
  const isOwn = email.toLowerCase() === order.email.toLowerCase()
  if (to === 'order' && isOwn) return null
  const written = [found.name, found.text ?? ''].map((line) => withoutLinks(oneLine(line)))
  const isOthers = to === 'declared' && !isOwn && !declared_on
  const [name, text] = isOthers ? written.map(withoutNumbers) : written
  const withdrawal = { received_at, declared_on, email, name, text, lines: lines.map((line) => oneLineTexts(line)) }
  const capOfPaid = to === 'order' || isOwn ? null : 'paid-withdrawal-received'
  const cap = order.is_unpaid ? 'withdrawal-received' : capOfPaid
  const message = orderMessage('withdrawal-received', order, cap, { withdrawal })
  return to === 'order' ? message : { ...message, to: email }
}

/** Null when the order does not have this fulfilment (yet). */
export function shippingOf(order: Order, fulfilmentId: string): Message | null {
  const found = order.fulfilments.find((fulfilment) => fulfilment.id === fulfilmentId)
  if (!found) return null
  const fulfilment = { ...oneLineTexts(found), tracking_url: webLink(found.tracking_url) }
  return orderMessage('shipping', order, null, { fulfilment })
}

interface Contact {
  user_id: string
  email: string
  name: string | null
  locale: string
}

interface NamedKey {
  name: string
  /** The part of the key that lists show. */
  hint: string
  is_revoked: boolean
}

/** A message about an account to its owner; `client` is who caused it, null for the owner. */
function accountMessage(
  template: Template,
  contact: Contact,
  { cap, client }: Pick<Message, 'cap' | 'client'>,
  more: Record<string, unknown> = {},
): Message {
  const { email: to, locale, user_id: reference } = contact
  return {
    template,
    to,
    locale,
    reference,
    client,
    cap,
    scope: { name: nameToGreet(contact.name), ...more },
  }
}

/** What has the link that verifies an address, where there is one. */
const linkTo = (id: string | null) =>
  id === null
    ? { more: { token: null }, held: {} }
    : { more: { token: tokenMark(id) }, held: { email_verification_id: id } }

type Welcomed = Contact & {
  registered_by: string | null
  /** Absent from a user service of an earlier build. */
  email_verification_id?: string | null
}

/** Anybody may register somebody else's address. Sent without a link, too: where it has been used by then, say. */
export function welcomeOf(contact: Welcomed): Message {
  const { registered_by: client, email_verification_id: id = null } = contact
  const { more, held } = linkTo(id)
  return { ...accountMessage('welcome', contact, { cap: 'welcome', client }, more), ...held }
}

/** Whoever has registered somebody else's address may ask for links to it. */
export function emailVerificationOf(contact: Contact & { client: string | null }, id: string): Message {
  const { more, held } = linkTo(id)
  const { client } = contact
  return { ...accountMessage('email-verification', contact, { cap: 'email-verification', client }, more), ...held }
}

/**
 * The owner is always told; a stranger may have registered the address and change the password all day, also when the owner has verified
 * it, whose press of a button takes no password away.
 */
type PasswordChanged = Contact & {
  api_keys: readonly NamedKey[]
  /** Absent from a user service of an earlier build, like the next. */
  is_address_verified?: boolean
  is_owner_proven?: boolean
  signed_in_from?: string | null
}

/** With the API keys of the account: they may be those of whoever had stolen a session. */
export function passwordChangedOf(contact: PasswordChanged): Message {
  const shown = contact.api_keys.map(({ name, hint, is_revoked }) => ({
    text: `${withoutLinks(oneLine(name))} (${hint})`,
    is_revoked,
  }))
  const textsOf = (isRevoked: boolean) => shown.flatMap((key) => (key.is_revoked === isRevoked ? [key.text] : []))
  const keys = { revoked: textsOf(true), kept: textsOf(false) }
  const { is_owner_proven: isProven = true, is_address_verified: isVerified = false, signed_in_from } = contact
  // Of a verified address no client is counted: who changes passwords of many accounts does not keep it from being told.
  const client = isVerified ? null : (signed_in_from ?? null)
  return accountMessage('password-changed', contact, { cap: isProven ? null : 'password-changed', client }, { keys })
}

type SignIn = Contact & {
  is_owner_proven: boolean
  signed_in_at: string
  user_agent: string | null
  network: string | null
}

/** Enough to know one's own by: the first three parts of an IPv4 address, or the /48 of an IPv6 one. */
const roughly = (network: string) => siteOfNetwork(network) ?? network.replace(/\.[0-9]+$/, '.*')

/**
 * The owner is always told: the user service says when it is enough. While nobody has shown to own the mailbox, a stranger may have
 * registered it, and sign in from many networks. No client is counted: who signs in to many accounts does not keep it from one.
 */
export function newSignInOf(signIn: SignIn): Message {
  const { network, user_agent, signed_in_at: at, is_owner_proven: isProven } = signIn
  const more = { at, device: deviceOf(user_agent), network: network === null ? null : roughly(network) }
  return accountMessage('new-sign-in', signIn, { cap: isProven ? null : 'new-sign-in', client: null }, more)
}

/** Anybody may request a link for somebody else's address. */
export function passwordResetOf(contact: Contact & { client: string | null }, resetId: string): Message {
  const { client } = contact
  const token = tokenMark(resetId)
  return {
    ...accountMessage('password-reset', contact, { cap: 'password-reset', client }, { token }),
    reset_id: resetId,
  }
}

/** The code for a phone number, to that number. Who may have one sent is limited by the user service, which knows who asks. */
export function phoneCodeOf(
  { user_id: reference, phone: to, locale }: { user_id: string; phone: string; locale: string },
  verificationId: string,
): Message {
  const token = tokenMark(verificationId)
  const verification_id = verificationId
  return {
    template: 'phone-code',
    to,
    locale,
    reference,
    scope: { code: token },
    client: null,
    cap: null,
    verification_id,
  }
}
