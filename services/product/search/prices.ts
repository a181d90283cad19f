import type { Bitset } from './bitset.ts'

/** Prices of all products, a column per currency; amounts in minor units. */
export interface PriceColumns {
  put(slot: number, prices: readonly { currency: string; amount: number }[]): void
  remove(slot: number): void
  has(currency: string): boolean
  /** The smallest amount in a currency, or null when the product is not sold in it. */
  lowest(slot: number, currency: string): number | null
  /** Adds to a set the slots that have an amount within the bounds (both inclusive). */
  collect(currency: string, gte: number, lte: number, into: Bitset): void
  /** The smallest and largest amount among the slots, or null when none is sold in the currency. */
  range(currency: string, matches: Bitset | null): { min: number; max: number } | null
}

interface Column {
  /** NaN = not sold in this currency. */
  min: Float64Array
  max: Float64Array
  /** Amounts between the two, for the few products with more than two different ones. */
  between: Map<number, number[]>
}

/** Creates empty columns. */
export function createPriceColumns(): PriceColumns {
  const columns = new Map<string, Column>()

  function columnFor(currency: string, slot: number): Column {
    const column = columns.get(currency) ?? { min: new Float64Array(), max: new Float64Array(), between: new Map() }
    if (slot >= column.min.length) {
      column.min = grown(column.min, slot)
      column.max = grown(column.max, slot)
    }
    columns.set(currency, column)
    return column
  }

  function remove(slot: number): void {
    for (const column of columns.values()) {
      if (slot < column.min.length) column.min[slot] = column.max[slot] = Number.NaN
      column.between.delete(slot)
    }
  }

  return {
    put(slot, prices) {
      remove(slot)
      for (const [currency, amounts] of amountsByCurrency(prices)) {
        const column = columnFor(currency, slot)
        column.min[slot] = amounts[0] ?? Number.NaN
        column.max[slot] = amounts[amounts.length - 1] ?? Number.NaN
        if (amounts.length > 2) column.between.set(slot, amounts.slice(1, -1))
      }
    },
    remove,
    has: (currency) => columns.has(currency),
    lowest(slot, currency) {
      const amount = columns.get(currency)?.min[slot] ?? Number.NaN
      return Number.isNaN(amount) ? null : amount
    },
    collect(currency, gte, lte, into) {
      const column = columns.get(currency)
      if (!column) return
      const within = (amount: number) => amount >= gte && amount <= lte
      for (let slot = 0; slot < column.min.length; slot++) {
        const min = column.min[slot] ?? Number.NaN
        const max = column.max[slot] ?? Number.NaN
        if (within(min) || within(max)) into.add(slot)
        else if (min < gte && max > lte && column.between.get(slot)?.some(within)) into.add(slot)
      }
    },
    range(currency, matches) {
      const column = columns.get(currency)
      let min = Number.POSITIVE_INFINITY
      let max = Number.NEGATIVE_INFINITY
      for (let slot = 0; column && slot < column.min.length; slot++) {
        // Comparisons with NaN are false, so unsold products drop out by themselves.
        if (matches && !matches.has(slot)) continue
        if ((column.min[slot] ?? 0) < min) min = column.min[slot] ?? 0
        if ((column.max[slot] ?? 0) > max) max = column.max[slot] ?? 0
      }
      return min <= max ? { min, max } : null
    },
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
