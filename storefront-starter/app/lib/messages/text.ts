import { useLocation } from 'react-router'
import { type Language, languageData, languageOf } from '../languages.ts'

/** A text in every language of the shop; one that is missing is a type error. `{name}` is replaced by a value. */
export type Text = Readonly<Record<Language, string>>

/** A text that depends on a number, `count`. */
export type CountedText = Readonly<Record<Language, { one: string; other: string }>>

export type Values = Readonly<Record<string, string | number>>

const pluralRules = new Map<Language, Intl.PluralRules>()

function pluralOf(language: Language, count: number): 'one' | 'other' {
  const rules = pluralRules.get(language) ?? new Intl.PluralRules(languageData[language].format)
  pluralRules.set(language, rules)
  return rules.select(count) === 'one' ? 'one' : 'other'
}

export function textIn(language: Language, text: Text, values: Values = {}): string {
  return filled(text[language], values)
}

export function countedTextIn(language: Language, text: CountedText, count: number): string {
  return filled(text[language][pluralOf(language, count)], { count })
}

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The language of the page that is shown. It is read from the address, so error pages have it too. */
export function useLanguage(): Language {
  return languageOf(useLocation().pathname)
}

/** `const t = useText()`, then `t(m.addToCart)`. */
export function useText(): (text: Text, values?: Values) => string {
  const language = useLanguage()
  return (text, values) => textIn(language, text, values)
}
