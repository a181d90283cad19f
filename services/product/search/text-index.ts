import { LRUCache } from 'lru-cache'
import { compareText, foldText, hashText } from '../domain/text.ts'
import { createCodeIndex } from './codes.ts'
import type { SearchEntry } from './entry.ts'
import { allOf, anyOf, hitsFrom, type Scores, type TextHits } from './scores.ts'
import { createTermIndex, type TermMatch } from './term-index.ts'
import { MAX_SEARCH_LENGTH, searchTerms, termsOf } from './terms.ts'

/** Recent searches are kept until a text changes: the next page and the facets search for the same text again. */
const CACHED_SEARCHES = 16
const FIELD_WEIGHTS: Record<string, number> = { title: 4, keywords: 2, description: 1 }
// A typed or scanned article number means that article, whatever the terms of others score.
const CODE_EXACT_SCORE = 10_000
const CODE_PREFIX_SCORE = 1000
const MAX_CODE_HITS = 1000

/** Full text over titles, keywords, descriptions and codes. */
export interface TextIndex {
  put(slot: number, entry: SearchEntry): void
  remove(slot: number): void
  /** Null when the text holds no term. */
  search(text: string): TextHits | null
  /** Completions of the last term that find products, the most frequent first. */
  complete(text: string, limit: number): string[]
}

/** Creates an empty text index; `idOf` names a slot's product, the tie-break among equal scores. */
export function createTextIndex(idOf: (slot: number) => string): TextIndex {
  const terms = createTermIndex()
  const codes = createCodeIndex()
  // Most updates change a price or availability; the text is then left alone.
  const hashes: number[] = []
  const titleLengths: number[] = []
  const searches = new LRUCache<string, TextHits>({ max: CACHED_SEARCHES })

  function scoresOf(term: string): Scores {
    const scores = new Float64Array(hashes.length)
    for (const match of terms.match(term)) addTerm(scores, match)
    addCodes(scores, term)
    return scores
  }

  function addTerm(scores: Scores, match: TermMatch): void {
    for (const { field, slots } of match.postings) {
      // Rare terms weigh more than common ones (BM25's inverse document frequency).
      const rarity = Math.log(1 + (hashes.length - slots.length + 0.5) / (slots.length + 0.5))
      const weight = (FIELD_WEIGHTS[field] ?? 1) * rarity * match.closeness
      for (const slot of slots) {
        // A term is a larger share of a short title than of a long one.
        const share = field === 'title' ? weight / (1 + 0.1 * (titleLengths[slot] ?? 1)) : weight
        scores[slot] = (scores[slot] ?? 0) + share
      }
    }
  }

  function addCodes(scores: Scores, text: string): void {
    if (text.length < 3) return
    for (const { slot, exact } of codes.find(text, MAX_CODE_HITS)) {
      scores[slot] = Math.max(scores[slot] ?? 0, exact ? CODE_EXACT_SCORE : CODE_PREFIX_SCORE)
    }
  }

  function find(text: string, wanted: readonly string[]): TextHits {
    const found = wanted.map(scoresOf)
    const all = allOf(found)
    addCodes(all, text.trim())
    // No product has every term: those with any of them are better than an empty page.
    return hitsFrom(all.some((score) => score > 0) ? all : anyOf(found), idOf)
  }

  return {
    put(slot, entry) {
      const hash = hashText([entry.title, entry.keywords, entry.description_text, ...entry.skus].join('\n'))
      if (hashes[slot] === hash) return
      hashes[slot] = hash
      titleLengths[slot] = termsOf(entry.title).length
      searches.clear()
      terms.put(slot, entry)
      codes.put(slot, entry.skus)
    },
    remove(slot) {
      searches.clear()
      hashes[slot] = -1
      terms.remove(slot)
      codes.remove(slot)
    },
    search(text) {
      const wanted = searchTerms(text)
      if (wanted.length === 0) return null
      const key = foldText(text.slice(0, MAX_SEARCH_LENGTH))
      const hits = searches.get(key) ?? find(key, wanted)
      searches.set(key, hits)
      return hits
    },
    complete(text, limit) {
      const others = searchTerms(text)
      const last = others.pop()
      if (last === undefined) return []
      const scores = others.length > 0 ? allOf(others.map(scoresOf)) : null
      const isFound = (slot: number) => scores === null || (scores[slot] ?? 0) > 0
      const completions = terms
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
    },
  }
}
