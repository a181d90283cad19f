import { canonicalLocale, localeChain } from '@stoa/kit/values/locale'
import { invalidField } from '@stoa/kit/values/problem'

/** Canonical BCP 47 tag → what something is called in that language. */
export type NameTranslations = Readonly<Record<string, { name: string }>>

/** What buyers read the name of. */
export interface Named {
  name: string
  /** What was written by a build of before has none. */
  translations?: NameTranslations
}

/** The languages that texts for a buyer are looked for in, the nearest first. */
export function localesOf(locale: string): string[] {
  return localeChain(canonicalLocale(locale) ?? locale)
}

/** The name in the buyer's language, else as staff first wrote it. */
export function nameIn({ name, translations = {} }: Named, locale: string): string {
  const found = localesOf(locale).find((tag) => Object.hasOwn(translations, tag))
  return found === undefined ? name : (translations[found]?.name ?? name)
}

/** Translations by canonical tags; refused for what is no tag. */
export function translationsFrom(sent: NameTranslations, pointer: string): NameTranslations {
  const entries = Object.entries(sent).map(([tag, text]) => {
    const locale = canonicalLocale(tag)
    if (locale === null) throw invalidField(pointer, 'name', 'The name of a language is a BCP 47 tag.')
    return [locale, text] as const
  })
  return Object.fromEntries(entries)
}
