/** A moment in UTC as PostgreSQL writes a `timestamptz` (`2026-11-25 17:08:01.123+00`) or as RFC 3339 has it. */
const TIMESTAMP = /(\d{4}-\d\d-\d\d)([ T])(\d\d:\d\d:\d\d)((?:\.\d+)?(?:Z|\+00(?::00)?))/g

/** No moment of a shop but a bound, such as the one of an index that leaves out what is not due. */
const EPOCH = '1970-01-01'

/** Moves every moment in a text by whole seconds; fractions of a second and the way it is written stay. */
export function shiftTimestamps(text: string, seconds: number): string {
  return text.replace(TIMESTAMP, (whole, date: string, separator: string, time: string, rest: string) => {
    if (date === EPOCH) return whole
    const moved = new Date(Date.parse(`${date}T${time}Z`) + seconds * 1_000).toISOString()
    return `${moved.slice(0, 10)}${separator}${moved.slice(11, 19)}${rest}`
  })
}
