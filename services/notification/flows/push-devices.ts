import type { NotificationContext } from '../context.ts'
import {
  fingerprintOf,
  MOST_DEVICES,
  type PushInput,
  readPushTarget,
  subscriptionId,
} from '../domain/push-subscription.ts'
import { deleteBeyond, type PushSubscription, saveSubscription } from '../store/push-subscriptions.ts'

/** Characters of what a browser or an app says of itself. */
const MAX_USER_AGENT = 400

/** Has messages to an account sent to a device, too. */
export async function subscribeDevice(
  ctx: NotificationContext,
  user: { id: string; session: string },
  input: PushInput,
  userAgent: string | null,
): Promise<PushSubscription> {
  const { subscriptions, pushPairs, pushLocalOrigin: localOrigin, sendsToApps, now } = ctx
  const rules = {
    ...{ currentKey: pushPairs.current.publicKey, localOrigin, sendsToApps },
    isOurKey: (key: string) => pushPairs.find(key) !== undefined,
  }
  const target = readPushTarget(input, rules)
  const id = subscriptionId(user.id, target)
  const saved = await saveSubscription(subscriptions, {
    ...{ _id: id, user_id: user.id, session_id: user.session, fingerprint: fingerprintOf(target), target },
    user_agent: userAgent?.slice(0, MAX_USER_AGENT) ?? null,
    created_at: now,
    sort_key: `${now.toISOString()} ${id}`,
  })
  await deleteBeyond(subscriptions, user.id, MOST_DEVICES)
  return saved
}
