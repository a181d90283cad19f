import { languageData } from './languages.ts'
import type { Visit } from './stoa.server.ts'

/** `26 November 2026`, in the shop's time zone. It is written on the server, so that browsers elsewhere show the same. */
export function dateFor({ language, facts }: Pick<Visit, 'language' | 'facts'>, time: string): string {
  const { format } = languageData[language]
  return new Intl.DateTimeFormat(format, { dateStyle: 'long', timeZone: facts.timeZone }).format(new Date(time))
}
