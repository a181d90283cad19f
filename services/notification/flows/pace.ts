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
  /** Waits while buyers keep this process busy, no longer than until three seconds after `sinceMs` (`performance.now()`). */
  yieldToBuyers(sinceMs: number): Promise<void>
}

/** By how busy the event loop is, from 0 to 1 since it was asked before. */
export function createPace(busyness: () => number): Pace {
  let sample: Promise<boolean> | undefined
  const takeSample = async () => {
    busyness()
    await pause(SAMPLE_MS)
    return busyness() > BUSY
  }
  // One sample for all that wait.
  const isBusy = () => {
    sample ??= takeSample().finally(() => {
      sample = undefined
    })
    return sample
  }
  return {
    async yieldToBuyers(sinceMs) {
      while (performance.now() - sinceMs < YIELD_MS && (await isBusy()));
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
