import { Posting } from './posting.ts'
import { descriptionTerms, termsOf, transpositionsOf } from './terms.ts'
import { Vocabulary } from './vocabulary.ts'

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

/** Which terms occur in which products, in which field: sorted terms over plain lists of slots. */
export class TermIndex {
  readonly #terms = new Vocabulary()
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
      const term = this.#terms.get(posting.key)
      if (!term) continue
      term.postings.splice(term.postings.indexOf(posting), 1)
      if (term.postings.length === 0) this.#terms.delete(posting.key)
    }
    this.#postingsAt[slot] = []
  }

  /** The indexed terms that begin with a search term; when there are none, those it may be a misspelling of. */
  match(searchTerm: string): TermMatch[] {
    // Too many terms begin with one letter for any of them to be meant.
    if (searchTerm.length === 1) {
      const exact = this.#terms.get(searchTerm)
      return exact ? [{ term: searchTerm, closeness: 1, postings: exact.postings }] : []
    }
    const found = this.#beginningWith(searchTerm, 1)
    return found.length > 0 || searchTerm.length < 3 ? found : this.#misspelt(searchTerm)
  }

  #postingOf(field: string, text: string): Posting {
    const term = this.#terms.get(text) ?? this.#terms.add(text)
    const known = term.postings.find((posting) => posting.field === field)
    if (known) return known
    const posting = new Posting(field, text)
    term.postings.push(posting)
    return posting
  }

  #beginningWith(prefix: string, weight: number): TermMatch[] {
    return this.#terms.beginningWith(prefix).map(({ text, postings }) => {
      const extra = text.length - prefix.length
      const closeness = extra === 0 ? 1 : (PREFIX_WEIGHT * text.length) / (text.length + 0.3 * extra)
      return { term: text, closeness: closeness * weight, postings }
    })
  }

  #misspelt(searchTerm: string): TermMatch[] {
    const found = new Map<string, TermMatch>()
    const edits = Math.min(MAX_EDITS, Math.round(searchTerm.length * FUZZINESS))
    for (const { term, distance } of this.#terms.within(searchTerm, edits)) {
      const { text, postings } = term
      found.set(text, { term: text, closeness: (FUZZY_WEIGHT * text.length) / (text.length + distance), postings })
    }
    for (const swapped of transpositionsOf(searchTerm)) {
      for (const match of this.#beginningWith(swapped, FUZZY_WEIGHT)) found.set(match.term, match)
    }
    return [...found.values()]
  }
}
