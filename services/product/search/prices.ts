import type { SlotMask } from './masks.ts'
import { readList, type Saved, type Write, writeList } from './pieces.ts'
import { type PriceBounds, type PriceColumn, PriceMask } from './price-mask.ts'

/** Prices of all products, a column per currency; amounts in minor units. */
export class PriceColumns {
  readonly #columns = new Map<string, PriceColumn>()

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

  async save(write: Write): Promise<void> {
    const columns = [...this.#columns]
    await write(columns.map(([currency]) => currency))
    for (const [, { min, max, between }] of columns) {
      await writeList(write, min.length, (from, to) => {
        const inside = Array.from({ length: to - from }, (_, at) => between.get(from + at) ?? null)
        return { min: min.slice(from, to), max: max.slice(from, to), inside }
      })
    }
  }

  async restore(saved: Saved): Promise<void> {
    for (const currency of await saved.next<string[]>()) {
      await readList<{ min: Float64Array; max: Float64Array; inside: (number[] | null)[] }>(saved, (piece, from) => {
        for (const [at, amount] of piece.min.entries()) {
          const slot = from + at
          if (Number.isNaN(amount) || !saved.isKept(slot)) continue
          const column = this.#columnFor(currency, slot)
          column.min[slot] = amount
          column.max[slot] = piece.max[at] ?? Number.NaN
          const inside = piece.inside[at]
          if (inside) column.between.set(slot, inside)
        }
      })
    }
  }

  /** The smallest amount in a currency, or null when the product is not sold in it. */
  lowest(slot: number, currency: string): number | null {
    const amount = this.#columns.get(currency)?.min[slot] ?? Number.NaN
    return Number.isNaN(amount) ? null : amount
  }

  /** The currencies a product is sold in. */
  currenciesOf(slot: number): string[] {
    const found: string[] = []
    for (const [currency, { min }] of this.#columns)
      if (slot < min.length && !Number.isNaN(min[slot])) found.push(currency)
    return found
  }

  /** Whether a product has exactly these prices now. */
  isSame(slot: number, prices: readonly { currency: string; amount: number }[]): boolean {
    const wanted = amountsByCurrency(prices)
    if (wanted.size !== this.currenciesOf(slot).length) return false
    for (const [currency, amounts] of wanted) {
      const column = this.#columns.get(currency)
      if (column?.min[slot] !== amounts[0] || column?.max[slot] !== amounts[amounts.length - 1]) return false
      const between = column?.between.get(slot) ?? []
      if (String(between) !== String(amounts.slice(1, -1))) return false
    }
    return true
  }

  /** The condition that an amount is within the bounds (both inclusive). */
  within(bounds: PriceBounds): SlotMask {
    return new PriceMask(this.#columns.get(bounds.currency), bounds)
  }

  /** The masks of the same condition for all slots. */
  masks(bounds: PriceBounds): Int32Array {
    const mask = this.within(bounds)
    return Int32Array.from({ length: this.#columns.get(bounds.currency)?.min.length ?? 0 }, (_, slot) => mask.at(slot))
  }

  /** The smallest and largest amount among the slots (null = all), or null when none is sold in the currency. */
  range(currency: string, slots: Int32Array | null): { min: number; max: number } | null {
    const column = this.#columns.get(currency)
    if (!column) return null
    let min = Number.POSITIVE_INFINITY
    let max = Number.NEGATIVE_INFINITY
    const count = slots ? slots.length : column.min.length
    for (let at = 0; at < count; at++) {
      const slot = slots ? (slots[at] ?? 0) : at
      // Comparisons with NaN are false, so that products not sold in the currency do not count.
      if ((column.min[slot] ?? Number.NaN) < min) min = column.min[slot] ?? 0
      if ((column.max[slot] ?? Number.NaN) > max) max = column.max[slot] ?? 0
    }
    return min <= max ? { min, max } : null
  }

  #columnFor(currency: string, slot: number): PriceColumn {
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
