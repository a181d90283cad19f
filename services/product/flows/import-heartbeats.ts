import type { Import } from '../store/imports.ts'

/**
 * An import whose heartbeat counter has not changed for this long has lost its worker. Every watcher measures by its own
 * clock, so that clocks of different machines are never compared.
 */
const LOST_AFTER_MS = 15_000

export interface Heartbeats {
  /** Whether its counter has stood still for too long, as far as this process has seen. */
  isLost(job: Pick<Import, '_id' | 'beat'>): boolean
  forgetAllBut(ids: ReadonlySet<string>): void
}

export function createHeartbeats(): Heartbeats {
  const seen = new Map<string, { beat: number; since: number }>()
  return {
    isLost({ _id, beat }) {
      const known = seen.get(_id)
      if (known?.beat === beat) return performance.now() - known.since > LOST_AFTER_MS
      seen.set(_id, { beat, since: performance.now() })
      return false
    },
    forgetAllBut(ids) {
      for (const id of seen.keys()) if (!ids.has(id)) seen.delete(id)
    },
  }
}
