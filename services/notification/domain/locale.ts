import { isCountry } from '@stoa/kit/values/countries/countries'
import { exponentOf, type Money } from '@stoa/kit/values/money'
import { LRUCache } from 'lru-cache'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/**
 * The locales whose templates a message may be made of, from the one that the recipient chose, the best first: each without its last
 * part (RFC 4647 §3.4), and English at last.
 */
export function fallbackLocales(chosen: string): [string, ...string[]] {
  try {
    const subtags = new Intl.Locale(chosen).baseName.split('-')
    const shorter = subtags.map((_subtag, index) => subtags.slice(0, subtags.length - index).join('-'))
    return [...new Set([...shorter, 'en'])] as [string, ...string[]]
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return ['en']
  }
}

const languageOf = (tag: string) => tag.split('-')[0]

/** The BCP 47 tag that amounts and times are formatted for: the recipient's own where the message is in their language. */
export const tagOf = ([chosen]: [string, ...string[]], used: string): string =>
  languageOf(chosen) === languageOf(used) ? chosen : used

/** Formats kept; customers choose the tags, so there is a limit. */
const MAX_FORMATS = 100

/** Creating a format takes far longer than using it. */
function memoize<Format extends object, Args extends string[]>(create: (...args: Args) => Format) {
  const formats = new LRUCache<string, Format>({ max: MAX_FORMATS })
  return (...args: Args): Format => {
    const key = args.join(' ')
    const known = formats.get(key)
    if (known) return known
    const format = create(...args)
    formats.set(key, format)
    return format
  }
}

const moneyFormat = memoize((tag: string, currency: string) => {
  const decimals = exponentOf(currency)
  const fraction = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return new Intl.NumberFormat(tag, { style: 'currency', currency, ...fraction })
})

const momentFormat = memoize(
  (tag: string, timeZone: string) =>
    new Intl.DateTimeFormat(tag, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    }),
)

const countryNames = memoize((tag: string) => new Intl.DisplayNames([tag], { type: 'region' }))

/** An amount as text, `€19.99`; exact, whatever its size, with as many decimals as ISO 4217 gives the currency. */
export function formatMoney({ amount, currency }: Money, tag: string): string {
  const decimals = exponentOf(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const exact = `${amount < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
  return moneyFormat(tag, currency).format(exact as Intl.StringNumericLiteral)
}

/** A moment (RFC 3339) in a time zone, with its name: `23 November 2026 at 15:00 CET`. */
export function formatMoment(time: string, tag: string, timeZone: string): string {
  return momentFormat(tag, timeZone).format(new Date(time))
}

const dayFormat = memoize(
  (tag: string) => new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
)

/** A day, `2026-11-23`, as text: `23 November 2026`. */
export const formatDay = (day: string, tag: string): string => dayFormat(tag).format(new Date(day))

/** The name of a country (ISO 3166-1); the code where there is no such country. */
export function formatCountry(code: string, tag: string): string {
  return isCountry(code) ? (countryNames(tag).of(code) ?? code) : code
}
