import { facetField, facetValue, type SearchVariant } from './entry.ts'
import { Interned } from './interned.ts'

/** What one and the same variant has to meet. */
export interface VariantConditions {
  /** Field (`option.<name>`, folded) → wanted values, folded. */
  options: ReadonlyMap<string, ReadonlySet<string>>
  price: { currency: string; gte: number; lte: number } | null
  /** False: of the variants that meet the rest there is one, and none can be bought. */
  available: boolean | null
}

type Options = ReadonlyMap<string, string>
type Prices = SearchVariant['prices']

/**
 * The variants of products with more than one, so that conditions are met by one variant and not by several together. A
 * variant is two numbers: its options with whether it can be bought, and its prices, which many variants share.
 */
export class VariantRows {
  readonly #options = new Interned<Options>()
  readonly #prices = new Interned<Prices>()
  /** Pairs: options · 2 + available, prices. */
  readonly #rowsAt: (readonly number[] | undefined)[] = []
  #priceTable: { key: string; met: Uint8Array } | null = null

  put(slot: number, variants: readonly SearchVariant[]): void {
    const before = this.#rowsAt[slot]
    this.#priceTable = null
    const rows = variants.flatMap(({ available, options, prices }) => {
      const values = options.map(([name, value]) => [facetField(`option.${name}`), facetValue(value)] as const)
      const optionsNumber = this.#options.use(JSON.stringify(values), new Map(values))
      return [optionsNumber * 2 + Number(available), this.#prices.use(JSON.stringify(prices), prices)]
    })
    this.#rowsAt[slot] = variants.length > 1 ? rows : undefined
    if (variants.length <= 1) this.#release(rows)
    if (before) this.#release(before)
  }

  remove(slot: number): void {
    this.put(slot, [])
  }

  has(slot: number): boolean {
    return this.#rowsAt[slot] !== undefined
  }

  /** A test of slots: whether one variant meets all of it. True where the product is all there is to look at. */
  meeting(conditions: VariantConditions): (slot: number) => boolean {
    const { available } = conditions
    const [optionsMet, pricesMet] = [this.#optionsMet(conditions), this.#pricesMet(conditions)]
    return (slot) => {
      const rows = this.#rowsAt[slot]
      if (!rows) return true
      let isAny = false
      for (let at = 0; at < rows.length; at += 2) {
        const row = rows[at] ?? 0
        if (optionsMet[row >>> 1] !== 1 || pricesMet[rows[at + 1] ?? 0] !== 1) continue
        if (available === null) return true
        isAny = true
        if ((row & 1) === 1) return available
      }
      return isAny && available === false
    }
  }

  /** How many slots have a variant that meets all of it. */
  count(conditions: VariantConditions, slots: Int32Array): number {
    return slots.filter(this.meeting(conditions)).length
  }

  /** Counts the slots by the values that their variants which meet all of it have of an option; key → count. */
  countValues(field: string, conditions: VariantConditions, slots: Int32Array): Map<string, number> {
    const counts = new Map<string, number>()
    const [optionsMet, pricesMet] = [this.#optionsMet(conditions), this.#pricesMet(conditions)]
    const { available } = conditions
    const values: string[] = []
    const onSale: string[] = []
    for (const slot of slots) {
      const rows = this.#rowsAt[slot] ?? []
      // Lists that are used again: a product has a few values, and a set for each product costs more than all the rest.
      values.length = 0
      onSale.length = 0
      for (let at = 0; at < rows.length; at += 2) {
        const row = rows[at] ?? 0
        if (optionsMet[row >>> 1] !== 1 || pricesMet[rows[at + 1] ?? 0] !== 1) continue
        const value = this.#options.get(row >>> 1)?.get(field)
        if (value === undefined) continue
        if (!values.includes(value)) values.push(value)
        if ((row & 1) === 1 && !onSale.includes(value)) onSale.push(value)
      }
      for (const value of values) {
        if (available === null || onSale.includes(value) === available) counts.set(value, (counts.get(value) ?? 0) + 1)
      }
    }
    return counts
  }

  /** By number: 1 where options meet the conditions. */
  #optionsMet({ options }: VariantConditions): Uint8Array {
    return Uint8Array.from({ length: this.#options.bound }, (_, number) => {
      const own = this.#options.get(number)
      return Number([...options].every(([field, wanted]) => wanted.has(own?.get(field) ?? '')))
    })
  }

  /** By number: 1 where prices meet the conditions. The last table is kept, because every facet of a query needs it. */
  #pricesMet({ price }: VariantConditions): Uint8Array {
    const key = JSON.stringify(price)
    if (this.#priceTable?.key === key) return this.#priceTable.met
    const isMet = (prices: Prices | undefined) =>
      price === null ||
      (prices ?? []).some(
        ({ currency, amount }) => currency === price.currency && amount >= price.gte && amount <= price.lte,
      )
    const met = Uint8Array.from({ length: this.#prices.bound }, (_, number) => Number(isMet(this.#prices.get(number))))
    this.#priceTable = { key, met }
    return met
  }

  #release(rows: readonly number[]): void {
    for (let at = 0; at < rows.length; at += 2) {
      this.#options.release((rows[at] ?? 0) >>> 1)
      this.#prices.release(rows[at + 1] ?? 0)
    }
  }
}
