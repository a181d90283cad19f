import { createECDH, hkdfSync } from 'node:crypto'
import { decryptPush } from '@stoa/kit/security/push-encryption'
import { verifyVapid } from '@stoa/kit/security/vapid'
import { CURVE } from '@stoa/kit/values/push-keys'

/** The inbox as a device of anybody: what `me.pushSubscriptions.create` takes. */
export interface PushDevice {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** A message as the device shows it. */
export interface PushContent {
  title: string
  body: string
  url: string
  tag: string
}

const PATH = '/push/'

/** The same after every start, so that who has registered the inbox once goes on. There is nothing to be kept from anybody. */
const bytesOf = (what: string, length: number) =>
  Buffer.from(hkdfSync('sha256', 'the push device of a local inbox', '', what, length))

function keysOfDevice() {
  const pair = createECDH(CURVE)
  pair.setPrivateKey(bytesOf('pair', 32))
  return { pair, auth: bytesOf('auth', 16) }
}

/** The device that the inbox is for whoever registers it as `name`, by the address that the shop reaches it at. */
export function pushDevice(inboxUrl: string, name: string): PushDevice {
  const { pair, auth } = keysOfDevice()
  const keys = { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') }
  return { endpoint: `${inboxUrl}${PATH}${encodeURIComponent(name)}`, keys }
}

/** Whose device a path is; null for another path. */
export const deviceOf = (path: string): string | null =>
  path.startsWith(PATH) && path.length > PATH.length ? decodeURIComponent(path.slice(PATH.length)) : null

/** Opens a message as a browser would, after checking it as a push service would; null when either refuses it. */
export function openPush(
  body: Buffer,
  { authorization = '', audience, now }: { authorization: string | undefined; audience: string; now: Date },
): PushContent | null {
  if (verifyVapid(authorization, { audience, now }) === null) return null
  try {
    return JSON.parse(decryptPush(body, keysOfDevice()).toString()) as PushContent
  } catch {
    return null
  }
}
