/**
 * A zone of the IANA time zone database by its name, such as Europe/Berlin; null for anything else. An offset is none: it would
 * be wrong for half of the year.
 */
export function timeZone(name: string): string | null {
  try {
    if (!/^[A-Za-z]/.test(name)) return null
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
