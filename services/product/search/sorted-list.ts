import { readList, type Saved, type Write, writeList } from './pieces.ts'

/** A chunk that grows beyond this is divided: few enough that an insertion moves little, enough that there are few chunks. */
const CHUNK = 1024

/**
 * Small integers in an order given by a comparison: kept in sorted chunks, so that an insertion or removal among hundreds
 * of thousands costs some microseconds, and nothing is ever sorted as a whole.
 */
export class SortedList {
  readonly #compare: (a: number, b: number) => number
  readonly #chunks: number[][] = []

  /** @param compare a total order of the members as they are while they are in the list */
  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare
  }

  /** All members in their order. */
  toArray(): Int32Array {
    const members = new Int32Array(this.#chunks.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const chunk of this.#chunks) {
      members.set(chunk, at)
      at += chunk.length
    }
    return members
  }

  /** Adds members that are in their order, and all come after those that are here. */
  append(members: readonly number[]): void {
    for (let at = 0; at < members.length; at += CHUNK / 2) this.#chunks.push(members.slice(at, at + CHUNK / 2))
  }

  save(write: Write): Promise<void> {
    const members = this.toArray()
    return writeList(write, members.length, (from, to) => members.slice(from, to))
  }

  /** Into a list that is empty. */
  restore(saved: Saved, isKept: (member: number) => boolean): Promise<void> {
    return readList<Int32Array>(saved, (members) => this.append([...members].filter(isKept)))
  }

  insert(member: number): void {
    const chunks = this.#chunks
    if (chunks.length === 0) chunks.push([])
    const isBefore = (other: number) => this.#compare(other, member) < 0
    const at = Math.min(this.#chunkOf(isBefore), chunks.length - 1)
    const chunk = chunks[at] ?? []
    const position = partition(chunk.length, (index) => isBefore(chunk[index] ?? 0))
    if (position === chunk.length) chunk.push(member)
    else chunk.splice(position, 0, member)
    if (chunk.length <= CHUNK) return
    // Members that arrive in order leave full chunks behind; others halves.
    const isLast = at === chunks.length - 1 && position === chunk.length - 1
    chunks.splice(at + 1, 0, chunk.splice(isLast ? CHUNK : CHUNK / 2))
  }

  /** Call while the member still has the keys it was inserted with. */
  remove(member: number): void {
    const isBefore = (other: number) => this.#compare(other, member) < 0
    const at = this.#chunkOf(isBefore)
    const chunk = this.#chunks[at] ?? []
    const position = partition(chunk.length, (index) => isBefore(chunk[index] ?? 0))
    if (chunk[position] !== member) throw new Error(`${member} is not where its keys say`)
    chunk.splice(position, 1)
    if (chunk.length === 0) this.#chunks.splice(at, 1)
  }

  /**
   * Visits members until `visit` returns false: forwards from the first that is not before the start, or (step -1)
   * backwards from the last that is.
   */
  walk(isBefore: (member: number) => boolean, step: 1 | -1, visit: (member: number) => boolean): void {
    const chunks = this.#chunks
    let at = this.#chunkOf(isBefore)
    let chunk = chunks[at] ?? []
    let position = partition(chunk.length, (index) => isBefore(chunk[index] ?? 0))
    if (step === -1) position -= 1
    for (;;) {
      for (; position >= 0 && position < chunk.length; position += step) if (!visit(chunk[position] ?? 0)) return
      at += step
      const next = chunks[at]
      if (!next) return
      chunk = next
      position = step === 1 ? 0 : chunk.length - 1
    }
  }

  /** The first chunk whose last member is not before the start. */
  #chunkOf(isBefore: (member: number) => boolean): number {
    const chunks = this.#chunks
    return partition(chunks.length, (at) => {
      const chunk = chunks[at] ?? []
      return isBefore(chunk[chunk.length - 1] ?? 0)
    })
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
