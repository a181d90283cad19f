import {
  type ConfigOf,
  flag,
  integer,
  list,
  optional,
  optionalEmail,
  optionalUrl,
  type Setting,
  text,
  timeZone,
  url,
} from '@stoa/kit/process/config'
import { SHORTEST_DAYS } from './domain/delivery.ts'
import { SHORTEST_EVENT_DAYS } from './domain/feed-order.ts'
import { isMailbox } from './domain/plain-text.ts'
import { type BodyTemplate, parseBodyTemplate, parseHeader, parseSuccessRule } from './domain/sms-request.ts'
import { parseDkimKey, parseDnsName } from './mail/dkim.ts'
import type { Mailbox } from './mail/mailer.ts'
import { parseServiceAccount } from './push/service-account.ts'
import { SMS_PROVIDERS, type SmsProviderName } from './sms/provider.ts'

/** `Name <address>` or a bare address. */
function parseMailFrom(value: string): Mailbox {
  const [, named = '', address = value.trim()] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(value.trim()) ?? []
  const name = named.trim().replace(/^"|"$/g, '') || null
  if (!isMailbox(address)) throw new Error('is neither an e-mail address nor of the form Name <address>')
  return { name, address }
}

// Customers must not get mail from, or links to, a laptop's defaults: in production both have to be set.
const isProduction = process.env.NODE_ENV === 'production'

const mailFrom: Setting<Mailbox> = {
  parse: parseMailFrom,
  ...(isProduction ? {} : { fallback: { value: { name: null, address: 'shop@localhost' } } }),
}

/** Lets staff send webhooks to servers of this machine, plain http too: for developers, and for nobody else. */
const allowLoopback: Setting<boolean> = {
  ...flag(false),
  parse(value) {
    const isAllowed = flag().parse(value)
    if (isAllowed && isProduction) throw new Error('is for development, and not with NODE_ENV=production')
    return isAllowed
  },
}

/** Each mail to them is a delivery of its own. */
const MAX_STAFF_MAIL = 10

const staffMail: Setting<readonly string[]> = {
  parse(value) {
    const addresses = [...new Set(list().parse(value))]
    if (addresses.length > MAX_STAFF_MAIL || !addresses.every(isMailbox))
      throw new Error(`is not a list of up to ${MAX_STAFF_MAIL} e-mail addresses`)
    return addresses
  },
  fallback: { value: [] },
}

/** Text that a function reads, or nothing. */
const optionally = <T>(parse: (value: string) => T): Setting<T | undefined> => ({
  parse,
  fallback: { value: undefined },
})

const smsProviders: Setting<readonly SmsProviderName[]> = {
  parse(value) {
    const names = list().parse(value)
    const known = names.filter((name): name is SmsProviderName => (SMS_PROVIDERS as readonly string[]).includes(name))
    if (known.length < names.length || new Set(names).size < names.length) {
      throw new Error(`is not a list of ${SMS_PROVIDERS.join(' and ')}`)
    }
    return known
  },
  fallback: { value: [] },
}

/** A text that a pattern describes, or nothing. */
const matching = (pattern: RegExp, otherwise: string): Setting<string | undefined> =>
  optionally((value) => {
    if (!pattern.test(value)) throw new Error(otherwise)
    return value
  })

/** Messages that a provider takes in a second; nothing for as many as it takes. */
const perSecond = optionally(integer({ min: 1, max: 1_000 }).parse)

