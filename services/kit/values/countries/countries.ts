/** The countries of ISO 3166-1 and how an address is written in each. The one table of the product. */
import { iso31661 } from 'iso-3166'
import { unprocessableField } from '../problem.ts'
import table from './data/address-formats.json' with { type: 'json' }

/** How an address is written in a country, as in data/address-formats.json. */
interface AddressFormat {
  /** Fields of an address in the order they are written, separated by blanks. */
  fields: string
  /** Those a form should ask for. */
  required: string
  region_label?: string
  city_label?: string
  postal_label?: string
  /** Without `^` and `$`; blanks and hyphens are optional. */
  postal_pattern?: string
  postal_example?: string
  phone?: string
  /** Code, name and other names. */
  regions?: string[][]
}

const formats: ReadonlyMap<string, AddressFormat> = new Map(Object.entries(table as Record<string, AddressFormat>))

/** ISO 3166-1 alpha-2 codes that are assigned to a country, in the order of the alphabet. */
export const countryCodes: readonly string[] = iso31661.map(({ alpha2 }) => alpha2).sort()

const known = new Set(countryCodes)

/** Whether ISO 3166-1 has this alpha-2 code. */
export function isCountry(code: string): boolean {
  return known.has(code)
}

/** Codes that are often meant for a country and are not its code. */
const OFTEN_MEANT: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }

const englishNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** Why a code is refused, in a sentence. */
export function unknownCountry(code: string): string {
  const meant = OFTEN_MEANT[code]
  const hint = meant === undefined ? '' : ` The code of ${englishNames.of(meant)} is ${meant}.`
  return `ISO 3166-1 has no country ${code}.${hint}`
}

/** Refuses a code that ISO 3166-1 does not have; `pointer` names the field. */
export function assertCountry(code: string, pointer: string): void {
  if (isCountry(code)) return
  throw unprocessableField(pointer, 'country', unknownCountry(code))
}

export function addressFormatOf(country: string): AddressFormat {
  const format = formats.get(country)
  if (!format) throw new RangeError(`no country ${country}`)
  return format
}
