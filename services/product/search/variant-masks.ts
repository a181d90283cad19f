import type { Interned } from './interned.ts'
import { EVERY } from './masks.ts'
import type { PriceColumns } from './prices.ts'
import type { RowTable } from './row-table.ts'

/** What one and the same variant has to meet. A `miss` is the bit of the facet that does not care, see `SlotMask`. */
export interface VariantConditions {
  /** Wanted values, folded, of fields (`option.<name>`, folded). */
  options: readonly { field: string; wanted: ReadonlySet<string>; miss: number }[]
  price: { currency: string; gte: number; lte: number; miss: number } | null
  /** Wanted false: of the variants that meet the rest there is one, and none can be bought. */
  available: { wanted: boolean; miss: number } | null
}

export type Options = ReadonlyMap<string, string>

/** Where variants are looked up. */
export interface VariantSource {
  options: Interned<Options>
  /** By the number of prices; 0 stands for those of the product. */
  prices: PriceColumns
  /** For each variant of a slot two cells: options · 2 + available, prices. */
  rows: RowTable
}

/** The conditions of one query on variants, looked up once for each set of options and prices that variants share. */
export class VariantMasks {
  readonly #source: VariantSource
  readonly #available: VariantConditions['available']
  readonly #optionMasks: Int32Array
  readonly #priceMasks: Int32Array | null
  readonly #priceMiss: number

  constructor(source: VariantSource, { options, price, available }: VariantConditions) {
    this.#source = source
    this.#available = available
    this.#optionMasks = optionMasks(source.options, options)
    this.#priceMasks = price && source.prices.masks(price)
    this.#priceMiss = price?.miss ?? EVERY
  }

  /** For which bits one variant of the product meets all of it; only bits that are `wanted` are looked for. */
  at(slot: number, wanted: number): number {
    const { rows } = this.#source
    const cells = rows.pageOf(slot)
    const start = rows.startOf(slot)
    const end = start + rows.countOf(slot)
    const available = this.#available
    let any = 0
    let onSale = 0
    for (let at = start; at < end; at += 2) {
      const row = cells[at] ?? 0
      const mask = this.#maskOf(row, cells[at + 1] ?? 0)
      any |= mask
      if ((row & 1) === 1) onSale |= mask
      if ((onSale & wanted) === wanted) break
    }
    if (available === null) return any & wanted
    return ((available.wanted ? onSale : any & ~onSale) | (any & available.miss)) & wanted
  }

  /**
   * Counts the slots by the values that those of their variants have which meet all of it that has the bit, for several fields in
   * one look at the variants; field → key → count.
   */
  countValues(fields: readonly string[], bit: number, slots: Int32Array): Map<string, Map<string, number>> {
    const { values, ofOptions, lists } = this.#valuesOf(fields, bit)
    const met = new SlotCounts(values.length)
    const onSale = new SlotCounts(values.length)
    const wanted = this.#available?.wanted
    const { rows } = this.#source
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] ?? 0
      const cells = rows.pageOf(slot)
      const start = rows.startOf(slot)
      const end = start + rows.countOf(slot)
      for (let at = start; at < end; at += 2) {
        const row = cells[at] ?? 0
        const list = ofOptions[row >>> 1] ?? 0
        if (list === 0 || (wanted === true && (row & 1) === 0) || !this.#isPriced(cells[at + 1] ?? 0, bit)) continue
        // The list of values begins with its length.
        for (let place = list + (lists[list] ?? 0); place > list; place--) {
          const value = lists[place] ?? 0
          met.add(value, slot)
          if (wanted === false && (row & 1) === 1) onSale.add(value, slot)
        }
      }
    }
    const counts = new Map(fields.map((field) => [field, new Map<string, number>()]))
    for (const [number, { field, key }] of values.entries())
      counts.get(field)?.set(key, met.of(number) - onSale.of(number))
    return counts
  }

  /** Counts slots that meet the rest by whether one of their variants that meet all of it but availability can be bought. */
  countAvailable(bit: number, slots: Int32Array): Map<string, number> {
    const { rows } = this.#source
    let all = 0
    let onSale = 0
    for (const slot of slots) {
      const cells = rows.pageOf(slot)
      const start = rows.startOf(slot)
      const end = start + rows.countOf(slot)
      if (end > start) all += 1
      for (let at = start; at < end; at += 2) {
        const row = cells[at] ?? 0
        if ((row & 1) === 0 || (this.#maskOf(row, cells[at + 1] ?? 0) & bit) === 0) continue
        onSale += 1
        break
      }
    }
    return new Map([
      ['true', onSale],
      ['false', all - onSale],
    ])
  }

  /** The values of some fields, and where in `lists` those of the options that meet the rest begin; 0 stands for none. */
  #valuesOf(fields: readonly string[], bit: number): { values: OptionValue[]; ofOptions: Int32Array; lists: number[] } {
    const all = this.#source.options
    const values: OptionValue[] = []
    const ofOptions = new Int32Array(all.bound)
    const lists = [0]
    const numberings = fields.map((field) => ({ field, numberOf: new Map<string, number>() }))
    for (let number = 0; number < ofOptions.length; number++) {
      const options = all.get(number)
      if (!options || ((this.#optionMasks[number] ?? 0) & bit) === 0) continue
      const found: number[] = []
      for (const { field, numberOf } of numberings) {
        const key = options.get(field)
        if (key === undefined) continue
        const known = numberOf.get(key) ?? values.push({ field, key }) - 1
        numberOf.set(key, known)
        found.push(known)
      }
      if (found.length > 0) ofOptions[number] = lists.push(found.length, ...found) - found.length - 1
    }
    return { values, ofOptions, lists }
  }

  #isPriced(prices: number, bit: number): boolean {
    return prices === 0 || this.#priceMasks === null || ((this.#priceMasks[prices] ?? this.#priceMiss) & bit) !== 0
  }

  #maskOf(row: number, prices: number): number {
    const mask = this.#optionMasks[row >>> 1] ?? 0
    return this.#priceMasks && prices !== 0 ? mask & (this.#priceMasks[prices] ?? this.#priceMiss) : mask
  }
}

interface OptionValue {
  field: string
  key: string
}

/** Counts values, each once for a slot; slots come one after the other. */
class SlotCounts {
  readonly #counts: Int32Array
  readonly #lastSlot: Int32Array

  constructor(size: number) {
    this.#counts = new Int32Array(size)
    this.#lastSlot = new Int32Array(size).fill(-1)
  }

  add(value: number, slot: number): void {
    if (this.#lastSlot[value] === slot) return
    this.#lastSlot[value] = slot
    this.#counts[value] = (this.#counts[value] ?? 0) + 1
  }

  of(value: number): number {
    return this.#counts[value] ?? 0
  }
}

function optionMasks(all: Interned<Options>, conditions: VariantConditions['options']): Int32Array {
  const masks = new Int32Array(all.bound).fill(EVERY)
  for (const { field, wanted, miss } of conditions) {
    for (let number = 0; number < masks.length; number++) {
      if (!wanted.has(all.get(number)?.get(field) ?? '')) masks[number] = (masks[number] ?? 0) & miss
    }
  }
  return masks
}
