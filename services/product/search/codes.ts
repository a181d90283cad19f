import { compareText, foldText } from '../domain/text.ts'
import { partition, SortOrder } from './sort-order.ts'

/** SKUs and barcodes, found whole or by their beginning. Kept out of the term index, which they would bloat. */
export interface CodeIndex {
  put(slot: number, codes: readonly string[]): void
  remove(slot: number): void
  /** Slots whose code is or begins with the text; `exact` tells which. */
  find(text: string, limit: number): { slot: number; exact: boolean }[]
}

/** Creates an empty index of codes. */
export function createCodeIndex(): CodeIndex {
  // A code's number is its index in these two lists; freed numbers are used again.
  const codes: string[] = []
  const slots: number[] = []
  const free: number[] = []
  const numbersOf = new Map<number, number[]>()
  const textOf = (number: number) => codes[number] ?? ''
  const order = new SortOrder(
    (a, b) => compareText(textOf(a), textOf(b)) || a - b,
    () => Int32Array.from([...numbersOf.values()].flat()),
  )

  function remove(slot: number): void {
    for (const number of numbersOf.get(slot) ?? []) {
      order.remove(number)
      codes[number] = ''
      free.push(number)
    }
    numbersOf.delete(slot)
  }

  return {
    put(slot, texts) {
      remove(slot)
      const numbers: number[] = []
      for (const code of new Set(texts.map(foldText))) {
        if (code === '') continue
        const number = free.pop() ?? codes.length
        codes[number] = code
        slots[number] = slot
        numbers.push(number)
        order.insert(number)
      }
      if (numbers.length > 0) numbersOf.set(slot, numbers)
    },
    remove,
    find(text, limit) {
      const prefix = foldText(text)
      const sorted = order.read()
      const found: { slot: number; exact: boolean }[] = []
      const start = partition(sorted.length, (at) => textOf(sorted[at] ?? 0) < prefix)
      for (let at = start; at < sorted.length && found.length < limit; at++) {
        const number = sorted[at] ?? 0
        if (!textOf(number).startsWith(prefix)) break
        found.push({ slot: slots[number] ?? 0, exact: textOf(number) === prefix })
      }
      return found
    },
  }
}
