import { compareText, foldText } from '../domain/text.ts'
import { RowTable } from './row-table.ts'
import { SortedList } from './sorted-list.ts'

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

  /** Slots whose code is or begins with the text; `exact` tells which. */
  find(text: string, limit: number): { slot: number; exact: boolean }[] {
    const prefix = foldText(text)
    const found: { slot: number; exact: boolean }[] = []
    this.#order.walk(
      (number) => this.#textOf(number) < prefix,
      1,
      (number) => {
        if (!this.#textOf(number).startsWith(prefix)) return false
        found.push({ slot: this.#slots[number] ?? 0, exact: this.#textOf(number) === prefix })
        return found.length < limit
      },
    )
    return found
  }

  #textOf(number: number): string {
    return this.#codes[number] ?? ''
  }
}
