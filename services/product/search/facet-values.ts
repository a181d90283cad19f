import type { Column } from './column.ts'
import { readList, type Saved, type Write, writeList } from './pieces.ts'

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

/** The values of one field and their combinations, with numbers for both. Combination 0 is no value at all. */
export class FacetValues {
  readonly values: Value[] = []
  readonly combinations: Combination[] = [{ ...NONE }]
  readonly #valueOf = new Map<string, number>()
  readonly #freeValues: number[] = []
  readonly #combinationOf = new Map<string, number>([['', 0]])
  readonly #freeCombinations: number[] = []

  get isEmpty(): boolean {
    return this.#valueOf.size === 0
  }

  /** The number of a value. */
  numberOf(key: string): number | undefined {
    return this.#valueOf.get(key)
  }

  /** The number of the combination of some values (key → label), which has one use more now. */
  use(labels: ReadonlyMap<string, string>): number {
    const numbers = [...labels].map(([key, label]) => this.#valueNumber(key, label)).sort((a, b) => a - b)
    const number = this.#combinationNumber(numbers)
    ;(this.combinations[number] as Combination).uses += 1
    return number
  }

  release(number: number): void {
    const combination = this.combinations[number] as Combination
    combination.uses -= 1
    if (combination.uses > 0 || number === 0) return
    this.#combinationOf.delete(combination.key)
    this.combinations[number] = { ...NONE }
    this.#freeCombinations.push(number)
    for (const number of combination.values) {
      const value = this.values[number] as Value
      value.uses -= 1
      if (value.uses > 0) continue
      this.#valueOf.delete(value.key)
      this.#freeValues.push(number)
    }
  }

  async save(write: Write): Promise<void> {
    const { values, combinations } = this
    await writeList(write, values.length, (from, to) => {
      return values.slice(from, to).flatMap(({ key, label }) => [key, label])
    })
    await writeList(write, combinations.length, (from, to) => combinations.slice(from, to).map(({ key }) => key))
  }

  /** @param combinationAt tells which combinations are used */
  async restore(saved: Saved, combinationAt: Column): Promise<void> {
    await readList<string[]>(saved, (texts) => {
      for (let at = 0; at < texts.length; at += 2) {
        this.values.push({ key: texts[at] ?? '', label: texts[at + 1] ?? '', uses: 0 })
      }
    })
    const uses: number[] = []
    combinationAt.forEach(null, (number) => {
      uses[number] = (uses[number] ?? 0) + 1
    })
    await readList<string[]>(saved, (keys, from) => {
      for (const [at, key] of keys.entries()) if (from + at > 0) this.#restore(from + at, key, uses[from + at] ?? 0)
    })
    for (const [number, { key, uses }] of this.values.entries()) {
      if (uses > 0) this.#valueOf.set(key, number)
      else this.#freeValues.push(number)
    }
  }

  #restore(number: number, key: string, uses: number): void {
    this.combinations[number] = { ...NONE }
    if (uses === 0) {
      this.#freeCombinations.push(number)
      return
    }
    const values = key.split(',').map(Number)
    this.combinations[number] = { key, values, uses }
    this.#combinationOf.set(key, number)
    for (const value of values) (this.values[value] as Value).uses += 1
  }

  #valueNumber(key: string, label: string): number {
    const known = this.#valueOf.get(key)
    if (known !== undefined) return known
    const number = this.#freeValues.pop() ?? this.values.length
    this.values[number] = { key, label, uses: 0 }
    this.#valueOf.set(key, number)
    return number
  }

  #combinationNumber(values: readonly number[]): number {
    const key = values.join()
    const known = this.#combinationOf.get(key)
    if (known !== undefined) return known
    const number = this.#freeCombinations.pop() ?? this.combinations.length
    this.combinations[number] = { key, values, uses: 0 }
    this.#combinationOf.set(key, number)
    for (const value of values) (this.values[value] as Value).uses += 1
    return number
  }
}
