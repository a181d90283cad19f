import { createSlots } from '@stoa/kit/timing/turns'
import { type Outgoing, SendError, type Sender } from '../domain/sender.ts'
import { smsFailure } from '../domain/sms-failure.ts'
import type { SmsProvider } from './provider.ts'

const AT_ONCE = 5

/** Sends SMS by the first provider. Null where there is none: then there are no SMS. */
export function createSmsSender([provider]: readonly SmsProvider[]): Sender | null {
  if (!provider) return null
  return {
    inSlot: createSlots(AT_ONCE),
    async send({ id, round, to, text }: Outgoing) {
      if (!/^\+[1-9]\d{1,14}$/.test(to)) throw new SendError(smsFailure.badNumber, true)
      await provider.send({ id: `${id}.${round}`, to, text })
    },
    close: () => undefined,
  }
}
