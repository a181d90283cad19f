import { type Breaker, createBreaker } from '@stoa/kit/calls/breaker'
import { type createSlots, createSlotsByKey } from '@stoa/kit/timing/turns'
import { GoneError, type PushMessage, shownOf, timingOf } from '../domain/push-message.ts'
import type { PushTarget } from '../domain/push-subscription.ts'
import { beforeSending, type Outgoing, SendError, type Sender } from '../domain/sender.ts'
import {
  deleteGone,
  findSubscription,
  type PushSubscription,
  type PushSubscriptions,
} from '../store/push-subscriptions.ts'
import type { FcmPush } from './fcm.ts'
import type { WebPush } from './web-push.ts'

export interface PushSenderOptions {
  subscriptions: PushSubscriptions
  web: WebPush
  /** Null where the shop has no account with Firebase. */
  fcm: FcmPush | null
  inSlot: ReturnType<typeof createSlots>
  /** For tests; it never goes back. */
  clockMs?: (() => number) | undefined
  close(): void
}

const messageOf = ({ id, round, subject, text, locale, link, template }: Outgoing): PushMessage => ({
  ...{ id, round, url: link ?? '', locale },
  ...shownOf({ subject, text }),
  ...timingOf(template),
})

/** The device, as its owner has it now; what was removed since is not sent to. */
async function readDevice(subscriptions: PushSubscriptions, id: string): Promise<PushSubscription> {
  const found = await beforeSending(findSubscription(subscriptions, id))
  if (!found) throw new SendError('EGONE', true)
  return found
}

/** How long an account waits of which a device did not respond, and apps when Firebase did not; the slots are all customers'. */
const PAUSE_MS = 60_000
const MOST_PAUSES = 10_000
/** Pushes of one account that are sent at once: whether its devices respond is known before the others begin. */
const AT_ONCE_OF_ACCOUNT = 2

/** Lets the pushes of others by: those to a device that does not respond are tried once in a while. */
function createPauses(clockMs: () => number) {
  const paused = new Map<string, Breaker>()
  return async (key: string, send: () => Promise<void>): Promise<void> => {
    const waitMs = paused.get(key)?.pass() ?? 0
    if (waitMs > 0) throw new SendError('EPAUSED', false, waitMs)
    try {
      await send()
      paused.delete(key)
    } catch (error) {
      if (!(error instanceof SendError && error.message === 'ETIMEDOUT')) {
        // Whatever it says, it responds.
        if ((error as Error).message !== 'EUNREACHABLE') paused.delete(key)
        throw error
      }
      const breaker = paused.get(key) ?? createBreaker(PAUSE_MS, clockMs)
      breaker.open()
      paused.set(key, breaker)
      for (const [oldest] of paused) if (paused.size > MOST_PAUSES) paused.delete(oldest)
      throw error
    }
  }
}

/** Sends pushes to the devices that they name, and deletes those that are gone. */
export function createPushSender(options: PushSenderOptions): Sender {
  const { subscriptions, web, fcm, inSlot, close, clockMs = () => performance.now() } = options
  const unlessPaused = createPauses(clockMs)
  const ofAccount = createSlotsByKey(AT_ONCE_OF_ACCOUNT)
  const sendTo = (target: PushTarget, message: PushMessage): Promise<void> => {
    if (target.kind === 'web') return web(target, message, new Date())
    if (fcm && target.kind === 'fcm') return fcm(target, message, new Date())
    // Registered when the shop had an account, or by a later build: both may be again.
    throw new SendError('ENOACCOUNT', true)
  }
  return {
    inSlot,
    close,
    async send(outgoing) {
      const device = await readDevice(subscriptions, outgoing.to)
      const { user_id: account, target } = device
      // Browsers are reached by services that customers name, apps by one for all.
      const service = target.kind === 'web' ? account : target.kind
      try {
        await ofAccount(account, () => unlessPaused(service, async () => sendTo(target, messageOf(outgoing))))
      } catch (error) {
        if (error instanceof GoneError) await deleteGone(subscriptions, device)
        throw error
      }
    },
  }
}
