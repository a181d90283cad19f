import type { Bitset } from './bitset.ts'

interface Column {
  /** NaN = not sold in this currency. */
  min: Float64Array
  max: Float64Array
  /** Amounts between the two, for the few products with more than two different ones. */
  between: Map<number, number[]>
}

/** Prices of all products, a column per currency; amounts in minor units. */
export class PriceColumns {
  readonly #columns = new Map<string, Column>()

  put(slot: number, prices: readonly { currency: string; amount: number }[]): void {
    this.remove(slot)
    for (const [currency, amounts] of amountsByCurrency(prices)) {
      const column = this.#columnFor(currency, slot)
      column.min[slot] = amounts[0] ?? Number.NaN
      column.max[slot] = amounts[amounts.length - 1] ?? Number.NaN
      if (amounts.length > 2) column.between.set(slot, amounts.slice(1, -1))
    }
  }

  remove(slot: number): void {
    for (const column of this.#columns.values()) {
      if (slot < column.min.length) column.min[slot] = column.max[slot] = Number.NaN
      column.between.delete(slot)
    }
  }

  has(currency: string): boolean {
    return this.#columns.has(currency)
  }

  /** The smallest amount in a currency, or null when the product is not sold in it. */
  lowest(slot: number, currency: string): number | null {
    const amount = this.#columns.get(currency)?.min[slot] ?? Number.NaN
    return Number.isNaN(amount) ? null : amount
  }

  /** Adds to a set the slots that have an amount within the bounds (both inclusive). */
  collect(currency: string, gte: number, lte: number, into: Bitset): void {
    const column = this.#columns.get(currency)
    if (!column) return
    const within = (amount: number) => amount >= gte && amount <= lte
    for (let slot = 0; slot < column.min.length; slot++) {
      const min = column.min[slot] ?? Number.NaN
      const max = column.max[slot] ?? Number.NaN
      if (within(min) || within(max)) into.add(slot)
      else if (min < gte && max > lte && column.between.get(slot)?.some(within)) into.add(slot)
    }
  }

  /** The smallest and largest amount among the slots, or null when none is sold in the currency. */
  range(currency: string, matches: Bitset | null): { min: number; max: number } | null {
    const column = this.#columns.get(currency)
    let min = Number.POSITIVE_INFINITY
    let max = Number.NEGATIVE_INFINITY
    for (let slot = 0; column && slot < column.min.length; slot++) {
      // Comparisons with NaN are false, so that products not sold in the currency do not count.
      if (matches && !matches.has(slot)) continue
      if ((column.min[slot] ?? 0) < min) min = column.min[slot] ?? 0
      if ((column.max[slot] ?? 0) > max) max = column.max[slot] ?? 0
    }
    return min <= max ? { min, max } : null
  }

  #columnFor(currency: string, slot: number): Column {
    const column = this.#columns.get(currency) ?? {
      ...{ min: new Float64Array(), max: new Float64Array() },
      between: new Map(),
    }
    if (slot >= column.min.length) {
      column.min = grown(column.min, slot)
      column.max = grown(column.max, slot)
    }
    this.#columns.set(currency, column)
    return column
  }
}

/** Different amounts per currency, rising. */
function amountsByCurrency(prices: readonly { currency: string; amount: number }[]): Map<string, number[]> {
  const found = new Map<string, Set<number>>()
  for (const { currency, amount } of prices) {
    const amounts = found.get(currency) ?? new Set()
    found.set(currency, amounts.add(amount))
  }
  return new Map([...found].map(([currency, amounts]) => [currency, [...amounts].sort((a, b) => a - b)]))
}

function grown(column: Float64Array, slot: number): Float64Array {
  const larger = new Float64Array(Math.max(64, slot + 1, column.length * 2)).fill(Number.NaN)
  larger.set(column)
  return larger
}
