import type { Address } from '@stoa/sdk'
import { type Language, languageData } from './languages.ts'

/** Making the names of a language takes far longer than looking one up. */
const countryNames = new Map<Language, Intl.DisplayNames>()

function countryName(code: string, language: Language): string | undefined {
  const { format } = languageData[language]
  const names = countryNames.get(language) ?? new Intl.DisplayNames([format], { type: 'region' })
  countryNames.set(language, names)
  return names.of(code)
}

/** An address as it is written on a parcel, its country by name. */
export function addressLines(address: Address, language: Language): string[] {
  const { name, company, line1, line2, postal_code, city, region, country } = address
  const town = [postal_code, city, region].filter(Boolean).join(' ')
  return [name, company, line1, line2, town, countryName(country, language)].filter((line): line is string =>
    Boolean(line),
  )
}
