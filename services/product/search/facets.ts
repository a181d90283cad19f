import { compareText, foldText, normalizeLine } from '../domain/text.ts'
import type { Bitset } from './bitset.ts'
import { facetField } from './entry.ts'
import { Posting } from './posting.ts'

/** How many matching products have a value. */
export interface FacetCount {
  value: string
  count: number
}

function valueKey(value: string): string {
  return foldText(normalizeLine(value))
}

/** Which slots have which value of which field. */
export class FacetIndex {
  readonly #fields = new Map<string, Map<string, Posting>>()
  readonly #postingsAt: (readonly Posting[])[] = []

  put(slot: number, facets: readonly (readonly [field: string, value: string])[]): void {
    this.remove(slot)
    const own = new Set<Posting>()
    for (const [name, value] of facets) {
      const posting = this.#postingOf(name, value)
      if (posting) own.add(posting)
    }
    for (const posting of own) posting.add(slot)
    this.#postingsAt[slot] = [...own]
  }

  remove(slot: number): void {
    for (const posting of this.#postingsAt[slot] ?? []) {
      posting.delete(slot)
      const postings = this.#fields.get(posting.field)
      if (posting.slots.length === 0) postings?.delete(posting.key)
      if (postings?.size === 0) this.#fields.delete(posting.field)
    }
    this.#postingsAt[slot] = []
  }

  /** Adds to a set the slots that have any of the values. */
  collect(field: string, values: readonly string[], into: Bitset): void {
    const postings = this.#fields.get(facetField(field))
    for (const value of values) {
      const posting = postings?.get(valueKey(value))
      for (const slot of posting?.slots ?? []) into.add(slot)
    }
  }

  /** Counts per value, most frequent first; `matches` null = every slot. */
  count(field: string, matches: Bitset | null): FacetCount[] {
    const counts: FacetCount[] = []
    for (const posting of this.#fields.get(facetField(field))?.values() ?? []) {
      const count = matches ? countIn(posting, matches) : posting.slots.length
      if (count > 0) counts.push({ value: posting.label, count })
    }
    return counts.sort((a, b) => b.count - a.count || compareText(a.value, b.value))
  }

  #postingOf(name: string, value: string): Posting | null {
    const field = facetField(name)
    const key = valueKey(value)
    if (key === '') return null
    const postings = this.#fields.get(field) ?? new Map<string, Posting>()
    this.#fields.set(field, postings)
    const posting = postings.get(key) ?? new Posting(field, key, value)
    postings.set(key, posting)
    return posting
  }
}

function countIn(posting: Posting, matches: Bitset): number {
  let count = 0
  for (const slot of posting.slots) if (matches.has(slot)) count += 1
  return count
}
