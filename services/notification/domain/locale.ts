import { exponentOf, type Money } from '@stoa/kit/values/money'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

export interface MailLocale {
  /** Which templates are used. */
  language: Language
  /** BCP 47 tag that amounts and dates are written in; always of the same language. */
  tag: string
}

/** The locale a message is written in, from what the customer has chosen; English where we have no words. */
export function chooseLocale(wanted: string): MailLocale {
  try {
    const locale = new Intl.Locale(wanted)
    const language = languages.find((known) => known === locale.language)
    if (language) return { language, tag: locale.baseName }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return { language: 'en', tag: 'en' }
}

/** Customers choose the tags, so they are not kept without end. */
const MAX_FORMATS = 100

/** Making a format takes far longer than using it. */
function remembered<Format, Facts extends string[]>(make: (...facts: Facts) => Format): (...facts: Facts) => Format {
  const known = new Map<string, Format>()
  return (...facts) => {
    const key = facts.join(' ')
    const found = known.get(key)
    if (found) return found
    if (known.size >= MAX_FORMATS) known.clear()
    const format = make(...facts)
    known.set(key, format)
    return format
  }
}

const moneyFormat = remembered((tag: string, currency: string) => {
  const decimals = exponentOf(currency)
  const fraction = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return new Intl.NumberFormat(tag, { style: 'currency', currency, ...fraction })
})

const dayFormat = remembered((tag: string) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }))

/** An amount as text, `€19.99`; exact, whatever its size, with as many decimals as ISO 4217 gives the currency. */
export function formatMoney({ amount, currency }: Money, tag: string): string {
  const decimals = exponentOf(currency)
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const exact = `${amount < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
  return moneyFormat(tag, currency).format(exact as Intl.StringNumericLiteral)
}

/** A moment (RFC 3339) as a day in UTC: `23 November 2026`. */
export function formatDay(time: string, tag: string): string {
  return dayFormat(tag).format(new Date(time))
}
