import { EVERY, type MaskedSlots, type SlotMask } from './masks.ts'

/** The prices of all products in one currency. */
export interface PriceColumn {
  /** NaN = not sold in this currency. */
  min: Float64Array
  max: Float64Array
  /** Amounts between the two, for the few products with more than two different ones. */
  between: Map<number, number[]>
}

/** Bounds in minor units of a currency, and the mask of what is not within them. */
export interface PriceBounds {
  currency: string
  gte: number
  lte: number
  miss: number
}

/** The condition that an amount is within bounds. */
export class PriceMask implements SlotMask {
  readonly #column: PriceColumn
  readonly #bounds: PriceBounds

  get miss(): number {
    return this.#bounds.miss
  }

  constructor(column: PriceColumn | undefined, bounds: PriceBounds) {
    this.#column = column ?? { min: new Float64Array(), max: new Float64Array(), between: new Map() }
    this.#bounds = bounds
  }

  // Comparisons with NaN are false: what is not sold in the currency is not within.
  at(slot: number): number {
    const { gte, lte, miss } = this.#bounds
    const lowest = this.#column.min[slot] ?? Number.NaN
    const highest = this.#column.max[slot] ?? Number.NaN
    if ((lowest >= gte && lowest <= lte) || (highest >= gte && highest <= lte)) return EVERY
    const isAround = lowest < gte && highest > lte
    return isAround && this.#column.between.get(slot)?.some((amount) => amount >= gte && amount <= lte) ? EVERY : miss
  }

  narrow(found: MaskedSlots): void {
    const { slots, masks, count } = found
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at] ?? 0
      const mask = (masks[at] ?? 0) & this.at(slot)
      if (mask === 0) continue
      slots[kept] = slot
      masks[kept++] = mask
    }
    found.count = kept
  }
}
