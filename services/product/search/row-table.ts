import { largeEnough } from './column.ts'

/**
 * Rows of numbers, some for each slot, in one array: lists of their own would take three times the memory, and reading
 * them would wait for it. Rows that are given back are used again for as many others.
 */
export class RowTable {
  /** Pairs: two numbers a row. */
  cells = new Int32Array(256)
  #starts = new Int32Array(64)
  #counts = new Int32Array(64)
  #end = 0
  readonly #free = new Map<number, number[]>()

  /** Where the cells of a slot begin. */
  startOf(slot: number): number {
    return this.#starts[slot] ?? 0
  }

  /** How many cells a slot has. */
  countOf(slot: number): number {
    return this.#counts[slot] ?? 0
  }

  put(slot: number, cells: readonly number[]): void {
    this.#starts = largeEnough(this.#starts, slot + 1)
    this.#counts = largeEnough(this.#counts, slot + 1)
    this.#giveBack(this.startOf(slot), this.countOf(slot))
    const start = this.#free.get(cells.length)?.pop() ?? this.#append(cells.length)
    this.cells.set(cells, start)
    this.#starts[slot] = start
    this.#counts[slot] = cells.length
  }

  #append(count: number): number {
    const start = this.#end
    this.#end += count
    this.cells = largeEnough(this.cells, this.#end)
    return start
  }

  #giveBack(start: number, count: number): void {
    if (count === 0) return
    const free = this.#free.get(count) ?? []
    free.push(start)
    this.#free.set(count, free)
  }
}
