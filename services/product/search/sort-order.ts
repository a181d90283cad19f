/** Up to this many single insertions and removals cost less than sorting all slots at the next reading. */
const CHANGES_BEFORE_REBUILD = 2048

/** Slots kept in order. Built when first read; then each change costs one binary search and one block move. */
export class SortOrder {
  readonly #compare: (a: number, b: number) => number
  readonly #members: () => Int32Array
  #slots: Int32Array | null = null
  #length = 0
  #changes = 0

  /** @param compare a total order @param members every slot that belongs in */
  constructor(compare: (a: number, b: number) => number, members: () => Int32Array) {
    this.#compare = compare
    this.#members = members
  }

  /** The slots in order; valid until the next change. */
  read(): Int32Array {
    if (!this.#slots) {
      this.#slots = this.#members().sort(this.#compare)
      this.#length = this.#slots.length
    }
    this.#changes = 0
    return this.#slots.subarray(0, this.#length)
  }

  /** Call after the slot has its new keys. */
  insert(slot: number): void {
    const slots = this.#change()
    if (!slots) return
    const at = this.#positionOf(slots, slot)
    const target = this.#length < slots.length ? slots : new Int32Array(Math.max(64, Math.ceil(slots.length * 1.5)))
    if (target !== slots) target.set(slots)
    target.copyWithin(at + 1, at, this.#length)
    target[at] = slot
    this.#slots = target
    this.#length += 1
  }

  /** Call while the slot still has its old keys. */
  remove(slot: number): void {
    const slots = this.#change()
    if (!slots) return
    const at = this.#positionOf(slots, slot)
    if (slots[at] !== slot || at >= this.#length) throw new Error(`slot ${slot} is not where its keys say`)
    slots.copyWithin(at, at + 1, this.#length)
    this.#length -= 1
  }

  #change(): Int32Array | null {
    this.#changes += 1
    if (this.#changes > CHANGES_BEFORE_REBUILD) this.#slots = null
    return this.#slots
  }

  #positionOf(slots: Int32Array, slot: number): number {
    return partition(this.#length, (at) => this.#compare(slots[at] ?? 0, slot) < 0)
  }
}

/** The first of `length` positions for which `isBefore` is false; those for which it is true must all come first. */
export function partition(length: number, isBefore: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
