import { parsePhoneNumber } from 'awesome-phonenumber'

/** Countries (ISO 3166-1 alpha-2) that SMS go to, or all of them. */
export type SmsCountries = ReadonlySet<string> | 'all'

/** Where SMS arrive. Some countries do not tell mobile numbers from others. */
const TYPES = new Set(['mobile', 'fixed-line-or-mobile'])

/**
 * Why no code goes to a number; null when one may. Numbers that cost the shop dearly are the ones that a fraud asks for: those of
 * countries where it has no customers, and premium ones.
 */
export function refusalOfNumber(
  e164: string,
  countries: SmsCountries,
): { code: 'invalid' | 'country'; detail: string } | null {
  const { valid, type, regionCode, number } = parsePhoneNumber(e164)
  if (!valid || number?.e164 !== e164) return { code: 'invalid', detail: 'There is no such phone number.' }
  if (countries !== 'all' && !(regionCode && countries.has(regionCode))) {
    return { code: 'country', detail: 'This shop sends no SMS to this country.' }
  }
  return TYPES.has(type) ? null : { code: 'invalid', detail: 'This is not the number of a mobile phone.' }
}
