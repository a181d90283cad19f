import { createHash } from 'node:crypto'
import { derivedId } from '@stoa/kit/values/ids'
import { DomainError, type FieldError } from '@stoa/kit/values/problem'
import { isInternetHost } from '@stoa/kit/values/public-address'
import { isPushKey, isPushSecret } from '@stoa/kit/values/push-keys'

/** Devices of one account; another one takes the place of the oldest. */
export const MOST_DEVICES = 20

/** How a device is reached. The address of a browser is a secret: whoever knows it may bother its push service. */
export type PushTarget =
  | { kind: 'web'; endpoint: string; p256dh: string; auth: string; public_key: string }
  | { kind: 'fcm'; token: string }

/** A device as it is registered. */
export interface PushInput {
  kind: 'web' | 'fcm'
  endpoint?: string
  keys?: { p256dh: string; auth: string }
  public_key?: string
  token?: string
}

export interface PushRules {
  currentKey: string
  isOurKey(publicKey: string): boolean
  /** Origin of a push service on a laptop, which is no public one; null on a server. */
  localOrigin: string | null
}

const MEMBERS = { web: ['endpoint', 'keys'], fcm: ['token'] } as const
const OPTIONAL: Record<PushInput['kind'], readonly string[]> = { web: ['public_key'], fcm: [] }

/** What is missing for the kind of device, or belongs to another one. */
function misfits(input: PushInput): FieldError[] {
  const { kind } = input
  const needed: readonly string[] = MEMBERS[kind]
  const missing = needed.filter((name) => !(name in input))
  const foreign = Object.keys(input).filter((name) => ![...needed, ...OPTIONAL[kind], 'kind'].includes(name))
  return [
    ...missing.map((name) => ({
      pointer: `/${name}`,
      code: 'required' as const,
      detail: `a device of kind ${kind} has it`,
    })),
    ...foreign.map((name) => ({
      pointer: `/${name}`,
      code: 'unknown_field' as const,
      detail: `a device of kind ${kind} has none`,
    })),
  ]
}

/** The address of a push service as the URL parser writes it; null where nothing may be sent to. */
export function pushAddress(text: string, localOrigin: string | null): URL | null {
  const url = URL.parse(text)
  if (url?.username !== '' || url.password !== '') return null
  if (url.origin === localOrigin) return url
  return url.protocol === 'https:' && isInternetHost(url.hostname) ? url : null
}

function refusals({ endpoint = '', keys, public_key }: PushInput, rules: PushRules): FieldError[] {
  const errors: FieldError[] = []
  const refuse = (pointer: string, code: FieldError['code'], detail: string) => errors.push({ pointer, code, detail })
  if (!pushAddress(endpoint, rules.localOrigin)) {
    refuse('/endpoint', 'url', 'is no https address on the public internet')
  }
  if (!isPushKey(keys?.p256dh ?? '')) refuse('/keys/p256dh', 'invalid', 'is no uncompressed point of P-256')
  if (!isPushSecret(keys?.auth ?? '')) refuse('/keys/auth', 'invalid', 'does not have 16 bytes')
  if (public_key !== undefined && !rules.isOurKey(public_key)) {
    refuse('/public_key', 'unknown', 'is no key that this shop signs with; subscribe with the one of getPushKey')
  }
  return errors
}

/** Every member that is wrong is named at once. */
export function readPushTarget(input: PushInput, rules: PushRules): PushTarget {
  const misfit = misfits(input)
  if (misfit.length > 0) throw new DomainError('validation_failed', undefined, { errors: misfit })
  const { kind, endpoint = '', keys, token = '', public_key = rules.currentKey } = input
  if (kind === 'fcm') return { kind, token }
  const errors = refusals(input, rules)
  if (errors.length > 0) throw new DomainError('unprocessable', 'Nothing could be sent to this device.', { errors })
  const { href } = new URL(endpoint)
  return { kind, endpoint: href, p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '', public_key }
}

const addressOf = (target: PushTarget) => (target.kind === 'web' ? target.endpoint : target.token)

/** By which a device finds itself in a list that does not show its address. */
export const fingerprintOf = (target: PushTarget): string =>
  createHash('sha256').update(addressOf(target)).digest('base64url')

/** The same account and device give the same id. Another account's is another one, so that nothing meant for the former reaches it. */
export function subscriptionId(userId: string, target: PushTarget): string {
  const text = JSON.stringify([userId, target.kind, addressOf(target)])
  return derivedId('psh', createHash('sha256').update(text).digest())
}
