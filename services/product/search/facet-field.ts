import { compareText } from '../domain/text.ts'
import { Column, type SavedColumn } from './column.ts'
import { CombinationMask } from './combination-mask.ts'
import { FacetValues } from './facet-values.ts'
import { EVERY, type SlotMask } from './masks.ts'
import type { Saved, Write } from './pieces.ts'

/** How many matching products have a value. */
export interface FacetCount {
  value: string
  count: number
}

/** Which slots have which values of one field: a number for each slot, that of its combination of values. */
export class FacetField {
  readonly #combinationAt = new Column()
  readonly #all = new FacetValues()
  #combinationCounts = new Int32Array(64)
  #valueCounts = new Int32Array(64)

  get isEmpty(): boolean {
    return this.#all.isEmpty
  }

  /** @param labels key → value as the shop writes it; empty = the slot leaves the field */
  put(slot: number, labels: ReadonlyMap<string, string>): void {
    const before = this.#combinationAt.get(slot)
    this.#combinationAt.set(slot, this.#all.use(labels))
    this.#all.release(before)
  }

  async save(write: Write): Promise<void> {
    await write(this.#combinationAt.save())
    await this.#all.save(write)
  }

  async restore(saved: Saved): Promise<void> {
    this.#combinationAt.restore(await saved.next<SavedColumn>(), saved.isKept)
    await this.#all.restore(saved, this.#combinationAt)
  }

  /** The condition to have any of the values; `miss` is the mask of slots that have none. */
  having(keys: readonly string[], miss: number): SlotMask {
    const isWanted = new Uint8Array(this.#all.values.length)
    for (const key of keys) {
      const value = this.#all.numberOf(key)
      if (value !== undefined) isWanted[value] = 1
    }
    const masks = new Int32Array(this.#all.combinations.length).fill(miss)
    for (let number = 1; number < masks.length; number++) {
      for (const value of this.#all.combinations[number]?.values ?? []) if (isWanted[value] === 1) masks[number] = EVERY
    }
    return new CombinationMask(this.#combinationAt, masks, miss)
  }

  /** Whether one slot has any of the values. */
  hasAny(slot: number, keys: ReadonlySet<string>): boolean {
    const { values, combinations } = this.#all
    return (
      combinations[this.#combinationAt.get(slot)]?.values.some((value) => keys.has(values[value]?.key ?? '')) ?? false
    )
  }

  /** Counts per value among the slots (null = all), the most frequent first; `groupsOf` counts values in groups instead. */
  count(slots: Int32Array | null, most: number, groupsOf?: (key: string) => readonly string[]): FacetCount[] {
    const used = this.#countCombinations(slots)
    const counts = groupsOf ? this.#countGroups(used, groupsOf) : this.#countValues(used)
    for (const number of used) this.#combinationCounts[number] = 0
    return mostFrequent(counts, most)
  }

  /** Counts per value, with counts by key added that were made elsewhere. */
  countWith(slots: Int32Array, counted: ReadonlyMap<string, number>, most: number): FacetCount[] {
    const counts = new Map(this.count(slots, Number.POSITIVE_INFINITY).map(({ value, count }) => [value, count]))
    for (const [key, count] of counted) {
      if (count === 0) continue
      const label = this.#all.values[this.#all.numberOf(key) ?? -1]?.label ?? key
      counts.set(label, (counts.get(label) ?? 0) + count)
    }
    return mostFrequent(
      [...counts].map(([value, count]) => ({ value, count })),
      most,
    )
  }

  /** Counts each combination among the slots, and returns those that occur. */
  #countCombinations(slots: Int32Array | null): number[] {
    const used: number[] = []
    if (this.#combinationCounts.length < this.#all.combinations.length) {
      this.#combinationCounts = new Int32Array(this.#all.combinations.length * 2)
    }
    const counts = this.#combinationCounts
    if (slots) {
      this.#combinationAt.forEach(slots, (number) => {
        if (number === 0) return
        const count = counts[number] ?? 0
        if (count === 0) used.push(number)
        counts[number] = count + 1
      })
      return used
    }
    for (let number = 1; number < this.#all.combinations.length; number++) {
      const uses = this.#all.combinations[number]?.uses ?? 0
      if (uses > 0) used.push(number)
      counts[number] = uses
    }
    return used
  }

  #countValues(combinations: readonly number[]): FacetCount[] {
    if (this.#valueCounts.length < this.#all.values.length)
      this.#valueCounts = new Int32Array(this.#all.values.length * 2)
    const counts = this.#valueCounts
    const used: number[] = []
    for (const number of combinations) {
      const times = this.#combinationCounts[number] ?? 0
      for (const value of this.#all.combinations[number]?.values ?? []) {
        const count = counts[value] ?? 0
        if (count === 0) used.push(value)
        counts[value] = count + times
      }
    }
    return used.map((value) => {
      const count = counts[value] ?? 0
      counts[value] = 0
      return { value: this.#all.values[value]?.label ?? '', count }
    })
  }

  #countGroups(combinations: readonly number[], groupsOf: (key: string) => readonly string[]): FacetCount[] {
    const counts = new Map<string, number>()
    for (const number of combinations) {
      const times = this.#combinationCounts[number] ?? 0
      const values = this.#all.combinations[number]?.values ?? []
      // Once for each group, however many of a product's values are in it.
      const groups = new Set(values.flatMap((value) => groupsOf(this.#all.values[value]?.key ?? '')))
      for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + times)
    }
    return [...counts].map(([value, count]) => ({ value, count }))
  }
}

/** Only those that may be among them are put in order: that is most of the work where a field has thousands of values. */
function mostFrequent(counts: FacetCount[], most: number): FacetCount[] {
  const least =
    counts.length <= most
      ? 0
      : (Int32Array.from(counts, ({ count }) => count)
          .sort()
          .at(-most) ?? 0)
  const frequent = least === 0 ? counts : counts.filter(({ count }) => count >= least)
  return frequent.sort((a, b) => b.count - a.count || compareText(a.value, b.value)).slice(0, most)
}
