import { LONGEST_WAIT_MS, retryWaitMs, SCHEDULE_MS } from './webhook-delivery.ts'

export type Signing = 'v1' | 'v1a'
export type DisabledReason = 'staff' | 'gone' | 'failing'

/** More would let slow receivers delay others: a process works for this many at the same time. */
export const MAX_ENDPOINTS = 32

/** What an endpoint's last attempts came to. */
export interface Condition {
  /** Failed attempts since one succeeded. */
  failures: number
  /** Probes among them that failed. */
  probes: number
  /** When the first of them failed. */
  failing_since: Date | null
  /** Nothing is sent before. */
  paused_until: Date | null
}

export const WELL: Condition = { failures: 0, probes: 0, failing_since: null, paused_until: null }

/** So many failed attempts in a row, of whichever deliveries, and the endpoint is probed with one delivery at a time. */
export const PROBED_AFTER = 5

/** Whether it is left alone but for one delivery, each time its pause is over. */
export const isProbed = ({ failures }: Pick<Condition, 'failures'>): boolean => failures >= PROBED_AFTER

export const isPaused = ({ paused_until: until }: Pick<Condition, 'paused_until'>, now: Date): boolean =>
  until !== null && until > now

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

/**
 * After an attempt failed. `slowMs` is how long it wants to be left alone, null when it said nothing. The first probe follows after
 * five seconds, the next ones on the schedule of attempts, so that a lone delivery is never later than it would be anyway. Requests
 * that were under way when the pause began are no probes.
 */
export function afterFailure(before: Condition, now: Date, slowMs: number | null): Condition {
  const failures = before.failures + 1
  const wasPaused = isPaused(before, now)
  const probes = isProbed(before) && !wasPaused ? before.probes + 1 : before.probes
  const probeMs = isProbed({ failures }) && !wasPaused ? (retryWaitMs(probes + 1) ?? LONGEST_WAIT_MS) : 0
  const pauses = [wasPaused ? before.paused_until : null, later(now, Math.max(probeMs, slowMs ?? 0))]
  const until = new Date(Math.max(...pauses.map((each) => each?.getTime() ?? 0)))
  return { failures, probes, failing_since: before.failing_since ?? now, paused_until: until > now ? until : null }
}

/** Why an endpoint is disabled by how it responded: it wants nothing, or has taken nothing for as long as ten attempts last. */
export function disabledBy(status: number | null, { failing_since }: Condition, now: Date): DisabledReason | null {
  if (status === 410) return 'gone'
  const isThrough = failing_since !== null && now.getTime() - failing_since.getTime() >= SCHEDULE_MS
  return isThrough ? 'failing' : null
}

/** Whether a filter lets a type of events through: `order.placed`, `order.*` or `*`. */
export function letsThrough(filter: readonly string[], type: string): boolean {
  return filter.some((each) => {
    if (each === '*' || each === type) return true
    return each.endsWith('.*') && type.startsWith(each.slice(0, -1))
  })
}
