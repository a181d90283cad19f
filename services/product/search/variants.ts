import { facetField, facetValue, type SearchVariant } from './entry.ts'
import { Interned } from './interned.ts'
import { PriceColumns } from './prices.ts'
import { RowTable } from './row-table.ts'
import { type Options, type VariantConditions, VariantMasks, type VariantSource } from './variant-masks.ts'

type Prices = SearchVariant['prices']

/**
 * The variants of products with more than one, so that conditions are met by one variant and not by several together. A
 * variant is two numbers: its options with whether it can be bought, and its prices, which many variants share.
 */
export class VariantRows implements VariantSource {
  readonly options = new Interned<Options>()
  readonly prices = new PriceColumns()
  readonly #priceNumbers = new Interned<Prices>()
  readonly rows = new RowTable()

  put(slot: number, variants: readonly SearchVariant[]): void {
    const before = this.rows.of(slot).slice()
    this.rows.put(slot, variants.length > 1 ? this.#cellsFor(variants) : [])
    this.#release(before)
  }

  remove(slot: number): void {
    this.put(slot, [])
  }

  has(slot: number): boolean {
    return this.rows.countOf(slot) > 0
  }

  /** What variants meet of a query's conditions. */
  masks(conditions: VariantConditions): VariantMasks {
    return new VariantMasks(this, conditions)
  }

  #cellsFor(variants: readonly SearchVariant[]): number[] {
    const keys = variants.map(({ prices }) => JSON.stringify(prices))
    // Where all variants cost the same, the prices of the product say it all.
    const isOnePrice = keys.every((key) => key === keys[0])
    return variants.flatMap(({ available, options, prices }, at) => {
      const values = options.map(([name, value]) => [facetField(`option.${name}`), facetValue(value)] as const)
      const optionsNumber = this.options.use(JSON.stringify(values), new Map(values))
      return [optionsNumber * 2 + Number(available), isOnePrice ? 0 : this.#usePrices(keys[at] ?? '', prices)]
    })
  }

  #usePrices(key: string, prices: Prices): number {
    const isNew = !this.#priceNumbers.has(key)
    const number = this.#priceNumbers.use(key, prices)
    if (isNew) this.prices.put(number, prices)
    return number
  }

  #release(cells: Int32Array): void {
    for (let at = 0; at < cells.length; at += 2) {
      this.options.release((cells[at] ?? 0) >>> 1)
      const prices = cells[at + 1] ?? 0
      if (prices !== 0) this.#priceNumbers.release(prices)
    }
  }
}
