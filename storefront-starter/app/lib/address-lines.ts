import type { Address } from '@stoa/sdk'
import { type Language, languageData } from './languages.ts'

/** An address as it is written on a parcel, its country by name. */
export function addressLines(address: Address, language: Language): string[] {
  const { name, company, line1, line2, postal_code, city, region, country } = address
  const town = [postal_code, city, region].filter(Boolean).join(' ')
  const countryName = new Intl.DisplayNames([languageData[language].format], { type: 'region' }).of(country)
  return [name, company, line1, line2, town, countryName].filter((line): line is string => Boolean(line))
}
