import { languageData } from './languages.ts'
import type { Visit } from './stoa.server.ts'

type Reader = Pick<Visit, 'language' | 'facts'>

function written({ language, facts }: Reader, time: string, style: Intl.DateTimeFormatOptions): string {
  const { format } = languageData[language]
  return new Intl.DateTimeFormat(format, { ...style, timeZone: facts.timeZone }).format(new Date(time))
}

/** `26 November 2026`, in the shop's time zone. It is written on the server, so that browsers elsewhere show the same. */
export const dateFor = (reader: Reader, time: string): string => written(reader, time, { dateStyle: 'long' })

/** `26 November 2026 at 14:05`, likewise. */
export const momentFor = (reader: Reader, time: string): string =>
  written(reader, time, { dateStyle: 'long', timeStyle: 'short' })
