import type { PublicSender } from '@stoa/kit/calls/public-sender'
import { encryptPush } from '@stoa/kit/security/push-encryption'
import { vapidHeader } from '@stoa/kit/security/vapid'
import { GoneError, type PushMessage, topicOf } from '../domain/push-message.ts'
import { pushAddress, type WebPushTarget } from '../domain/push-subscription.ts'
import { PUSH_TIMEOUT_MS, postOrFail } from './exchange.ts'
import type { PushPairs } from './push-keys.ts'
import { refusalOf } from './refusal.ts'

/** Sends to browsers by their push services (RFC 8030). Throws SendError, and GoneError where the browser is not there any more. */
export type WebPush = (target: WebPushTarget, message: PushMessage, now: Date) => Promise<void>

export interface WebPushOptions {
  pairs: PushPairs
  /** How push services reach whoever runs the shop: `mailto:` or `https:`. */
  subject: string
  sender: PublicSender
  /** A push service on a laptop, and who may reach it; null on a server. */
  local: { origin: string; sender: PublicSender } | null
}

/** What a service worker is told; nobody on the way can read it. */
function payloadOf(message: PushMessage): Buffer {
  const { title, body, url, locale } = message
  return Buffer.from(JSON.stringify({ title, body, url, lang: locale, tag: topicOf(message) }))
}

export function createWebPush({ pairs, subject, sender, local }: WebPushOptions): WebPush {
  return async (target, message, now) => {
    const url = pushAddress(target.endpoint, local?.origin ?? null)
    const pair = pairs.find(target.public_key)
    // Signed with a root secret that was dropped since.
    if (!url || !pair) throw new GoneError(url ? 'EKEY' : 'EADDRESS')
    const [p256dh, auth] = [Buffer.from(target.p256dh, 'base64url'), Buffer.from(target.auth, 'base64url')]
    const posting = {
      headers: {
        authorization: vapidHeader(pair, { audience: url.origin, subject, now }),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(message.ttlSeconds),
        urgency: message.urgency,
        // What is sent twice replaces itself while the device is away.
        topic: topicOf(message),
      },
      body: encryptPush(payloadOf(message), { p256dh, auth }),
      timeoutMs: PUSH_TIMEOUT_MS,
    }
    const poster = url.origin === local?.origin ? local.sender : sender
    const { status, headers } = await postOrFail(poster, url.href, posting)
    const refusal = refusalOf(status, headers['retry-after'], now)
    if (refusal) throw refusal
  }
}
