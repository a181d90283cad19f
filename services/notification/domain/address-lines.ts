import { regionName } from '@stoa/kit/values/countries/regions'
import { isVisible, oneLine } from '@stoa/kit/values/visible-text'

export interface Address {
  name: string
  company?: string
  line1: string
  line2?: string
  city?: string
  region?: string
  postal_code?: string
  country: string
}

/** What stands between two parts of a line that are both there. */
const joined = (separator: string, ...parts: (string | undefined)[]) =>
  parts.filter((part) => part !== undefined && isVisible(part)).join(separator)

/** The lines of an address without its country, none of them empty, whatever is left out of it. */
export function addressLines(address: Address): string[] {
  const { name, company, line1, line2, city, region, postal_code, country } = address
  const place = joined(' ', postal_code, city)
  const lines = [name, company, line1, line2, joined(', ', place, region && regionName(country, region))]
  return lines.flatMap((line) => (line !== undefined && isVisible(line) ? [oneLine(line)] : []))
}
