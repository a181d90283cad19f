import { LRUCache } from 'lru-cache'
import { compareText, foldText, hashText } from '../domain/text.ts'
import { CodeIndex } from './codes.ts'
import type { SearchEntry } from './entry.ts'
import { allOf, anyOf, bytesOf, type Hits, ScoreSum } from './hits.ts'
import { TermIndex, type TermMatch } from './term-index.ts'
import { MAX_SEARCH_LENGTH, searchTerms, termsOf } from './terms.ts'

// What was found is kept until a text changes: terms return in other searches, texts with the next page. A common term of
// 100,000 products takes 0.2 MB.
const CACHED_TERMS_BYTES = 12_000_000
const CACHED_TEXTS_BYTES = 4_000_000
const FIELD_WEIGHTS: Record<string, number> = { title: 4, keywords: 2, description: 1 }
// A typed or scanned article number means that article, whatever the terms of others score.
const CODE_EXACT_SCORE = 10_000
const CODE_PREFIX_SCORE = 1000
const MAX_CODE_HITS = 1000

/** Full text over titles, keywords, descriptions and codes. */
export class TextIndex {
  readonly #terms = new TermIndex()
  readonly #codes = new CodeIndex()
  // Most updates change a price or availability; the text is then left alone.
  readonly #hashes: number[] = []
  readonly #titleLengths: number[] = []
  readonly #sum = new ScoreSum()
  readonly #foundTerms = hitsCache(CACHED_TERMS_BYTES)
  readonly #foundTexts = hitsCache(CACHED_TEXTS_BYTES)

  put(slot: number, entry: SearchEntry): void {
    const hash = hashText([entry.title, entry.keywords, entry.description_text, ...entry.skus].join('\n'))
    if (this.#hashes[slot] === hash) return
    this.#hashes[slot] = hash
    this.#titleLengths[slot] = termsOf(entry.title).length
    this.#forget()
    this.#terms.put(slot, entry)
    this.#codes.put(slot, entry.skus)
  }

  remove(slot: number): void {
    this.#forget()
    this.#hashes[slot] = -1
    this.#terms.remove(slot)
    this.#codes.remove(slot)
  }

  /** Null when the text holds no term. */
  search(text: string): Hits | null {
    const wanted = searchTerms(text)
    if (wanted.length === 0) return null
    const key = foldText(text.slice(0, MAX_SEARCH_LENGTH))
    const hits = this.#foundTexts.get(key) ?? this.#find(text, wanted)
    this.#foundTexts.set(key, hits)
    return hits
  }

  /** Completions of the last term that find products, the most frequent first. */
  complete(text: string, limit: number): string[] {
    const others = searchTerms(text)
    const last = others.pop()
    if (last === undefined) return []
    const countOf = this.#counterAmong(others)
    const completions = this.#terms
      .match(last)
      .map(({ term, postings }) => ({ term, count: postings.reduce((sum, { slots }) => sum + countOf(slots), 0) }))
      .filter(({ count }) => count > 0)
    completions.sort(
      (a, b) => Number(b.term === last) - Number(a.term === last) || b.count - a.count || compareText(a.term, b.term),
    )
    return completions.slice(0, limit).map(({ term }) => [...others, term].join(' '))
  }

  /** How many of some slots all the terms find. */
  #counterAmong(terms: readonly string[]): (slots: readonly number[]) => number {
    if (terms.length === 0) return (slots) => slots.length
    const isFound = new Uint8Array(this.#hashes.length)
    for (const slot of this.#all(terms).slots) isFound[slot] = 1
    return (slots) => {
      let count = 0
      for (const slot of slots) count += isFound[slot] ?? 0
      return count
    }
  }

  #all(terms: readonly string[]): Hits {
    const found = terms.map((term) => this.#hitsOf(term))
    this.#sum.begin(this.#hashes.length)
    return allOf(found, this.#sum)
  }

  #find(text: string, wanted: readonly string[]): Hits {
    const all = this.#all(wanted)
    const codes = this.#codesOf(text.trim())
    if (all.slots.length > 0 && codes.length === 0) return all
    this.#sum.addAll(all)
    for (const { slot, exact } of codes) this.#sum.raise(slot, exact ? CODE_EXACT_SCORE : CODE_PREFIX_SCORE)
    const withCodes = this.#sum.take()
    if (withCodes.slots.length > 0) return withCodes
    // No product has every term: those with any of them are better than an empty page.
    return anyOf(
      wanted.map((term) => this.#hitsOf(term)),
      this.#sum,
    )
  }

  #hitsOf(term: string): Hits {
    const known = this.#foundTerms.get(term)
    if (known) return known
    this.#sum.begin(this.#hashes.length)
    for (const match of this.#terms.match(term)) this.#addTerm(match)
    for (const { slot, exact } of this.#codesOf(term)) {
      this.#sum.raise(slot, exact ? CODE_EXACT_SCORE : CODE_PREFIX_SCORE)
    }
    const hits = this.#sum.take()
    this.#foundTerms.set(term, hits)
    return hits
  }

  #addTerm(match: TermMatch): void {
    const titleLengths = this.#titleLengths
    const count = this.#hashes.length
    for (const { field, slots } of match.postings) {
      // Rare terms weigh more than common ones (BM25's inverse document frequency).
      const rarity = Math.log(1 + (count - slots.length + 0.5) / (slots.length + 0.5))
      const weight = (FIELD_WEIGHTS[field] ?? 1) * rarity * match.closeness
      if (field === 'title') {
        // A term is a larger share of a short title than of a long one.
        for (const slot of slots) this.#sum.add(slot, weight / (1 + 0.1 * (titleLengths[slot] ?? 1)))
      } else for (const slot of slots) this.#sum.add(slot, weight)
    }
  }

  #codesOf(text: string): { slot: number; exact: boolean }[] {
    return text.length < 3 ? [] : this.#codes.find(text, MAX_CODE_HITS)
  }

  #forget(): void {
    this.#foundTerms.clear()
    this.#foundTexts.clear()
  }
}

function hitsCache(maxSize: number): LRUCache<string, Hits> {
  return new LRUCache<string, Hits>({ maxSize, sizeCalculation: bytesOf })
}
