import { languageData } from './languages.ts'
import type { Visit } from './stoa.server.ts'

type Reader = Pick<Visit, 'language' | 'facts'>

/** Making a format takes far longer than using it, and a list of orders has many dates. The zone is the shop's. */
const formats = new Map<string, Intl.DateTimeFormat>()

function written({ language, facts: { timeZone } }: Reader, time: string, style: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([language, timeZone, style])
  const format = formats.get(key) ?? new Intl.DateTimeFormat(languageData[language].format, { ...style, timeZone })
  formats.set(key, format)
  return format.format(new Date(time))
}

/** `26 November 2026`, in the shop's time zone. It is written on the server, so that browsers elsewhere show the same. */
export const dateFor = (reader: Reader, time: string): string => written(reader, time, { dateStyle: 'long' })

/** `26 November 2026 at 14:05`, likewise. */
export const momentFor = (reader: Reader, time: string): string =>
  written(reader, time, { dateStyle: 'long', timeStyle: 'short' })
