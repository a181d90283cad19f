import { largeEnough } from './column.ts'
import { partition } from './sorted-list.ts'

/** Most terms are in few products; up to so many slots a plain list is the smaller one. */
const MAX_PLAIN = 32

/** The slots whose field contains a term, ascending: a plain list while they are few, then 4 bytes each. */
export class Posting {
  readonly field: string
  readonly key: string
  readonly number: number
  /** The first `count` of them count. */
  slots: number[] | Int32Array<ArrayBuffer> = []
  count = 0

  /** @param number by which a product knows its postings */
  constructor(field: string, key: string, number: number) {
    this.field = field
    this.key = key
    this.number = number
  }

  add(slot: number): void {
    const at = this.#positionOf(slot)
    if (at < this.count && this.slots[at] === slot) return
    if (Array.isArray(this.slots) && this.count < MAX_PLAIN) {
      if (at === this.count) this.slots.push(slot)
      else this.slots.splice(at, 0, slot)
    } else {
      const slots = largeEnough(Array.isArray(this.slots) ? Int32Array.from(this.slots) : this.slots, this.count + 1)
      slots.copyWithin(at + 1, at, this.count)
      slots[at] = slot
      this.slots = slots
    }
    this.count += 1
  }

  delete(slot: number): void {
    const at = this.#positionOf(slot)
    if (at === this.count || this.slots[at] !== slot) return
    if (Array.isArray(this.slots)) this.slots.splice(at, 1)
    else this.slots.copyWithin(at, at + 1, this.count)
    this.count -= 1
  }

  #positionOf(slot: number): number {
    const { slots, count } = this
    // Slots mostly arrive in ascending order.
    if (count === 0 || (slots[count - 1] ?? 0) < slot) return count
    return partition(count, (at) => (slots[at] ?? 0) < slot)
  }
}
