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

/** Which terms occur in which products, in which field. */
export interface TermIndex {
  put(slot: number, texts: Texts): void
  remove(slot: number): void
  /** The indexed terms that begin with a search term; when there are none, those it may be a misspelling of. */
  match(searchTerm: string): TermMatch[]
}

// How much less a term counts that only begins with the search term, or that differs from it by a typing error
// (the proportions of MiniSearch).
const PREFIX_WEIGHT = 0.375
const FUZZY_WEIGHT = 0.45
/** Share of a term's letters that may be wrong. */
const FUZZINESS = 0.2
const MAX_EDITS = 3

/** Creates an empty index: a radix tree of terms over plain lists of slots, a tenth of the memory of nested maps. */
export function createTermIndex(): TermIndex {
  const terms = new SearchableMap<Posting[]>()
  const listed: (readonly Posting[])[] = []

  function postingOf(field: string, term: string): Posting {
    const postings = terms.get(term) ?? []
    if (postings.length === 0) terms.set(term, postings)
    const known = postings.find((posting) => posting.field === field)
    if (known) return known
    const posting = new Posting(field, term, term)
    postings.push(posting)
    return posting
  }

  function remove(slot: number): void {
    for (const posting of listed[slot] ?? []) {
      posting.delete(slot)
      if (posting.slots.length > 0) continue
      const left = (terms.get(posting.key) ?? []).filter((other) => other !== posting)
      if (left.length > 0) terms.set(posting.key, left)
      else terms.delete(posting.key)
    }
    listed[slot] = []
  }

  function beginningWith(prefix: string, weight: number): TermMatch[] {
    const found: TermMatch[] = []
    for (const [term, postings] of terms.atPrefix(prefix)) {
      const extra = term.length - prefix.length
      const closeness = extra === 0 ? 1 : (PREFIX_WEIGHT * term.length) / (term.length + 0.3 * extra)
      found.push({ term, closeness: closeness * weight, postings })
    }
    return found
  }

  function misspelt(searchTerm: string): TermMatch[] {
    const found = new Map<string, TermMatch>()
    const edits = Math.min(MAX_EDITS, Math.round(searchTerm.length * FUZZINESS))
    for (const [term, [postings, distance]] of terms.fuzzyGet(searchTerm, edits)) {
      found.set(term, { term, closeness: (FUZZY_WEIGHT * term.length) / (term.length + distance), postings })
    }
    for (const swapped of transpositionsOf(searchTerm)) {
      for (const match of beginningWith(swapped, FUZZY_WEIGHT)) found.set(match.term, match)
    }
    return [...found.values()]
  }

  return {
    put(slot, texts) {
      remove(slot)
      const own = new Set<Posting>()
      for (const term of termsOf(texts.title)) own.add(postingOf('title', term))
      for (const term of termsOf(texts.keywords)) own.add(postingOf('keywords', term))
      for (const term of descriptionTerms(texts.description_text)) own.add(postingOf('description', term))
      for (const posting of own) posting.add(slot)
      listed[slot] = [...own]
    },
    remove,
    match(searchTerm) {
      const exact = terms.get(searchTerm)
      // Too many terms begin with one letter for any of them to be meant.
      if (searchTerm.length === 1) return exact ? [{ term: searchTerm, closeness: 1, postings: exact }] : []
      const found = beginningWith(searchTerm, 1)
      return found.length > 0 || searchTerm.length < 3 ? found : misspelt(searchTerm)
    },
  }
}
