/**
 * A condition as a test of slots that tells the facets apart: a facet counts what meets every condition but its own. Bit 0
 * stands for all conditions, and each facet with a condition of its own has another bit.
 */
export interface SlotMask {
  /** The mask of what does not meet it. */
  readonly miss: number
  /** `EVERY` where the slot meets the condition, else the bit of the facet that does not care (0: there is none). */
  at(slot: number): number
  /** The same for many slots: those that are left for no bit go. */
  narrow(found: MaskedSlots): void
}

/** All bits. */
export const EVERY = -1
/** Every condition is met. */
export const ALL_MET = 1
const MAX_BITS = 31

/** The bits of facet fields, by field. */
export function bitsOf(fields: Iterable<string>): Map<string, number> {
  const bits = new Map<string, number>()
  for (const field of fields) if (!bits.has(field)) bits.set(field, 1 << (bits.size + 1))
  if (bits.size >= MAX_BITS) throw new RangeError(`At most ${MAX_BITS - 1} facets with conditions in one query.`)
  return bits
}

/** Slots with the masks of what they meet; the first `count` of both arrays. */
export class MaskedSlots {
  readonly slots: Int32Array
  readonly masks: Int32Array
  count: number

  /** @param slots are overwritten */
  constructor(slots: Int32Array) {
    this.slots = slots
    this.masks = new Int32Array(slots.length).fill(EVERY)
    this.count = slots.length
  }

  /** The slots whose mask has a bit. */
  with(bit: number): Int32Array {
    const { slots, masks } = this
    const found = new Int32Array(this.count)
    let count = 0
    for (let at = 0; at < this.count; at++) {
      if (((masks[at] ?? 0) & bit) !== 0) found[count++] = slots[at] ?? 0
    }
    return found.subarray(0, count)
  }
}