export const settings = {
  MONGODB_URI: url(['mongodb', 'mongodb+srv']),
  SMTP_URL: url(['smtp', 'smtps']),
  /** Mails sent at once by one process. */
  SMTP_CONNECTIONS: integer({ min: 1, max: 100 }, 5),
  /** Mails sent in a second by all processes together; without it as fast as the mail server takes them. */
  SMTP_PER_SECOND: perSecond,
  MAIL_FROM: mailFrom,
  // The domain and key that mails are signed with, unless the mail server does it.
  DKIM_DOMAIN: optionally(parseDnsName),
  DKIM_SELECTOR: optionally(parseDnsName),
  DKIM_PRIVATE_KEY: optionally(parseDkimKey),
  // Of the shop, until staff set it with updateShop.
  SHOP_NAME: text('Stoa'),
  SHOP_EMAIL: optionalEmail(),
  /** Who is told of new orders and low stock. */
  STAFF_MAIL: staffMail,
  /** Days that mails are kept. */
  MAIL_DAYS: integer({ min: SHORTEST_DAYS, max: 3650 }, 180),
  /** Days that events are kept for integrators. */
  EVENT_DAYS: integer({ min: SHORTEST_EVENT_DAYS, max: 3650 }, 90),
  /** Days that webhooks which were sent are kept. */
  WEBHOOK_DAYS: integer({ min: 7, max: 365 }, 30),
  WEBHOOK_ALLOW_LOOPBACK: allowLoopback,
  /** IANA name: the zone that mails tell times in. */
  SHOP_TIME_ZONE: timeZone('UTC'),
  /** Address of a push service on a laptop, which is no public one. On a server there is none. */
  PUSH_LOCAL_SERVICE: optionalUrl(['http', 'https']),
  /** The JSON file of an account with Firebase, for pushes to apps. */
  FCM_SERVICE_ACCOUNT: optionally(parseServiceAccount),
  /** Of the API, which pictures in mails come from; with https, Twilio tells there what became of SMS. */
  STOA_PUBLIC_URL: optionalUrl(['http', 'https']),
  STOREFRONT_URL: isProduction ? url(['http', 'https']) : url(['http', 'https'], 'http://127.0.0.1:3000'),
  // SMS; none is sent unless a provider is named.
  SMS_PROVIDERS: smsProviders,
  /** Segments of SMS that the shop sends in a day of UTC; codes beyond wait, and what is none is not sent. */
  SMS_SEGMENTS_PER_DAY: integer({ min: 1, max: 10_000_000 }, 2_000),
  // The provider `http`: whichever takes an SMS by one request.
  SMS_HTTP_URL: optionally(url(['http', 'https']).parse),
  SMS_HTTP_METHOD: text('POST'),
  /** `Name: value`, for the key of an account. */
  SMS_HTTP_HEADER: optionally(parseHeader),
  SMS_HTTP_BODY: {
    parse: parseBodyTemplate,
    fallback: { value: parseBodyTemplate('{"to":"{to}","text":"{text}"}') },
  } satisfies Setting<BodyTemplate>,
  SMS_HTTP_SUCCESS: optionally(parseSuccessRule),
  SMS_HTTP_PER_SECOND: perSecond,
  // The provider `twilio`.
  TWILIO_ACCOUNT_SID: matching(/^AC[0-9a-fA-F]{32}$/, 'is not AC and 32 hexadecimal digits'),
  TWILIO_AUTH_TOKEN: optional(),
  /** A number, the name of a sender, or the SID of a messaging service. */
  TWILIO_FROM: matching(
    /^(?:\+[1-9]\d{1,14}|[1-9]\d{2,7}|MG[0-9a-fA-F]{32}|(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{2,11})$/,
    'is neither a number with its country (+49…), a short code, a name of 11 letters and digits at most, nor the SID of a messaging service (MG…)',
  ),
  /** SMS in a second by all processes together. */
  TWILIO_PER_SECOND: perSecond,
  /** Of another region than that of api.twilio.com. */
  TWILIO_API_URL: url(['http', 'https'], 'https://api.twilio.com'),
}

export type NotificationConfig = ConfigOf<typeof settings>

/** The API as others reach it, without a slash at its end; null where no setting says so. */
export const apiUrlOf = ({ STOA_PUBLIC_URL: url }: Pick<NotificationConfig, 'STOA_PUBLIC_URL'>): string | null =>
  url?.replace(/\/{1,9}$/, '') ?? null
