import { compareText } from '../domain/text.ts'
import { Column, type SavedColumn } from './column.ts'
import { type FacetLabel, facetField, facetValue } from './entry.ts'
import { Interned } from './interned.ts'
import type { Saved, Write } from './pieces.ts'

const keyOf = (locale: string, field: string, value: string) => JSON.stringify([locale, field, value])

/** What facets and their values are called in other languages; where products differ, as most of them say. */
export class LabelIndex {
  /** The labels of each slot: many products have the same ones. */
  readonly #lists = new Interned<readonly FacetLabel[]>()
  readonly #listAt = new Column()
  /** How many lists say which label. */
  readonly #counts = new Map<string, Map<string, number>>()

  put(slot: number, labels: readonly FacetLabel[]): void {
    const before = this.#listAt.get(slot)
    const compared = labels.map(
      ([locale, field, value, label]): FacetLabel => [locale, facetField(field), facetValue(value), label],
    )
    const after = compared.length > 0 ? this.#lists.use(JSON.stringify(compared), compared) : 0
    if (after !== 0) this.#count(compared, 1)
    this.#listAt.set(slot, after)
    if (before === 0) return
    this.#count(this.#lists.get(before) ?? [], -1)
    this.#lists.release(before)
  }

  remove(slot: number): void {
    this.put(slot, [])
  }

  /** In the first of the locales that has one; null = in none. */
  find(locales: readonly string[], field: string, value: string): string | null {
    for (const locale of locales) {
      const counts = this.#counts.get(keyOf(locale, facetField(field), facetValue(value)))
      if (counts) return mostFrequent(counts)
    }
    return null
  }

  async save(write: Write): Promise<void> {
    await write(this.#listAt.save())
    await this.#lists.save(write)
  }

  async restore(saved: Saved): Promise<void> {
    this.#listAt.restore(await saved.next<SavedColumn>(), saved.isKept)
    const uses = new Map<number, number>()
    this.#listAt.forEach(null, (number) => number !== 0 && uses.set(number, (uses.get(number) ?? 0) + 1))
    await this.#lists.restore(
      saved,
      (number) => uses.get(number) ?? 0,
      (key) => JSON.parse(key) as FacetLabel[],
    )
    for (const [number, count] of uses) this.#count(this.#lists.get(number) ?? [], count)
  }

  #count(labels: readonly FacetLabel[], times: number): void {
    for (const [locale, field, value, label] of labels) {
      const key = keyOf(locale, field, value)
      const counts = this.#counts.get(key) ?? new Map<string, number>()
      const count = (counts.get(label) ?? 0) + times
      if (count > 0) this.#counts.set(key, counts.set(label, count))
      else counts.delete(label)
      if (counts.size === 0) this.#counts.delete(key)
    }
  }
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
  return first?.[0] ?? ''
}
