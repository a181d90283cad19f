import type { createSlots } from '@stoa/kit/timing/turns'
import { UnavailableError } from '@stoa/kit/values/problem'
import { GoneError, type PushMessage, timingOf } from '../domain/push-message.ts'
import { type Outgoing, SendError, type Sender } from '../domain/sender.ts'
import {
  deleteGone,
  findSubscription,
  type PushSubscription,
  type PushSubscriptions,
} from '../store/push-subscriptions.ts'
import type { WebPush } from './web-push.ts'

export interface PushSenderOptions {
  subscriptions: PushSubscriptions
  web: WebPush
  inSlot: ReturnType<typeof createSlots>
  close(): void
}

const messageOf = ({ id, round, subject, text, locale, link, template }: Outgoing): PushMessage => ({
  ...{ id, round, title: subject, body: text, url: link ?? '', locale },
  ...timingOf(template),
})

/** The device, as its owner has it now; what was removed since is not sent to. */
async function readDevice(subscriptions: PushSubscriptions, id: string): Promise<PushSubscription> {
  try {
    const found = await findSubscription(subscriptions, id)
    if (!found) throw new SendError('EGONE', true)
    return found
  } catch (error) {
    if (error instanceof UnavailableError) throw new SendError('EUNAVAILABLE', false)
    throw error
  }
}

/** Sends pushes to the devices that they name, and deletes those that are gone. */
export function createPushSender({ subscriptions, web, inSlot, close }: PushSenderOptions): Sender {
  return {
    inSlot,
    close,
    async send(outgoing) {
      const device = await readDevice(subscriptions, outgoing.to)
      try {
        await web(device.target, messageOf(outgoing), new Date())
      } catch (error) {
        if (error instanceof GoneError) await deleteGone(subscriptions, device)
        throw error
      }
    },
  }
}
