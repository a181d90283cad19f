import { EditRows } from './edit-rows.ts'

const MOST = 0xffff

/** All terms in order, for reading them from the first to the last: what two neighbours share is looked at once. */
export class TermScan<T extends { text: string }> {
  readonly #terms: readonly T[]
  readonly #lengths: Uint16Array
  /** How many letters a term shares with the one before. */
  readonly #shared: Uint16Array

  /** @param terms ordered by their text */
  constructor(terms: readonly T[]) {
    this.#terms = terms
    this.#lengths = Uint16Array.from(terms, ({ text }) => Math.min(text.length, MOST))
    this.#shared = Uint16Array.from(terms, ({ text }, at) => lettersShared(terms[at - 1]?.text ?? '', text))
  }

  /** Terms at most so many edits away. Those whose beginning is too far away already are passed by without a look. */
  within(text: string, edits: number): { term: T; distance: number }[] {
    const found: { term: T; distance: number }[] = []
    const rows = new EditRows(text, edits)
    const [lengths, shared] = [this.#lengths, this.#shared]
    let hopeless = Number.POSITIVE_INFINITY
    /** Letters shared with the last term that was compared. */
    let common = 0
    for (let at = 0; at < lengths.length; at++) {
      const letters = shared[at] ?? 0
      if (letters < common) common = letters
      if (common >= hopeless || Math.abs((lengths[at] ?? 0) - text.length) > edits) continue
      const term = this.#terms[at] as T
      const distance = rows.distanceTo(term.text, common)
      if (distance <= edits) found.push({ term, distance })
      hopeless = rows.hopelessLetters
      common = MOST
    }
    return found
  }
}

function lettersShared(a: string, b: string): number {
  const most = Math.min(a.length, b.length, MOST)
  let count = 0
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count++
  return count
}
