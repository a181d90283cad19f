import { partition } from './sorted-list.ts'

/** The slots whose field contains a term, ascending. Plain small integers: 8 bytes each, and quick to iterate. */
export class Posting {
  readonly field: string
  readonly key: string
  readonly slots: number[] = []

  constructor(field: string, key: string) {
    this.field = field
    this.key = key
  }

  add(slot: number): void {
    const at = this.#positionOf(slot)
    if (at === this.slots.length) this.slots.push(slot)
    else if (this.slots[at] !== slot) this.slots.splice(at, 0, slot)
  }

  delete(slot: number): void {
    const at = this.#positionOf(slot)
    if (this.slots[at] === slot) this.slots.splice(at, 1)
  }

  #positionOf(slot: number): number {
    const { slots } = this
    // Slots mostly arrive in ascending order.
    if ((slots[slots.length - 1] ?? -1) < slot) return slots.length
    return partition(slots.length, (at) => (slots[at] ?? 0) < slot)
  }
}
