import type { Money } from '@stoa/sdk'
import { type Language, languageData } from './languages.ts'

/** Decimals by ISO 4217, where they are not two. What browsers and Node know of some currencies differs. */
const DECIMALS: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

export function decimalsOf(currency: string): number {
  const [decimals] = Object.entries(DECIMALS).find(([, codes]) => codes.split(' ').includes(currency)) ?? [2]
  return Number(decimals)
}

/** Making a format takes far longer than using it, and a page has many prices. The shop's currencies are few. */
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(currency: string, decimals: number, language: Language): Intl.NumberFormat {
  const key = `${language} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const fraction = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const format = new Intl.NumberFormat(languageData[language].format, { style: 'currency', currency, ...fraction })
  formats.set(key, format)
  return format
}

/** `€49.00`, `49,00 €`. */
export function formatMoney({ amount, currency }: Money, language: Language): string {
  const decimals = decimalsOf(currency)
  return formatOf(currency, decimals, language).format(amount / 10 ** decimals)
}

/** The decimal text of an amount without its currency, as machines read it: `49.00`. */
export function decimalText({ amount, currency }: Money): string {
  const decimals = decimalsOf(currency)
  return (amount / 10 ** decimals).toFixed(decimals)
}

/**
 * What somebody typed as a price, in minor units: `12`, `12.5`, `12,50`. Undefined for what is no price.
 */
export function parsePrice(text: string, currency: string): number | undefined {
  const match = /^\s*(\d{1,9})(?:[.,](\d{0,4}))?\s*$/.exec(text)
  if (!match) return undefined
  const decimals = decimalsOf(currency)
  const fraction = (match[2] ?? '').padEnd(decimals, '0')
  // More decimals than the currency has count if they are zeros.
  if (/[1-9]/.test(fraction.slice(decimals))) return undefined
  return Number(`${match[1]}${fraction.slice(0, decimals)}`)
}
