import { setImmediate } from 'node:timers/promises'

/** How long work may keep requests waiting. */
const SLICE_MS = 5

/** Divides long work, so that requests are served in between. */
export interface TimeSlices {
  /** Call it between two steps: waits for others once the work has taken its time. */
  pause(): Promise<void>
}

export function createTimeSlices(): TimeSlices {
  let since = performance.now()
  return {
    async pause() {
      if (performance.now() - since < SLICE_MS) return
      await setImmediate()
      since = performance.now()
    },
  }
}
