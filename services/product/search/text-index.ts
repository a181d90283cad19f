import { LRUCache } from 'lru-cache'
import { compareText, foldText, hashText } from '../domain/text.ts'
import { CodeIndex } from './codes.ts'
import type { SearchEntry } from './entry.ts'
import { allOf, anyOf, hitsFrom, type Scores, type TextHits } from './scores.ts'
import { TermIndex, type TermMatch } from './term-index.ts'
import { MAX_SEARCH_LENGTH, searchTerms, termsOf } from './terms.ts'

/** Recent searches are kept until a text changes: the next page and the facets search for the same text again. */
const CACHED_SEARCHES = 16
const FIELD_WEIGHTS: Record<string, number> = { title: 4, keywords: 2, description: 1 }
// A typed or scanned article number means that article, whatever the terms of others score.
const CODE_EXACT_SCORE = 10_000
const CODE_PREFIX_SCORE = 1000
const MAX_CODE_HITS = 1000

/** Full text over titles, keywords, descriptions and codes. */
export class TextIndex {
  readonly #idOf: (slot: number) => string
  readonly #terms = new TermIndex()
  readonly #codes = new CodeIndex()
  // Most updates change a price or availability; the text is then left alone.
  readonly #hashes: number[] = []
  readonly #titleLengths: number[] = []
  readonly #searches = new LRUCache<string, TextHits>({ max: CACHED_SEARCHES })

  /** @param idOf the product of a slot, by which equal scores are ordered */
  constructor(idOf: (slot: number) => string) {
    this.#idOf = idOf
  }

  put(slot: number, entry: SearchEntry): void {
    const hash = hashText([entry.title, entry.keywords, entry.description_text, ...entry.skus].join('\n'))
    if (this.#hashes[slot] === hash) return
    this.#hashes[slot] = hash
    this.#titleLengths[slot] = termsOf(entry.title).length
    this.#searches.clear()
    this.#terms.put(slot, entry)
    this.#codes.put(slot, entry.skus)
  }

  remove(slot: number): void {
    this.#searches.clear()
    this.#hashes[slot] = -1
    this.#terms.remove(slot)
    this.#codes.remove(slot)
  }

  /** Null when the text holds no term. */
  search(text: string): TextHits | null {
    const wanted = searchTerms(text)
    if (wanted.length === 0) return null
    const key = foldText(text.slice(0, MAX_SEARCH_LENGTH))
    const hits = this.#searches.get(key) ?? this.#find(text, wanted)
    this.#searches.set(key, hits)
    return hits
  }

  /** Completions of the last term that find products, the most frequent first. */
  complete(text: string, limit: number): string[] {
    const others = searchTerms(text)
    const last = others.pop()
    if (last === undefined) return []
    const scores = others.length > 0 ? allOf(others.map((term) => this.#scoresOf(term))) : null
    const isFound = (slot: number) => scores === null || (scores[slot] ?? 0) > 0
    const completions = this.#terms
      .match(last)
      .map(({ term, postings }) => ({
        term,
        count: postings.reduce((sum, posting) => sum + posting.slots.filter(isFound).length, 0),
      }))
      .filter(({ count }) => count > 0)
    completions.sort(
      (a, b) => Number(b.term === last) - Number(a.term === last) || b.count - a.count || compareText(a.term, b.term),
    )
    return completions.slice(0, limit).map(({ term }) => [...others, term].join(' '))
  }

  #find(text: string, wanted: readonly string[]): TextHits {
    const found = wanted.map((term) => this.#scoresOf(term))
    const all = allOf(found)
    this.#addCodes(all, text.trim())
    // No product has every term: those with any of them are better than an empty page.
    return hitsFrom(all.some((score) => score > 0) ? all : anyOf(found), this.#idOf)
  }

  #scoresOf(term: string): Scores {
    const scores = new Float64Array(this.#hashes.length)
    for (const match of this.#terms.match(term)) this.#addTerm(scores, match)
    this.#addCodes(scores, term)
    return scores
  }

  #addTerm(scores: Scores, match: TermMatch): void {
    const titleLengths = this.#titleLengths
    for (const { field, slots } of match.postings) {
      // Rare terms weigh more than common ones (BM25's inverse document frequency).
      const rarity = Math.log(1 + (scores.length - slots.length + 0.5) / (slots.length + 0.5))
      const weight = (FIELD_WEIGHTS[field] ?? 1) * rarity * match.closeness
      for (const slot of slots) {
        // A term is a larger share of a short title than of a long one.
        const share = field === 'title' ? weight / (1 + 0.1 * (titleLengths[slot] ?? 1)) : weight
        scores[slot] = (scores[slot] ?? 0) + share
      }
    }
  }

  #addCodes(scores: Scores, text: string): void {
    if (text.length < 3) return
    for (const { slot, exact } of this.#codes.find(text, MAX_CODE_HITS)) {
      scores[slot] = Math.max(scores[slot] ?? 0, exact ? CODE_EXACT_SCORE : CODE_PREFIX_SCORE)
    }
  }
}
