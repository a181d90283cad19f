import SearchableMap from 'minisearch/SearchableMap'
import { Posting } from './posting.ts'
import { descriptionTerms, termsOf, transpositionsOf } from './terms.ts'

/** The texts of one product, by weight. */
export interface Texts {
  title: string
  keywords: string
  description_text: string
}

/** An indexed term that a search term matches; `closeness` is 1 for the same term, less for others. */
export interface TermMatch {
  term: string
  closeness: number
  postings: readonly Posting[]
}

// How much less a term counts that only begins with the search term, or that differs from it by a typing error
// (the proportions of MiniSearch).
const PREFIX_WEIGHT = 0.375
const FUZZY_WEIGHT = 0.45
/** Share of a term's letters that may be wrong. */
const FUZZINESS = 0.2
const MAX_EDITS = 3

/**
 * Which terms occur in which products, in which field: a radix tree of terms over plain lists of slots, a tenth of the
 * memory of nested maps.
 */
export class TermIndex {
  readonly #terms = new SearchableMap<Posting[]>()
  readonly #postingsAt: (readonly Posting[])[] = []

  put(slot: number, texts: Texts): void {
    this.remove(slot)
    const own = new Set<Posting>()
    for (const term of termsOf(texts.title)) own.add(this.#postingOf('title', term))
    for (const term of termsOf(texts.keywords)) own.add(this.#postingOf('keywords', term))
    for (const term of descriptionTerms(texts.description_text)) own.add(this.#postingOf('description', term))
    for (const posting of own) posting.add(slot)
    this.#postingsAt[slot] = [...own]
  }

  remove(slot: number): void {
    for (const posting of this.#postingsAt[slot] ?? []) {
      posting.delete(slot)
      if (posting.slots.length > 0) continue
      const left = (this.#terms.get(posting.key) ?? []).filter((other) => other !== posting)
      if (left.length > 0) this.#terms.set(posting.key, left)
      else this.#terms.delete(posting.key)
    }
    this.#postingsAt[slot] = []
  }

  /** The indexed terms that begin with a search term; when there are none, those it may be a misspelling of. */
  match(searchTerm: string): TermMatch[] {
    const exact = this.#terms.get(searchTerm)
    // Too many terms begin with one letter for any of them to be meant.
    if (searchTerm.length === 1) return exact ? [{ term: searchTerm, closeness: 1, postings: exact }] : []
    const found = this.#beginningWith(searchTerm, 1)
    return found.length > 0 || searchTerm.length < 3 ? found : this.#misspelt(searchTerm)
  }

  #postingOf(field: string, term: string): Posting {
    const postings = this.#terms.get(term) ?? []
    if (postings.length === 0) this.#terms.set(term, postings)
    const known = postings.find((posting) => posting.field === field)
    if (known) return known
    const posting = new Posting(field, term, term)
    postings.push(posting)
    return posting
  }

  #beginningWith(prefix: string, weight: number): TermMatch[] {
    const found: TermMatch[] = []
    for (const [term, postings] of this.#terms.atPrefix(prefix)) {
      const extra = term.length - prefix.length
      const closeness = extra === 0 ? 1 : (PREFIX_WEIGHT * term.length) / (term.length + 0.3 * extra)
      found.push({ term, closeness: closeness * weight, postings })
    }
    return found
  }

  #misspelt(searchTerm: string): TermMatch[] {
    const found = new Map<string, TermMatch>()
    const edits = Math.min(MAX_EDITS, Math.round(searchTerm.length * FUZZINESS))
    for (const [term, [postings, distance]] of this.#terms.fuzzyGet(searchTerm, edits)) {
      found.set(term, { term, closeness: (FUZZY_WEIGHT * term.length) / (term.length + distance), postings })
    }
    for (const swapped of transpositionsOf(searchTerm)) {
      for (const match of this.#beginningWith(swapped, FUZZY_WEIGHT)) found.set(match.term, match)
    }
    return [...found.values()]
  }
}
