import type { Log } from '@stoa/kit/observability/log'
import { SendError } from '../domain/sender.ts'
import { smsFailure } from '../domain/sms-failure.ts'
import { releaseSegments, reserveSegments, type SmsDays } from '../store/sms-days.ts'

const DAY_MS = 86_400_000

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/** What the shop may spend on SMS in a day of UTC. */
export interface Spending {
  /** Counts an SMS that is about to be sent; throws SendError beyond the limit. Gives back what takes it out of the count again. */
  reserve(segments: number, now: Date): Promise<() => Promise<void>>
}

export function createSpending({ days, limit, log }: { days: SmsDays; limit: number; log: Log }): Spending {
  let toldOf = ''
  return {
    async reserve(segments, now) {
      const day = dayOf(now)
      if (await reserveSegments(days, day, segments, limit)) return () => releaseSegments(days, day, segments)
      if (toldOf !== day)
        log.error({ day, limit }, 'SMS wait until tomorrow: the shop has sent as many segments as SMS_SEGMENTS_PER_DAY')
      toldOf = day
      throw new SendError(smsFailure.cap, false, DAY_MS - (now.getTime() % DAY_MS))
    },
  }
}
