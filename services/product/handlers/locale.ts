import { canonicalLocale, localeChain } from '@stoa/kit/values/locale'
import { invalidParameter } from '@stoa/kit/values/problem'
import type { Locales } from '../domain/localised.ts'

/** The requested locale and those that it falls back to; none where none is requested. */
export function localesOf({ locale }: { locale?: string }): Locales {
  if (locale === undefined) return []
  const canonical = canonicalLocale(locale)
  if (canonical === null) throw invalidParameter('locale', 'invalid', `${locale} is no BCP 47 tag.`)
  return localeChain(canonical)
}

/** The header that tells the language of what is shown. */
export function contentLanguage(locale: string | null): Record<string, string> {
  return locale === null ? {} : { 'content-language': locale }
}
