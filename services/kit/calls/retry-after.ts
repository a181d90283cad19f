/** What a host that says nothing else is given. */
const DEFAULT_MS = 60_000
const MIN_MS = 1_000
const MAX_MS = 3_600_000

/** How long a host wants to be left alone: `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), within bounds. */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  const text = header?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs
  return Number.isNaN(ms) ? DEFAULT_MS : Math.min(Math.max(ms, MIN_MS), MAX_MS)
}
