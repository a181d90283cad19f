/** Entries of the setting that stand for every port of this machine: dev servers take whatever is free. */
const ANY_PORT: Readonly<Record<string, RegExp>> = {
  'http://localhost:*': /^http:\/\/localhost(?::\d{1,5})?$/,
  'http://127.0.0.1:*': /^http:\/\/127\.0\.0\.1(?::\d{1,5})?$/,
  'http://[::1]:*': /^http:\/\/\[::1\](?::\d{1,5})?$/,
}

/** Whether the setting may name it. */
export function isOriginEntry(entry: string): boolean {
  return Object.hasOwn(ANY_PORT, entry) || (URL.parse(entry)?.origin === entry && !entry.includes('*'))
}

/** What the entries allow, one by one. */
export const allowedOrigins = (entries: readonly string[]): (string | RegExp)[] =>
  entries.map((entry) => ANY_PORT[entry] ?? entry)

/** Whether one of them allows an origin. */
export function createOriginCheck(entries: readonly string[]): (origin: string) => boolean {
  const exact = new Set(entries)
  const patterns = allowedOrigins(entries).filter((one) => typeof one !== 'string')
  return (origin) => exact.has(origin) || patterns.some((pattern) => pattern.test(origin))
}
