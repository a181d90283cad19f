import type { Bitset } from './bitset.ts'
import { EVERY, type MaskedSlots, type SlotMask } from './masks.ts'

/** The condition to be one of some slots. */
export class MemberMask implements SlotMask {
  readonly #members: Bitset
  readonly miss: number

  constructor(members: Bitset, miss: number) {
    this.#members = members
    this.miss = miss
  }

  at(slot: number): number {
    return this.#members.has(slot) ? EVERY : this.miss
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
