import { addressFormatOf, isCountry } from './countries.ts'

const patterns = new Map<string, RegExp | null>()

function patternOf(country: string): RegExp | null {
  const known = patterns.get(country)
  if (known !== undefined) return known
  const { postal_pattern } = addressFormatOf(country)
  const pattern = postal_pattern === undefined ? null : new RegExp(`^(?:${postal_pattern})$`)
  patterns.set(country, pattern)
  return pattern
}

/** Decimal digits of any script as 0 to 9: a block of ten begins where no digit stands before it. */
function asAsciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0
  for (let value = 0; value < 10; value += 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) return String(value)
  }
  return digit
}

/** How postal codes are compared: case, blanks, hyphens and the script of the digits do not matter. */
export const compactPostalCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asAsciiDigit)
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()

/** Whether a postal code can be one of the country. */
export function isPostalCode(country: string, text: string): boolean {
  const pattern = isCountry(country) ? patternOf(country) : null
  return pattern === null || pattern.test(compactPostalCode(text))
}
