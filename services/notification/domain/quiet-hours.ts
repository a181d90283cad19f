import { wallClockMs } from '@stoa/kit/values/wall-clock'

/** When a customer is not to be disturbed, by the clock on their wall. */
export interface QuietHours {
  /** `HH:MM`; from that minute on. */
  starts_at: string
  /** `HH:MM`; no longer quiet from that minute on. Before `starts_at`: on the next day. */
  ends_at: string
  /** IANA name. */
  time_zone: string
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** What the clock shows in a zone, in minutes since midnight. */
const clockIn = (zone: string) => (ms: number) => Math.floor(wallClockMs(new Date(ms), zone) / MINUTE_MS) % DAY_MINUTES

/** Whether it is quiet then. */
export function isQuiet({ starts_at, ends_at, time_zone }: QuietHours, at: Date): boolean {
  const sinceStart = (clockIn(time_zone)(at.getTime()) - minutesOf(starts_at) + DAY_MINUTES) % DAY_MINUTES
  return sinceStart < (minutesOf(ends_at) - minutesOf(starts_at) + DAY_MINUTES) % DAY_MINUTES
}

/** The first minute after `quiet` that is not quiet, between two of which only the second is not. */
function firstLoud(hours: QuietHours, quiet: number, loud: number): number {
  let [low, high] = [quiet, loud]
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / (2 * MINUTE_MS)) * MINUTE_MS
    if (isQuiet(hours, new Date(middle))) low = middle
    else high = middle
  }
  return high
}

/**
 * When quiet hours end that it is now; null when it is not quiet. Where the clock is put forward over their end, at that moment;
 * where it is put back, when it first shows the end.
 */
export function quietUntil(hours: QuietHours, now: Date): Date | null {
  if (!isQuiet(hours, now)) return null
  const clock = clockIn(hours.time_zone)
  let quiet = now.getTime() - (now.getTime() % MINUTE_MS)
  for (;;) {
    const left = (minutesOf(hours.ends_at) - clock(quiet) + DAY_MINUTES) % DAY_MINUTES
    const end = quiet + left * MINUTE_MS
    // The clock was put back meanwhile, and shows less.
    if (isQuiet(hours, new Date(end))) quiet = end
    else return new Date(firstLoud(hours, quiet, end))
  }
}
