import type { Column } from './column.ts'
import type { MaskedSlots, SlotMask } from './masks.ts'

/** A condition on a facet field: masks by the number of a slot's combination of values. */
export class CombinationMask implements SlotMask {
  readonly #combinationAt: Column
  readonly #masks: Int32Array
  readonly miss: number

  constructor(combinationAt: Column, masks: Int32Array, miss: number) {
    this.miss = miss
    this.#combinationAt = combinationAt
    this.#masks = masks
  }

  at(slot: number): number {
    return this.#masks[this.#combinationAt.get(slot)] ?? 0
  }

  // A loop of its own: shared by all kinds of conditions, it would call one that it does not know for every slot.
  narrow(found: MaskedSlots): void {
    const dense = this.#combinationAt.dense
    if (dense) this.#narrowBy(dense, found)
    else this.#narrowByFew(found)
  }

  #narrowBy(combinations: Int32Array, found: MaskedSlots): void {
    const { slots, masks, count } = found
    const own = this.#masks
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at] ?? 0
      const mask = (masks[at] ?? 0) & (own[combinations[slot] ?? 0] ?? 0)
      if (mask === 0) continue
      slots[kept] = slot
      masks[kept++] = mask
    }
    found.count = kept
  }

  #narrowByFew(found: MaskedSlots): void {
    const { slots, masks, count } = found
    const combinationAt = this.#combinationAt
    const own = this.#masks
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at] ?? 0
      const mask = (masks[at] ?? 0) & (own[combinationAt.get(slot)] ?? 0)
      if (mask === 0) continue
      slots[kept] = slot
      masks[kept++] = mask
    }
    found.count = kept
  }
}
