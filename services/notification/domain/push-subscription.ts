import { createHash } from 'node:crypto'
import { derivedId } from '@stoa/kit/values/ids'
import { DomainError, type FieldError, unprocessableField } from '@stoa/kit/values/problem'
import { complaintOfInternetUrl } from '@stoa/kit/values/public-address'
import { isPushKey, isPushSecret } from '@stoa/kit/values/push-keys'

/** Devices of one account; another one takes the place of the oldest. */
export const MOST_DEVICES = 20

/** How a device is reached. Its address is a secret: whoever knows it may bother its push service. */
export type PushTarget = WebPushTarget | FcmTarget

/** A browser. */
export interface WebPushTarget {
  kind: 'web'
  endpoint: string
  p256dh: string
  auth: string
  public_key: string
}

/** An app for Android or iOS, by Firebase Cloud Messaging. */
export interface FcmTarget {
  kind: 'fcm'
  token: string
}

/** A browser as it is registered. */
export interface WebPushInput {
  kind: 'web'
  endpoint: string
  keys: { p256dh: string; auth: string }
  public_key?: string
}

/** A device as it is registered. */
export type PushInput = WebPushInput | FcmTarget

export interface PushRules {
  currentKey: string
  isOurKey(publicKey: string): boolean
  /** Origin of a push service on a laptop, which is no public one; null on a server. */
  localOrigin: string | null
  /** Whether the shop has an account to send to apps with. */
  sendsToApps: boolean
}

/** The address of a push service as the URL parser writes it; null where nothing may be sent to. */
export function pushAddress(text: string, localOrigin: string | null): URL | null {
  const url = URL.parse(text)
  if (url?.origin === localOrigin && url.username === '' && url.password === '') return url
  return url && complaintOfInternetUrl(url) === null ? url : null
}

function refusals({ endpoint, keys, public_key }: WebPushInput, rules: PushRules): FieldError[] {
  const errors: FieldError[] = []
  const refuse = (pointer: string, code: FieldError['code'], detail: string) => errors.push({ pointer, code, detail })
  if (!pushAddress(endpoint, rules.localOrigin)) {
    refuse('/endpoint', 'url', 'is no https address on the public internet')
  }
  if (!isPushKey(keys.p256dh)) refuse('/keys/p256dh', 'invalid', 'is no uncompressed point of P-256')
  if (!isPushSecret(keys.auth)) refuse('/keys/auth', 'invalid', 'does not have 16 bytes')
  if (public_key !== undefined && !rules.isOurKey(public_key)) {
    refuse('/public_key', 'unknown', 'is no key that this shop signs with; subscribe with the one of getPushKey')
  }
  return errors
}

/** Every member that is wrong is named at once. */
export function readPushTarget(input: PushInput, rules: PushRules): PushTarget {
  if (input.kind === 'fcm') {
    if (rules.sendsToApps) return { kind: 'fcm', token: input.token }
    throw unprocessableField('/kind', 'unknown', 'is nothing that this shop sends to: it has no account with Firebase')
  }
  const { kind, endpoint, keys, public_key = rules.currentKey } = input
  const errors = refusals(input, rules)
  if (errors.length > 0) throw new DomainError('unprocessable', 'Nothing could be sent to this device.', { errors })
  const { href } = new URL(endpoint)
  return { kind, endpoint: href, p256dh: keys.p256dh, auth: keys.auth, public_key }
}

/** What its push service knows it by. */
const addressOf = (target: PushTarget): string => (target.kind === 'web' ? target.endpoint : target.token)

/** By which a device finds itself in a list that does not show its address. */
export const fingerprintOf = (target: PushTarget): string =>
  createHash('sha256').update(addressOf(target)).digest('base64url')

/** The same account and device give the same id. Another account's is another one, so that nothing meant for the former reaches it. */
export function subscriptionId(userId: string, target: PushTarget): string {
  const text = JSON.stringify([userId, target.kind, addressOf(target)])
  return derivedId('psh', createHash('sha256').update(text).digest())
}
