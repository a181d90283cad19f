/** A day of a cell, or why it cannot be told. */
type DayRead = { day: string } | { problem: 'ambiguous' | 'invalid' }

const ISO = /^(\d{4})-(\d\d)-(\d\d)$/
/** As people and spreadsheet programs write it: `5.1.2026`, `05/01/2026`, `1-31-2026`. */
const WRITTEN = /^(\d\d?)([./-])(\d\d?)\2(\d{4})$/

function dayOf(year: string, month: string, day: string): DayRead {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${text}T00:00:00Z`)
  // The thirtieth of February is a day in March to the parser.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
  return isDay ? { day: text } : { problem: 'invalid' }
}

/**
 * A day as RFC 3339 has it. With points the day is first in every country; with slashes or hyphens it is told by the number that
 * can be no month, and where both can be one nobody knows.
 */
export function readWrittenDay(text: string): DayRead {
  const [, year, month, day] = ISO.exec(text) ?? []
  if (year && month && day) return dayOf(year, month, day)
  const [, first, mark, second, ofYear] = WRITTEN.exec(text) ?? []
  if (!first || !second || !ofYear) return { problem: 'invalid' }
  if (mark === '.' || Number(first) > 12) return dayOf(ofYear, second, first)
  if (Number(second) > 12 || Number(first) === Number(second)) return dayOf(ofYear, first, second)
  return { problem: 'ambiguous' }
}
