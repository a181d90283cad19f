import { compareText } from '../domain/text.ts'
import { Column } from './column.ts'
import { CombinationMask } from './combination-mask.ts'
import { EVERY, type SlotMask } from './masks.ts'

/** How many matching products have a value. */
export interface FacetCount {
  value: string
  count: number
}

interface Value {
  key: string
  /** As the shop wrote it when it was first met. */
  label: string
  uses: number
}

/** A combination of values that products have; most products share theirs with many others. */
interface Combination {
  key: string
  values: readonly number[]
  uses: number
}

const NONE: Combination = { key: '', values: [], uses: 0 }

/** Which slots have which values of one field: a number for each slot, that of its combination of values. */
export class FacetField {
  readonly #combinationAt = new Column()
  /** Number 0 is no value at all. */
  readonly #combinations: Combination[] = [{ ...NONE }]
  readonly #combinationOf = new Map<string, number>([['', 0]])
  readonly #freeCombinations: number[] = []
  readonly #values: Value[] = []
  readonly #valueOf = new Map<string, number>()
  readonly #freeValues: number[] = []
  #combinationCounts = new Int32Array(64)
  #valueCounts = new Int32Array(64)

  get isEmpty(): boolean {
    return this.#valueOf.size === 0
  }

  /** @param labels key → value as the shop writes it; empty = the slot leaves the field */
  put(slot: number, labels: ReadonlyMap<string, string>): void {
    const before = this.#combinationAt.get(slot)
    const numbers = [...labels].map(([key, label]) => this.#valueNumber(key, label)).sort((a, b) => a - b)
    const next = this.#combinationNumber(numbers)
    if (next === before) return
    ;(this.#combinations[next] as Combination).uses += 1
    this.#combinationAt.set(slot, next)
    if (before !== 0) this.#release(before)
  }

  /** The condition to have any of the values; `miss` is the mask of slots that have none. */
  having(keys: readonly string[], miss: number): SlotMask {
    const isWanted = new Uint8Array(this.#values.length)
    for (const key of keys) {
      const value = this.#valueOf.get(key)
      if (value !== undefined) isWanted[value] = 1
    }
    const masks = new Int32Array(this.#combinations.length).fill(miss)
    for (let number = 1; number < masks.length; number++) {
      for (const value of this.#combinations[number]?.values ?? []) if (isWanted[value] === 1) masks[number] = EVERY
    }
    return new CombinationMask(this.#combinationAt, masks)
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
      const label = this.#values[this.#valueOf.get(key) ?? -1]?.label ?? key
      counts.set(label, (counts.get(label) ?? 0) + count)
    }
    return mostFrequent(
      [...counts].map(([value, count]) => ({ value, count })),
      most,
    )
  }

  #valueNumber(key: string, label: string): number {
    const known = this.#valueOf.get(key)
    if (known !== undefined) return known
    const number = this.#freeValues.pop() ?? this.#values.length
    this.#values[number] = { key, label, uses: 0 }
    this.#valueOf.set(key, number)
    return number
  }

  #combinationNumber(values: readonly number[]): number {
    const key = values.join()
    const known = this.#combinationOf.get(key)
    if (known !== undefined) return known
    const number = this.#freeCombinations.pop() ?? this.#combinations.length
    this.#combinations[number] = { key, values, uses: 0 }
    this.#combinationOf.set(key, number)
    for (const value of values) (this.#values[value] as Value).uses += 1
    return number
  }

  #release(number: number): void {
    const combination = this.#combinations[number] as Combination
    combination.uses -= 1
    if (combination.uses > 0) return
    this.#combinationOf.delete(combination.key)
    this.#combinations[number] = { ...NONE }
    this.#freeCombinations.push(number)
    for (const number of combination.values) {
      const value = this.#values[number] as Value
      value.uses -= 1
      if (value.uses > 0) continue
      this.#valueOf.delete(value.key)
      this.#freeValues.push(number)
    }
  }

  /** Counts each combination among the slots, and returns those that occur. */
  #countCombinations(slots: Int32Array | null): number[] {
    const used: number[] = []
    if (this.#combinationCounts.length < this.#combinations.length) {
      this.#combinationCounts = new Int32Array(this.#combinations.length * 2)
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
    for (let number = 1; number < this.#combinations.length; number++) {
      const uses = this.#combinations[number]?.uses ?? 0
      if (uses > 0) used.push(number)
      counts[number] = uses
    }
    return used
  }

  #countValues(combinations: readonly number[]): FacetCount[] {
    if (this.#valueCounts.length < this.#values.length) this.#valueCounts = new Int32Array(this.#values.length * 2)
    const counts = this.#valueCounts
    const used: number[] = []
    for (const number of combinations) {
      const times = this.#combinationCounts[number] ?? 0
      for (const value of this.#combinations[number]?.values ?? []) {
        const count = counts[value] ?? 0
        if (count === 0) used.push(value)
        counts[value] = count + times
      }
    }
    return used.map((value) => {
      const count = counts[value] ?? 0
      counts[value] = 0
      return { value: this.#values[value]?.label ?? '', count }
    })
  }

  #countGroups(combinations: readonly number[], groupsOf: (key: string) => readonly string[]): FacetCount[] {
    const counts = new Map<string, number>()
    for (const number of combinations) {
      const times = this.#combinationCounts[number] ?? 0
      const values = this.#combinations[number]?.values ?? []
      // Once for each group, however many of a product's values are in it.
      const groups = new Set(values.flatMap((value) => groupsOf(this.#values[value]?.key ?? '')))
      for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + times)
    }
    return [...counts].map(([value, count]) => ({ value, count }))
  }
}

function mostFrequent(counts: FacetCount[], most: number): FacetCount[] {
  return counts.sort((a, b) => b.count - a.count || compareText(a.value, b.value)).slice(0, most)
}
