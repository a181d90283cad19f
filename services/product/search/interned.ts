import { readList, type Saved, type Write, writeList } from './pieces.ts'

/** Numbers for values that many share, as long as anybody uses them. Number 0 is never given. */
export class Interned<T> {
  readonly #values: (T | undefined)[] = [undefined]
  readonly #keys: string[] = ['']
  readonly #uses: number[] = [0]
  readonly #numberOf = new Map<string, number>()
  readonly #free: number[] = []

  /** Numbers are smaller than this. */
  get bound(): number {
    return this.#values.length
  }

  has(key: string): boolean {
    return this.#numberOf.has(key)
  }

  use(key: string, value: T): number {
    const number = this.#numberOf.get(key) ?? this.#free.pop() ?? this.#values.length
    if (!this.#numberOf.has(key)) {
      this.#values[number] = value
      this.#keys[number] = key
      this.#uses[number] = 0
      this.#numberOf.set(key, number)
    }
    this.#uses[number] = (this.#uses[number] ?? 0) + 1
    return number
  }

  release(number: number): void {
    const uses = (this.#uses[number] ?? 0) - 1
    this.#uses[number] = uses
    if (uses > 0) return
    this.#numberOf.delete(this.#keys[number] ?? '')
    this.#values[number] = undefined
    this.#free.push(number)
  }

  save(write: Write): Promise<void> {
    return writeList(write, this.bound, (from, to) => this.#keys.slice(from, to))
  }

  /** @param usesOf how often a number is used now; a number without use is given again */
  async restore(saved: Saved, usesOf: (number: number) => number, make: (key: string) => T): Promise<void> {
    await readList<string[]>(saved, (keys, from) => {
      for (const [at, key] of keys.entries()) if (from + at > 0) this.#restore(from + at, key, usesOf(from + at), make)
    })
  }

  #restore(number: number, key: string, uses: number, make: (key: string) => T): void {
    this.#keys[number] = key
    this.#uses[number] = uses
    this.#values[number] = uses > 0 ? make(key) : undefined
    if (uses > 0) this.#numberOf.set(key, number)
    else this.#free.push(number)
  }

  get(number: number): T | undefined {
    return this.#values[number]
  }
}
