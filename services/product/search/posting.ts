/** The slots that share one value of one field, rising. Plain small integers: 8 bytes each, and quick to walk. */
export class Posting {
  readonly field: string
  readonly key: string
  /** The value as the shop wrote it when it was first met. */
  readonly label: string
  readonly slots: number[] = []

  constructor(field: string, key: string, label: string) {
    this.field = field
    this.key = key
    this.label = label
  }

  add(slot: number): void {
    const at = this.#placeOf(slot)
    if (at === this.slots.length) this.slots.push(slot)
    else if (this.slots[at] !== slot) this.slots.splice(at, 0, slot)
  }

  delete(slot: number): void {
    const at = this.#placeOf(slot)
    if (this.slots[at] === slot) this.slots.splice(at, 1)
  }

  #placeOf(slot: number): number {
    const { slots } = this
    // Slots mostly arrive in rising order.
    if (slots.length === 0 || (slots[slots.length - 1] ?? 0) < slot) return slots.length
    let low = 0
    let high = slots.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((slots[middle] ?? 0) < slot) low = middle + 1
      else high = middle
    }
    return low
  }
}
