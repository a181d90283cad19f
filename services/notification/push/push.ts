import { lookup } from 'node:dns'
import { createPublicSender } from '@stoa/kit/calls/public-sender'
import type { Keys } from '@stoa/kit/security/secrets'
import { createSlots } from '@stoa/kit/timing/turns'
import type { NotificationConfig } from '../config.ts'
import type { PushSubscriptions } from '../store/push-subscriptions.ts'
import { createFcm } from './fcm.ts'
import { createPushPairs } from './push-keys.ts'
import { createPushSender } from './push-sender.ts'
import { createWebPush } from './web-push.ts'

/** Pushes that one process sends at once; a push service responds in a tenth of a second. */
const AT_ONCE = 20
/** Pushes that it has begun to work on: those that wait for others of their account keep nobody else's from being sent. */
const IN_HAND = 100

/** Bytes of a response of Firebase that are read for its error. */
const MOST_FCM_BYTES = 16_384

type PushConfig = Pick<NotificationConfig, 'PUSH_LOCAL_SERVICE' | 'STOREFRONT_URL' | 'MAIL_FROM'> &
  Partial<Pick<NotificationConfig, 'FCM_SERVICE_ACCOUNT'>>

interface PushDeps {
  secret: Keys
  subscriptions: PushSubscriptions
  /** Where Firebase is and how long it may take, for tests. */
  firebase?: { url: string; timeoutMs: number }
}

/** How push services reach whoever runs the shop; some refuse what is no address on the internet. */
const subjectOf = ({ STOREFRONT_URL, MAIL_FROM }: PushConfig): string =>
  STOREFRONT_URL.startsWith('https:') ? STOREFRONT_URL : `mailto:${MAIL_FROM.address}`

/** All that sends to devices, from the settings. */
export function createPush(config: PushConfig, { secret, subscriptions, firebase }: PushDeps) {
  const pairs = createPushPairs(secret)
  const localOrigin = config.PUSH_LOCAL_SERVICE === undefined ? null : new URL(config.PUSH_LOCAL_SERVICE).origin
  const guarded = createPublicSender()
  // Whoever runs the shop has named them, so the system looks them up, whichever way that knows.
  const named = createPublicSender({ isAllowed: () => true, lookup, maxKeptBytes: MOST_FCM_BYTES })
  const local = localOrigin === null ? null : { origin: localOrigin, sender: named }
  const web = createWebPush({ pairs, subject: subjectOf(config), sender: guarded, local })
  const { FCM_SERVICE_ACCOUNT: account } = config
  const fcm = account && createFcm({ account, sender: named, ...firebase })
  const [inTurn, inTurnOfApps] = [createSlots(AT_ONCE), createSlots(AT_ONCE)]
  const sender = createPushSender({
    subscriptions,
    web: (...push) => inTurn(() => web(...push)),
    fcm: fcm ? (...push) => inTurnOfApps(() => fcm(...push)) : null,
    inSlot: createSlots(IN_HAND),
    close: () => void Promise.all([guarded.close(), named.close()]),
  })
  return { pairs, localOrigin, sendsToApps: account !== undefined, sender }
}
