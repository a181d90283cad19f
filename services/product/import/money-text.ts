/** Why a text is not a price. */
export type MoneyTextProblem = 'not_decimal' | 'negative' | 'too_precise' | 'too_large' | 'ambiguous'

/** A point or comma before three digits: in half of the world `1.000` is a thousand, in the other `1,000`. No group of thousands follows a zero alone. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}([.,])\d{3}$/

/**
 * Whether a number may be meant a thousand times as large as it reads; `decimals` are those that it has by itself. Where they are
 * three, a point is a decimal one, and a comma still either.
 */
export function maybeThousands(text: string, decimals: number): boolean {
  const mark = THOUSANDS.exec(text.trim())?.[1]
  return mark === ',' || (mark === '.' && decimals !== 3)
}

/** Groups of three digits, all with the same mark between them, and decimals after another mark: `1.234,50`, `1 234,50`, `1'234.50`. */
const GROUPED = /^([+-]?\d{1,3})([., \u00a0\u202f'’])(\d{3}(?:\2\d{3}){0,4})(?!\2)([.,])(\d{1,2})$/

/** A comma before other than three digits can only be a decimal one, as half of the world writes it. */
const DECIMAL_COMMA = /^([+-]?\d*),(\d{1,2})$/

/** A number as people and their spreadsheet programs write it, with a point before its decimals; as it is where that would be a guess. */
export function withPoint(text: string): string {
  const trimmed = text.trim()
  const [, first, mark = '', rest = '', , decimals] = GROUPED.exec(trimmed) ?? []
  if (first !== undefined) return `${first}${rest.replaceAll(mark, '')}.${decimals}`
  return trimmed.replace(DECIMAL_COMMA, '$1.$2')
}

/**
 * Decimal text to minor units, digit by digit: a float would turn 19.99 into 1998.9999999999998.
 * Zeros beyond the exponent are accepted because Shopify writes `5000.00` for yen.
 * @param exponent digits after the decimal point in the currency's minor unit (ISO 4217): 2 for EUR, 0 for JPY
 */
export function parseMinorUnits(text: string, exponent: number): { amount: number } | { problem: MoneyTextProblem } {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(withPoint(text))
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  const isAmbiguous = maybeThousands(text, exponent)
  if (!match || (whole === '' && fraction === '')) return { problem: isAmbiguous ? 'ambiguous' : 'not_decimal' }
  if (/[1-9]/.test(fraction.slice(exponent))) return { problem: 'too_precise' }
  if (isAmbiguous) return { problem: 'ambiguous' }
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
