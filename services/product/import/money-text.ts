/** Why a text is not a price. */
export type MoneyTextProblem = 'not_decimal' | 'negative' | 'too_precise' | 'too_large' | 'ambiguous'

/** A point before three digits: in half of the world `1.000` is a thousand. No group of thousands follows a zero alone. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}\.\d{3}$/

/** Whether a number may be meant a thousand times as large as it reads; `decimals` are those that it has by itself. */
export function maybeThousands(text: string, decimals: number): boolean {
  return decimals !== 3 && THOUSANDS.test(text.trim())
}

/**
 * Decimal text to minor units, digit by digit: a float would turn 19.99 into 1998.9999999999998.
 * Zeros beyond the exponent are accepted because Shopify writes `5000.00` for yen.
 * @param exponent digits after the decimal point in the currency's minor unit (ISO 4217): 2 for EUR, 0 for JPY
 */
export function parseMinorUnits(text: string, exponent: number): { amount: number } | { problem: MoneyTextProblem } {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim())
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (!match || (whole === '' && fraction === '')) return { problem: 'not_decimal' }
  if (/[1-9]/.test(fraction.slice(exponent))) return { problem: 'too_precise' }
  if (maybeThousands(text, exponent)) return { problem: 'ambiguous' }
  const digits = (whole + fraction.slice(0, exponent).padEnd(exponent, '0')).replace(/^0+(?=\d)/, '')
  // 2^53-1 has 16 digits; beyond that Number() would round.
  if (digits.length > 16) return { problem: 'too_large' }
  const amount = Number(digits)
  if (!Number.isSafeInteger(amount)) return { problem: 'too_large' }
  if (sign === '-' && amount !== 0) return { problem: 'negative' }
  return { amount }
}

/** Minor units as decimal text, `1999` as `19.99`. */
export function formatMinorUnits(amount: number, exponent: number): string {
  const digits = String(amount).padStart(exponent + 1, '0')
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}
