import type { Log } from '@stoa/kit/observability/log'
import { SendError } from '../domain/sender.ts'
import { smsFailure } from '../domain/sms-failure.ts'
import { releaseSegments, reserveSegments, type SmsDays } from '../store/sms-days.ts'

const DAY_MS = 86_400_000

export const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

/** Codes that customers wait for, and everything else. */
export type Spent = 'codes' | 'news'

/** What of a day one of them takes at most: neither uses up what is left to the other. */
const MOST_OF_ONE = 3 / 4

/** What the shop may spend on SMS in a day of UTC. */
export interface Spending {
  /** Counts an SMS that is about to be sent; throws SendError beyond the limit. Gives back what takes it out of the count again. */
  reserve(of: Spent, segments: number, now: Date): Promise<() => Promise<void>>
}

export function createSpending({ days, limit, log }: { days: SmsDays; limit: number; log: Log }): Spending {
  const toldOf = { codes: '', news: '' }
  const tell = (of: Spent, day: string) => {
    if (toldOf[of] === day) return
    toldOf[of] = day
    const then = of === 'codes' ? 'codes wait until tomorrow' : 'SMS that are no codes are not sent any more today'
    log.error({ day, limit }, `${then}: SMS_SEGMENTS_PER_DAY is used up, or their three quarters of it`)
  }
  return {
    async reserve(of, segments, now) {
      const day = dayOf(now)
      const share = `${day} ${of}`
      if (await reserveSegments(days, share, segments, Math.ceil(limit * MOST_OF_ONE))) {
        if (await reserveSegments(days, day, segments, limit)) {
          return async () => {
            await releaseSegments(days, share, segments)
            await releaseSegments(days, day, segments)
          }
        }
        await releaseSegments(days, share, segments)
      }
      tell(of, day)
      // News of yesterday help nobody at midnight, and would be before those of the day; the mail has told the same.
      throw new SendError(smsFailure.cap, of === 'news', DAY_MS - (now.getTime() % DAY_MS))
    },
  }
}
