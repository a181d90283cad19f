import { createHash } from 'node:crypto'
import { keptEmail } from '@stoa/kit/values/email'
import type { Channel } from './channel.ts'
import type { Template } from './message.ts'
import type { QuietHours } from './quiet-hours.ts'

/** What messages are about. Of each, only what `Choices` has a place for is a customer's choice; the rest is owed to them. */
type Topic = 'orders' | 'account' | MailedTopic

const topics: Readonly<Record<Template, Topic | null>> = {
  'order-confirmation': 'orders',
  shipping: 'orders',
  'payment-received': 'orders',
  'order-cancelled': 'orders',
  'order-items-cancelled': 'orders',
  'order-refunded': 'orders',
  'withdrawal-received': 'orders',
  welcome: 'account',
  'email-verification': 'account',
  'password-reset': 'account',
  'password-changed': 'account',
  'new-sign-in': 'account',
  'phone-code': 'account',
  'back-in-stock': 'back_in_stock',
  'abandoned-cart': 'abandoned_cart',
  // To staff.
  'staff-new-order': null,
  'staff-low-stock': null,
  'webhook-disabled': null,
}

/** What is chosen, of each topic the channels that are a choice: of a customer, or, where it is mails, of an address. */
export interface Choices {
  orders?: { sms: boolean; push: boolean }
  back_in_stock?: { email: boolean }
  abandoned_cart?: { email: boolean }
}

/**
 * As long as nothing was chosen. Registering a device and asking for a mail are choices already; an SMS has to be asked for. A reminder
 * of a cart is advertising, for which somebody has to have said yes before (§ 7 (2) no. 2 UWG, article 13 (1) of directive 2002/58/EC).
 */
const FIRST = {
  orders: { sms: false, push: true },
  back_in_stock: { email: true },
  abandoned_cart: { email: false },
} as const

/** Topics whose mails are a choice. */
export const MAILED_TOPICS = ['back_in_stock', 'abandoned_cart'] as const
export type MailedTopic = (typeof MAILED_TOPICS)[number]

/** What is wanted. */
export interface Preferences {
  choices: Choices
  quiet_hours: QuietHours | null
}

export const NOTHING_CHOSEN: Preferences = { choices: {}, quiet_hours: null }

/** Who chooses for mails: the address, whoever has it, so that nobody has to sign in. It is kept nowhere as it is written. */
export const addressSubject = (email: string): string =>
  `eml_${createHash('sha256').update(keptEmail(email).toLowerCase()).digest('base64url')}`

/** Templates of messages about an order. */
export const ORDER_TEMPLATES = (Object.keys(topics) as Template[]).filter((template) => topics[template] === 'orders')

export const ordersOf = ({ choices }: Preferences) => choices.orders ?? FIRST.orders
export const mailChoiceOf = ({ choices }: Preferences, topic: MailedTopic) => choices[topic] ?? FIRST[topic]

/** Whether a message is wanted; undefined for what is no choice, and sent. */
export function isWanted(preferences: Preferences, template: Template, channel: Channel): boolean | undefined {
  const topic = topics[template]
  if (topic === 'orders' && channel !== 'email') return ordersOf(preferences)[channel]
  const mailed = mailedTopicOf(template)
  return mailed && channel === 'email' ? mailChoiceOf(preferences, mailed).email : undefined
}

/** Whether something is unwanted: that is honoured whatever else is forgotten of an address (GDPR, article 21 (3)). */
export const isOptOut = ({ choices }: Preferences): boolean =>
  MAILED_TOPICS.some((topic) => choices[topic]?.email === false)

/** The topic whose mails the one with this template is among, and which can be unsubscribed from; null for what is owed. */
export const mailedTopicOf = (template: Template): MailedTopic | null =>
  MAILED_TOPICS.find((topic) => topic === topics[template]) ?? null

/** Whether a mail waits until quiet hours are over: nobody is waiting for it. */
export const isMailHeldBack = (template: Template): boolean => topics[template] === 'abandoned_cart'

export const isSame = (one: Preferences, other: Preferences): boolean => JSON.stringify(one) === JSON.stringify(other)
