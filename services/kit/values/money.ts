import { DomainError } from './problem.ts'

export interface Money {
  /** Minor units. */
  amount: number
  /** ISO 4217. */
  currency: string
}

const NO_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))
const FOUR_DECIMALS = new Set(['CLF', 'UYW'])
// Funds codes such as CLF are no tender, and some builds of ICU leave them out.
const CURRENCIES = new Set([
  ...Intl.supportedValuesOf('currency'),
  ...[NO_DECIMALS, THREE_DECIMALS, FOUR_DECIMALS].flatMap((codes) => [...codes]),
])

/** Whether ISO 4217 has this code. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code)
}

/** How many decimals the currency has (ISO 4217 table). */
export function exponentOf(currency: string): number {
  if (NO_DECIMALS.has(currency)) return 0
  if (THREE_DECIMALS.has(currency)) return 3
  return FOUR_DECIMALS.has(currency) ? 4 : 2
}

/** An amount of minor units; throws when a JavaScript number cannot hold it exactly (beyond 2^53 - 1). */
export function safeAmount(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new DomainError('unprocessable', 'The amount is too large.')
  return amount
}

export function money(amount: number, currency: string): Money {
  return { amount: safeAmount(amount), currency }
}

/** `a * b / c`, rounded half away from zero, in integers throughout. */
export function mulDiv(a: number, b: number, c: number): number {
  const product = BigInt(a) * BigInt(b)
  const divisor = BigInt(c)
  const negative = product < 0n !== divisor < 0n
  const [p, d] = [product < 0n ? -product : product, divisor < 0n ? -divisor : divisor]
  const rounded = (p * 2n + d) / (d * 2n)
  return safeAmount(Number(negative ? -rounded : rounded))
}

/** Splits an amount in proportion to weights by largest remainder: the parts always sum to the whole. */
export function split(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((total, weight) => total + weight, 0)
  if (whole <= 0) throw new RangeError('split needs a positive weight')
  const sign = amount < 0 ? -1 : 1
  const total = BigInt(Math.abs(amount))
  const shares = weights.map((weight, index) => {
    const product = total * BigInt(weight)
    return { index, share: product / BigInt(whole), rest: product % BigInt(whole) }
  })
  let left = total - shares.reduce((given, { share }) => given + share, 0n)
  for (const part of [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1))) {
    if (left === 0n) break
    part.share += 1n
    left -= 1n
  }
  return shares.map(({ share }) => sign * Number(share))
}
