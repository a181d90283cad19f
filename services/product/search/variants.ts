import { facetField, facetValue, type SearchVariant } from './entry.ts'
import { Interned } from './interned.ts'
import type { Saved, Write } from './pieces.ts'
import { PriceColumns } from './prices.ts'
import { RowTable } from './row-table.ts'
import { type Options, type VariantConditions, VariantMasks, type VariantSource } from './variant-masks.ts'

type Prices = SearchVariant['prices']

// The keys of what variants share say all of it.
const readOptions = (key: string): Options => new Map(JSON.parse(key) as [string, string][])
const readPrices = (key: string) => JSON.parse(key) as Prices

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

  async save(write: Write): Promise<void> {
    await this.rows.save(write)
    await this.options.save(write)
    await this.#priceNumbers.save(write)
  }

  async restore(saved: Saved): Promise<void> {
    const optionUses = new Map<number, number>()
    const priceUses = new Map<number, number>()
    await this.rows.restore(saved, (_slot, cells) => {
      for (const [at, cell] of cells.entries()) {
        const [uses, number] = at % 2 === 0 ? [optionUses, cell >>> 1] : [priceUses, cell]
        uses.set(number, (uses.get(number) ?? 0) + 1)
      }
    })
    await this.options.restore(saved, (number) => optionUses.get(number) ?? 0, readOptions)
    await this.#priceNumbers.restore(saved, (number) => priceUses.get(number) ?? 0, readPrices)
    for (const number of priceUses.keys()) this.prices.put(number, this.#priceNumbers.get(number) ?? [])
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
