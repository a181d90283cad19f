import { largeEnough } from './column.ts'
import { readList, type Saved, type Write, writeList } from './pieces.ts'

/** Cells of a page, 1 MB: making a larger one takes no copying of all that is there. */
const PAGE_BITS = 18
const PAGE = 1 << PAGE_BITS

/**
 * Rows of numbers, some for each slot, in few arrays: lists of their own would take three times the memory, and reading
 * them would wait for it. Rows that are given back are used again for as many others.
 */
export class RowTable {
  readonly #pages: Int32Array[] = [new Int32Array(256)]
  #starts = new Int32Array(64)
  #counts = new Int32Array(64)
  #end = 0
  readonly #free = new Map<number, number[]>()

  /** The array that holds the cells of a slot. */
  pageOf(slot: number): Int32Array {
    return this.#pages[(this.#starts[slot] ?? 0) >>> PAGE_BITS] as Int32Array
  }

  /** Where in it they begin. */
  startOf(slot: number): number {
    return (this.#starts[slot] ?? 0) & (PAGE - 1)
  }

  /** How many cells a slot has. */
  countOf(slot: number): number {
    return this.#counts[slot] ?? 0
  }

  /** The cells of a slot; they change when others are put. */
  of(slot: number): Int32Array {
    const start = this.startOf(slot)
    return this.pageOf(slot).subarray(start, start + this.countOf(slot))
  }

  put(slot: number, cells: ArrayLike<number>): void {
    this.#starts = largeEnough(this.#starts, slot + 1)
    this.#counts = largeEnough(this.#counts, slot + 1)
    this.#giveBack(slot)
    const start = cells.length === 0 ? 0 : (this.#free.get(cells.length)?.pop() ?? this.#append(cells.length))
    this.#starts[slot] = start
    this.#counts[slot] = cells.length
    this.pageOf(slot).set(cells, this.startOf(slot))
  }

  save(write: Write): Promise<void> {
    return writeList(write, this.#counts.length, (from, to) => {
      const counts = this.#counts.slice(from, to)
      const cells = new Int32Array(counts.reduce((sum, count) => sum + count, 0))
      let end = 0
      for (let slot = from; slot < to; slot++) {
        cells.set(this.of(slot), end)
        end += this.countOf(slot)
      }
      return { counts, cells }
    })
  }

  /** @param visit is told of every row */
  async restore(saved: Saved, visit: (slot: number, cells: Int32Array) => void): Promise<void> {
    await readList<{ counts: Int32Array; cells: Int32Array }>(saved, ({ counts, cells }, from) => {
      let end = 0
      for (const [at, count] of counts.entries()) {
        const row = cells.subarray(end, end + count)
        end += count
        if (count === 0 || !saved.isKept(from + at)) continue
        this.put(from + at, row)
        visit(from + at, row)
      }
    })
  }

  #append(count: number): number {
    const left = PAGE - (this.#end & (PAGE - 1))
    // A row lies in one page; one that is longer than a page has a page of its own.
    if (count > left) this.#end += left
    const start = this.#end
    this.#end += count
    const page = start >>> PAGE_BITS
    const length = (start & (PAGE - 1)) + count
    if (page === 0) this.#pages[0] = largeEnough(this.#pages[0] as Int32Array<ArrayBuffer>, length)
    else this.#pages[page] ??= new Int32Array(Math.max(PAGE, length))
    if (length > PAGE) this.#end = (page + 1) * PAGE
    return start
  }

  #giveBack(slot: number): void {
    const count = this.countOf(slot)
    if (count === 0) return
    const free = this.#free.get(count) ?? []
    free.push(this.#starts[slot] ?? 0)
    this.#free.set(count, free)
  }
}
