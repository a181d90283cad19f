import { isProblem } from '@stoa/kit/calls/client'
import { callOptions } from '@stoa/kit/contract/context'
import { listPage } from '@stoa/kit/contract/list-page'
import { userOf } from '@stoa/kit/security/principal'
import { readEmail } from '@stoa/kit/values/email'
import { DomainError, invalidField, notFound } from '@stoa/kit/values/problem'
import { timeZone } from '@stoa/kit/values/time-zone'
import type { Handler, NotificationContext } from '../context.ts'
import {
  addressSubject,
  MAILED_TOPICS,
  type MailedTopic,
  mailChoiceOf,
  NOTHING_CHOSEN,
  ordersOf,
  type Preferences,
} from '../domain/preferences.ts'
import type { QuietHours } from '../domain/quiet-hours.ts'
import { openUnsubscribeToken } from '../flows/unsubscribe-token.ts'
import type { PreferenceChange } from '../store/preference-changes.ts'
import { listSubscriptions } from '../store/push-subscriptions.ts'

/** Where something was chosen, when nobody says. */
const UNNAMED_SOURCE = 'api'

/** The customer who asks, and what stands for the address of the account. */
async function ownerOf(ctx: NotificationContext) {
  const userId = userOf(ctx.principal)
  if (userId === null) throw new DomainError('unauthenticated')
  try {
    const contact = await ctx.clients.user.readContact({ params: { userId } }, callOptions(ctx))
    return {
      userId,
      address: addressSubject(contact.email),
      isPhoneVerified: Boolean(contact.verified_phone),
      // A user service of an earlier build says both by one.
      isAddressVerified: contact.is_address_verified ?? contact.is_owner_proven,
    }
  } catch (error) {
    if (isProblem(error, 'not_found')) throw notFound('The account')
    throw error
  }
}

type Owner = Awaited<ReturnType<typeof ownerOf>>

function readQuietHours(given: QuietHours | null): QuietHours | null {
  if (given === null) return null
  const time_zone = timeZone(given.time_zone)
  if (time_zone === null) throw invalidField('/quiet_hours/time_zone', 'unknown', 'There is no such time zone.')
  if (given.starts_at === given.ends_at) {
    throw invalidField('/quiet_hours/ends_at', 'range', 'Quiet hours end at another time than they begin.')
  }
  return { starts_at: given.starts_at, ends_at: given.ends_at, time_zone }
}

/** Whether each channel would reach the customer. */
async function channelsOf(ctx: NotificationContext, { userId, isPhoneVerified, isAddressVerified }: Owner) {
  const { sms, push } = ctx.senders
  const devices = await listSubscriptions(ctx.subscriptions, userId, { after: null, back: false, limit: 0 })
  const phone = isPhoneVerified ? ('ready' as const) : ('unverified' as const)
  const device = devices.length > 0 ? ('ready' as const) : ('no_device' as const)
  const email = isAddressVerified ? ('ready' as const) : ('unverified' as const)
  return { email, sms: sms ? phone : ('off' as const), push: push ? device : ('off' as const) }
}

async function present(ctx: NotificationContext, owner: Owner) {
  const [own, ofAddress, channels] = await Promise.all([
    ctx.preferences.read(owner.userId),
    ctx.preferences.read(owner.address),
    channelsOf(ctx, owner),
  ])
  const times = [own, ofAddress].flatMap((held) => held?.at.toISOString() ?? [])
  return {
    choices: {
      orders: ordersOf(own ?? NOTHING_CHOSEN),
      back_in_stock: mailChoiceOf(ofAddress ?? NOTHING_CHOSEN, 'back_in_stock'),
      abandoned_cart: mailChoiceOf(ofAddress ?? NOTHING_CHOSEN, 'abandoned_cart'),
    },
    channels,
    quiet_hours: own?.quiet_hours ?? null,
    changed_at: times.sort().at(-1) ?? null,
  }
}

export const getNotificationPreferences: Handler<'getNotificationPreferences'> = async (_input, ctx) => ({
  status: 200,
  body: await present(ctx, await ownerOf(ctx)),
})

export const setNotificationPreferences: Handler<'setNotificationPreferences'> = async ({ body }, ctx) => {
  const { choices: { orders, ...mails } = {}, source = UNNAMED_SOURCE } = body
  const quietHours = body.quiet_hours === undefined ? undefined : readQuietHours(body.quiet_hours)
  const owner = await ownerOf(ctx)
  // Anybody can register an address; its owner alone chooses for it.
  const ofMails = MAILED_TOPICS.filter((topic) => mails[topic])
  if (ofMails.length > 0 && !owner.isAddressVerified) {
    throw new DomainError(
      'invalid_state',
      'Mails can be chosen once a link that was mailed to the address has been used.',
    )
  }
  const made = { source, at: ctx.now, customer_id: owner.userId }
  if (orders || quietHours !== undefined) {
    await ctx.preferences.add(owner.userId, {
      ...made,
      change: (held) => ({
        choices: orders ? { orders: { ...ordersOf(held), ...orders } } : held.choices,
        quiet_hours: quietHours === undefined ? held.quiet_hours : quietHours,
      }),
    })
  }
  if (ofMails.length > 0) {
    const change = (held: Preferences) => {
      const chosen = ofMails.map((topic) => [topic, { ...mailChoiceOf(held, topic), ...mails[topic] }] as const)
      return { choices: { ...held.choices, ...Object.fromEntries(chosen) }, quiet_hours: null }
    }
    await ctx.preferences.add(owner.address, { ...made, change })
  }
  return { status: 200, body: await present(ctx, owner) }
}

function unsubscribingOf({ secret }: NotificationContext, token: string) {
  const unsubscribing = openUnsubscribeToken(secret, token)
  if (!unsubscribing) throw notFound('This link')
  return unsubscribing
}

const presentUnsubscription = (topic: MailedTopic, held: PreferenceChange | undefined) => ({
  topic,
  unsubscribed: !mailChoiceOf(held ?? NOTHING_CHOSEN, topic).email,
  changed_at: held?.at.toISOString() ?? null,
})

export const getUnsubscription: Handler<'getUnsubscription'> = async ({ params }, ctx) => {
  const { topic, subject } = unsubscribingOf(ctx, params.token)
  return { status: 200, body: presentUnsubscription(topic, await ctx.preferences.read(subject)) }
}

export const setUnsubscription: Handler<'setUnsubscription'> = async ({ params, body }, ctx) => {
  const { topic, subject } = unsubscribingOf(ctx, params.token)
  const { unsubscribed, source = UNNAMED_SOURCE } = body
  const change = ({ choices }: Preferences) => ({
    choices: { ...choices, [topic]: { email: !unsubscribed } },
    quiet_hours: null,
  })
  // Nobody is kept from unsubscribing.
  const held = await ctx.preferences.add(subject, { change, source, at: ctx.now, isAlways: unsubscribed })
  return { status: 200, body: presentUnsubscription(topic, held) }
}

export const listConsents: Handler<'listConsents'> = async ({ query }, ctx) => {
  const { reference } = query
  const isAddress = readEmail(reference) !== null
  const subject = isAddress ? addressSubject(reference) : reference
  const body = await listPage(ctx, query, {
    list: `consents ${subject}`,
    read: (from) => ctx.preferences.list(subject, from),
    keyOf: ({ _id }) => _id,
    present: ({ _id, choices, quiet_hours, source, at, customer_id = null }) => ({
      ...{ id: _id.replace(' ', '.'), customer_id: isAddress ? customer_id : subject },
      ...{ choices, quiet_hours, source, at: at.toISOString() },
    }),
  })
  return { status: 200, body }
}
