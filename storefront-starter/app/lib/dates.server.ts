import { type Language, languageData } from './languages.ts'
import { shop } from './shop.server.ts'

/** `26 November 2026`, in the shop's time zone. It is written on the server, so that browsers elsewhere show the same. */
export function dateIn(language: Language, time: string): string {
  const { format } = languageData[language]
  return new Intl.DateTimeFormat(format, { dateStyle: 'long', timeZone: shop.timeZone }).format(new Date(time))
}
