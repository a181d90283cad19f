import { type ConfigOf, integer, list, type Setting, text, url } from '@stoa/kit/process/config'
import { isCountry } from '@stoa/kit/values/countries/countries'
import type { SmsCountries } from './domain/phone-number.ts'

/** Codes of countries, or `*` for all of them. */
const countries: Setting<SmsCountries> = {
  parse(value) {
    if (value.trim() === '*') return 'all'
    const codes = list().parse(value)
    const unknown = codes.filter((code) => !isCountry(code))
    if (unknown.length > 0) throw new Error('is neither * nor a list of countries such as DE,AT,CH')
    return new Set(codes)
  },
  fallback: { value: new Set() },
}

function optionalUrl(protocols: string[]): Setting<string | undefined> {
  return { parse: url(protocols).parse, fallback: { value: undefined } }
}

export const settings = {
  POSTGRES_URL: url(['postgres', 'postgresql']),
  POSTGRES_POOL: integer({ min: 1, max: 200 }, 10),
  /** Where live sessions are mirrored; the cache Redis unless set. */
  SESSION_REDIS_URL: optionalUrl(['redis', 'rediss']),
  STOA_TOKEN_ISSUER: text('stoa'),
  STOA_TOKEN_AUDIENCE: text('stoa-api'),
  // Of libuv's four threads: many sign-ins at once leave some for DNS and files.
  PASSWORD_WORKERS: integer({ min: 1, max: 64 }, 2),
  /** Countries whose phone numbers get SMS; none unless set, because each SMS costs money. */
  SMS_COUNTRIES: countries,
  /** Codes that the whole shop sends in 24 hours. */
  PHONE_CODES_PER_DAY: integer({ min: 0, max: 1_000_000 }, 500),
}

export type UserConfig = ConfigOf<typeof settings>
