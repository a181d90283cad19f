import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * The longest that a confirmation waits for a quieter moment, milliseconds. Far below the minute within which a confirmation
 * is on its way also in a rush: what is left of it is for the mail server.
 */
const YIELD_MS = 3_000
const SAMPLE_MS = 200
/** Busier than this, the process has more requests than it answers at once. */
const BUSY = 0.8

export interface Pace {
  /**
   * Waits while buyers keep this process busy, for three seconds at most, and not when `sinceMs` (`performance.now()`) is as long
   * ago. All that wait go on at the same moment, so that they are recorded together.
   */
  yieldToBuyers(sinceMs: number): Promise<void>
}

/** For tests, which have no seconds to wait. */
interface Time {
  nowMs(): number
  pause(ms: number): Promise<unknown>
}

const TIME: Time = { nowMs: () => performance.now(), pause }

/** By how busy the event loop is, from 0 to 1 since it was asked before. */
export function createPace(busyness: () => number, { nowMs, pause }: Time = TIME): Pace {
  let round: Promise<void> | undefined
  const isBusy = async () => {
    busyness()
    await pause(SAMPLE_MS)
    return busyness() > BUSY
  }
  const waitForQuiet = async () => {
    const endMs = nowMs() + YIELD_MS
    while (nowMs() < endMs && (await isBusy()));
  }
  return {
    async yieldToBuyers(sinceMs) {
      if (nowMs() - sinceMs >= YIELD_MS) return
      round ??= waitForQuiet().finally(() => {
        round = undefined
      })
      await round
    },
  }
}

/** How busy the event loop of this process was since the last call. */
export function eventLoopBusyness(): () => number {
  let last = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    return utilization
  }
}
