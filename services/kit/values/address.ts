/** Postal addresses as they are read: trimmed, with a country that exists and its region and postal code. */
import { addressFormatOf, assertCountry } from './countries/countries.ts'
import { isPostalCode } from './countries/postal-code.ts'
import { regionCode } from './countries/regions.ts'
import { invalidField, unprocessableField } from './problem.ts'
import { trimmed } from './visible-text.ts'

/** A postal address as it is kept (common.yaml#Address). */
export interface Address {
  name: string
  line1: string
  /** ISO 3166-1 alpha-2. */
  country: string
  company?: string
  line2?: string
  city?: string
  /** ISO 3166-2 without the country where the country has such a part; otherwise as it was written. */
  region?: string
  postal_code?: string
  /** E.164. */
  phone?: string
}

/** Every text without blanks at its ends; a line that shows nothing is left out, and refused where an address needs it. */
function withTrimmedLines(address: Address, pointer: string): Address {
  const lines = Object.entries(address).map(([field, line]) => [field, trimmed(line)] as const)
  for (const [field, line] of lines) {
    if (line === '' && (field === 'name' || field === 'line1')) {
      throw invalidField(`${pointer}/${field}`, 'blank', `${pointer}/${field} shows nothing.`)
    }
  }
  return Object.fromEntries(lines.filter(([, line]) => line !== '')) as unknown as Address
}

/**
 * An address as it is kept; `pointer` names it in the body. What is missing is not asked for here: which lines a country
 * needs is advice to forms. What is there must be right: the country, and a postal code where the country has a pattern.
 */
export function readAddress(given: Address, pointer: string): Address {
  const address = withTrimmedLines(given, pointer)
  const { country, region, postal_code } = address
  assertCountry(country, `${pointer}/country`)
  if (postal_code !== undefined && !isPostalCode(country, postal_code)) {
    const example = addressFormatOf(country).postal_example
    throw unprocessableField(
      `${pointer}/postal_code`,
      'postal_code',
      `It is no postal code of ${country}, such as ${example}.`,
    )
  }
  return region === undefined ? address : { ...address, region: regionCode(country, region) ?? region }
}
