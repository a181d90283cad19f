/** The languages of the shop. The first one is that of addresses without a language. */
export const languages = ['en', 'de'] as const

export type Language = (typeof languages)[number]

export const [defaultLanguage] = languages

/** What each language calls itself, and how it writes dates and numbers. */
export const languageData: Record<Language, { name: string; format: string }> = {
  en: { name: 'English', format: 'en-GB' },
  de: { name: 'Deutsch', format: 'de-DE' },
}

export const isLanguage = (text: string | undefined): text is Language => languages.includes(text as Language)

/** The language of an address: `/de/cart` is German. */
export function languageOf(pathname: string): Language {
  // React Router asks for the data of a page at `/de/cart.data`, and of `/de` itself at `/de.data`.
  const [, first] = pathname.replace(/\.data$/, '').split('/')
  return isLanguage(first) ? first : defaultLanguage
}

/** The address of a page in a language; `path` is the one without a language. */
export function pathIn(language: Language, path: string): string {
  if (language === defaultLanguage) return path
  return path === '/' ? `/${language}` : `/${language}${path}`
}

/** The address of a page without its language. */
export function pathWithout(pathname: string): string {
  const language = languageOf(pathname)
  return language === defaultLanguage ? pathname : pathname.slice(language.length + 1) || '/'
}
