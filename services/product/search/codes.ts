import { compareText, foldText } from '../domain/text.ts'
import { inSteps, readList, type Saved, type Write, writeList } from './pieces.ts'
import { RowTable } from './row-table.ts'
import { SortedList } from './sorted-list.ts'

// A typed or scanned article number means that article, whatever the terms of others score.
const EXACT_SCORE = 10_000
const PREFIX_SCORE = 1000
const MAX_HITS = 1000
const UNUSED = -1

/** SKUs and barcodes, found whole or by their beginning. Kept out of the term index, which they would bloat. */
export class CodeIndex {
  // A code's number is its index in these two lists; freed numbers are used again.
  readonly #codes: string[] = []
  readonly #slots: number[] = []
  readonly #free: number[] = []
  readonly #numbersOf = new RowTable()
  readonly #order = new SortedList((a, b) => compareText(this.#textOf(a), this.#textOf(b)) || a - b)

  put(slot: number, texts: readonly string[]): void {
    this.remove(slot)
    const numbers: number[] = []
    for (const code of new Set(texts.map(foldText))) {
      if (code === '') continue
      const number = this.#free.pop() ?? this.#codes.length
      this.#codes[number] = code
      this.#slots[number] = slot
      numbers.push(number)
      this.#order.insert(number)
    }
    this.#numbersOf.put(slot, numbers)
  }

  remove(slot: number): void {
    for (const number of this.#numbersOf.of(slot)) {
      this.#order.remove(number)
      this.#codes[number] = ''
      this.#free.push(number)
    }
    this.#numbersOf.put(slot, [])
  }

  async save(write: Write): Promise<void> {
    await writeList(write, this.#codes.length, (from, to) => this.#codes.slice(from, to))
    await this.#numbersOf.save(write)
    await this.#order.save(write)
  }

  async restore(saved: Saved): Promise<void> {
    const [codes, slots] = [this.#codes, this.#slots]
    await readList<string[]>(saved, (piece) => {
      codes.push(...piece)
      for (const _ of piece) slots.push(UNUSED)
    })
    await this.#numbersOf.restore(saved, (slot, numbers) => {
      for (const number of numbers) slots[number] = slot
    })
    const isUsed = (number: number) => (slots[number] ?? UNUSED) !== UNUSED
    await this.#order.restore(saved, isUsed)
    await inSteps(saved, codes.length, (from, to) => {
      for (let number = from; number < to; number++) if (!isUsed(number)) this.#free.push(number)
    })
  }

  /** Slots whose code is or begins with the text, with a score. */
  find(text: string): { slot: number; score: number }[] {
    const prefix = foldText(text)
    const found: { slot: number; score: number }[] = []
    this.#order.walk(
      (number) => this.#textOf(number) < prefix,
      1,
      (number) => {
        if (!this.#textOf(number).startsWith(prefix)) return false
        const isWhole = this.#textOf(number) === prefix
        found.push({ slot: this.#slots[number] ?? 0, score: isWhole ? EXACT_SCORE : PREFIX_SCORE })
        return found.length < MAX_HITS
      },
    )
    return found
  }

  #textOf(number: number): string {
    return this.#codes[number] ?? ''
  }
}
