// When more than one slot in ten has a value, an array costs less than a map.
const DENSE_SHARE = 1 / 10
const MIN_DENSE = 64

export interface SavedColumn {
  /** Null: the values are those of all slots from 0. */
  slots: Int32Array | null
  values: Int32Array
}

/** A small integer for each slot, 0 where there is none: a map while few slots have one, an array from then on. */
export class Column {
  #sparse: Map<number, number> | null = new Map()
  #dense = new Int32Array()
  #last = 0

  get(slot: number): number {
    if (this.#sparse) return this.#sparse.get(slot) ?? 0
    return this.#dense[slot] ?? 0
  }

  /** The values of all slots from 0 as they are now, where they are kept as an array. */
  get dense(): Int32Array | null {
    return this.#sparse ? null : this.#dense
  }

  set(slot: number, value: number): void {
    if (slot > this.#last) this.#last = slot
    if (this.#sparse) {
      if (value === 0) this.#sparse.delete(slot)
      else this.#sparse.set(slot, value)
      if (this.#sparse.size > Math.max(MIN_DENSE, this.#last * DENSE_SHARE)) this.#becomeDense(this.#sparse)
      return
    }
    this.#dense = largeEnough(this.#dense, slot + 1)
    this.#dense[slot] = value
  }

  /** As one piece: the slots that have a value where they are few. */
  save(): SavedColumn {
    if (!this.#sparse) return { slots: null, values: this.#dense.slice(0, this.#last + 1) }
    return { slots: Int32Array.from(this.#sparse.keys()), values: Int32Array.from(this.#sparse.values()) }
  }

  restore({ slots, values }: SavedColumn, isKept: (slot: number) => boolean): void {
    for (let at = 0; at < values.length; at++) {
      const slot = slots ? (slots[at] ?? 0) : at
      if (values[at] !== 0 && isKept(slot)) this.set(slot, values[at] ?? 0)
    }
  }

  /** The values of slots, in their order; null = of all slots that have one, by slot. */
  forEach(slots: Int32Array | null, visit: (value: number, slot: number) => void): void {
    if (slots) for (let at = 0; at < slots.length; at++) visit(this.get(slots[at] ?? 0), slots[at] ?? 0)
    else if (this.#sparse) this.#sparse.forEach(visit)
    else for (let slot = 0; slot < this.#dense.length; slot++) visit(this.#dense[slot] ?? 0, slot)
  }

  #becomeDense(values: Map<number, number>): void {
    this.#dense = new Int32Array(Math.ceil(this.#last * 1.5))
    for (const [slot, value] of values) this.#dense[slot] = value
    this.#sparse = null
  }
}

/** The same numbers with room for so many; half as much again where it has to grow. */
export function largeEnough(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= values.length) return values
  const larger = new Int32Array(Math.ceil(length * 1.5))
  larger.set(values)
  return larger
}
