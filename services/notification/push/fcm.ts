import type { PublicSender } from '@stoa/kit/calls/public-sender'
import { failureOfFcm, fcmErrorOf } from '../domain/fcm-failure.ts'
import { type PushMessage, topicOf } from '../domain/push-message.ts'
import type { FcmTarget } from '../domain/push-subscription.ts'
import { createAccessTokens } from './access-token.ts'
import { PUSH_TIMEOUT_MS, pauseOf, postOrFail } from './exchange.ts'
import type { ServiceAccount } from './service-account.ts'

/** Sends to apps. Throws SendError, and GoneError where the app is not there any more. */
export type FcmPush = (target: FcmTarget, message: PushMessage, now: Date) => Promise<void>

export interface FcmOptions {
  account: ServiceAccount
  sender: PublicSender
  /** Of the API. */
  url?: string
  timeoutMs?: number
}

const API_URL = 'https://fcm.googleapis.com'

/**
 * A message as FCM takes it: systems show it themselves, and the app is told `data` when it is opened. What was sent twice replaces itself by
 * `tag` and `apns-collapse-id`; a `collapse_key` would have an offline device keep four messages at most.
 */
function bodyOf({ token }: FcmTarget, message: PushMessage, now: Date) {
  const { title, body, url, locale, ttlSeconds, urgency } = message
  const tag = topicOf(message)
  const expires = Math.floor(now.getTime() / 1_000) + ttlSeconds
  return {
    message: {
      token,
      notification: { title, body },
      data: { url, lang: locale, tag },
      android: {
        ttl: `${ttlSeconds}s`,
        priority: urgency === 'high' ? 'HIGH' : 'NORMAL',
        notification: { tag, default_sound: true },
      },
      apns: {
        headers: {
          'apns-collapse-id': tag,
          'apns-expiration': String(expires),
          'apns-priority': urgency === 'high' ? '10' : '5',
        },
        payload: { aps: { sound: 'default' } },
      },
    },
  }
}

/** Firebase Cloud Messaging, by its HTTP v1 API. */
export function createFcm({ account, sender, url = API_URL, timeoutMs = PUSH_TIMEOUT_MS }: FcmOptions): FcmPush {
  const tokens = createAccessTokens(account, sender, timeoutMs)
  const address = new URL(`/v1/projects/${encodeURIComponent(account.projectId)}/messages:send`, url).href
  return async (target, message, now) => {
    const token = await tokens.get(now)
    const response = await postOrFail(sender, address, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(target, message, now)),
      timeoutMs,
    })
    const { status, body } = response
    const error = fcmErrorOf(body.toString('utf8'))
    // Apple's key is another matter than our token.
    if (status === 401 && error.code !== 'THIRD_PARTY_AUTH_ERROR') tokens.forget(token)
    const failure = failureOfFcm(status, error, pauseOf(response, now))
    if (failure) throw failure
  }
}
