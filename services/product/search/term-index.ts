import type { SearchTexts } from './entry.ts'
import { inSteps, type Saved, type Write } from './pieces.ts'
import { Posting } from './posting.ts'
import { RowTable } from './row-table.ts'
import { descriptionTerms, indexedTerms, transpositionsOf } from './terms.ts'
import { fieldWeights, type TextField, TranslatedFields, translatedField } from './text-fields.ts'
import type { Word } from './tokens.ts'
import { type Term, Vocabulary } from './vocabulary.ts'

/** The texts of one product, by weight. */
export interface Texts {
  title: string
  keywords: string
  description_text: string
  translations?: readonly SearchTexts[]
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
/** The same for another form of the same word: a plural, another spelling. */
const FORM_WEIGHT = 0.9
/** Share of a term's letters that may be wrong. */
const FUZZINESS = 0.2
const MAX_EDITS = 3

/** Which terms occur in which products, in which field: sorted terms over plain lists of slots. */
export class TermIndex {
  readonly #terms = new Vocabulary()
  // A posting's number is its index; freed numbers are used again.
  readonly #postings: (Posting | undefined)[] = []
  readonly #free: number[] = []
  /** The numbers of the postings of each slot. */
  readonly #numbersOf = new RowTable()
  readonly #translated = new TranslatedFields()
  /** What a search sees while there are translated fields. */
  #fields = fieldWeights([])

  put(slot: number, texts: Texts): void {
    this.remove(slot)
    // The words of a field differ, so no posting comes twice.
    const numbers: number[] = []
    const add = (field: string, word: Word) => {
      const posting = this.#postingOf(field, word)
      posting.add(slot)
      numbers.push(posting.number)
    }
    const addTexts = ({ title, keywords, description_text }: Texts, fieldOf: (field: TextField) => string) => {
      for (const word of indexedTerms(title, true)) add(fieldOf('title'), word)
      for (const word of indexedTerms(keywords)) add(fieldOf('keywords'), word)
      for (const word of descriptionTerms(description_text)) add(fieldOf('description'), word)
    }
    addTexts(texts, (field) => field)
    for (const translated of texts.translations ?? []) {
      addTexts(translated, (field) => translatedField(field, translated.locale))
    }
    this.#numbersOf.put(slot, numbers)
  }

  remove(slot: number): void {
    for (const number of this.#numbersOf.of(slot)) {
      const posting = this.#postings[number]
      posting?.delete(slot)
      if (posting?.count === 0) this.#drop(posting)
    }
    this.#numbersOf.put(slot, [])
  }

  /** Those of some locales that any text is in. */
  knownLocales(locales: readonly string[]): readonly string[] {
    return this.#translated.knownLocales(locales)
  }

  /** From now on only terms of these fields are found. */
  lookIn(fields: ReadonlyMap<string, number>): void {
    this.#fields = fields
  }

  async save(write: Write): Promise<void> {
    await this.#terms.save(write)
    await this.#numbersOf.save(write)
  }

  async restore(saved: Saved): Promise<void> {
    for (const posting of await this.#terms.restore(saved)) this.#postings[posting.number] = posting
    await this.#numbersOf.restore(saved, (slot, numbers) => {
      for (const number of numbers) this.#postings[number]?.add(slot)
    })
    await inSteps(saved, this.#postings.length, (from, to) => {
      for (let number = from; number < to; number++) {
        const posting = this.#postings[number]
        if (posting && posting.count > 0) {
          this.#translated.count(posting.field, 1)
          continue
        }
        this.#postings[number] = undefined
        this.#free.push(number)
      }
    })
    await this.#terms.dropUnused(saved)
  }

  #drop({ number, key, field }: Posting): void {
    this.#translated.count(field, -1)
    const term = this.#terms.get(key)
    if (term) term.postings = term.postings.filter((posting) => posting.number !== number)
    if (term?.postings.length === 0) this.#terms.delete(key)
    this.#postings[number] = undefined
    this.#free.push(number)
  }

  /** The indexed terms that begin with a word or are other forms of it; when there are none, those it may be misspelt for. */
  match(word: Word): TermMatch[] {
    const found = this.matchSpelt(word)
    return found.length > 0 ? found : this.matchMisspelt(word)
  }

  /** The indexed terms that begin with a word or are other forms of it. */
  matchSpelt(word: Word): TermMatch[] {
    return this.#meant(word, word.term.length > 1)
  }

  /** Those that a word may be misspelt for, which takes a look at all terms. */
  matchMisspelt({ term }: Word): TermMatch[] {
    return term.length < 3 ? [] : this.#misspelt(term)
  }

  /** Whether a term begins with the text or has it for another form. */
  isKnown(text: string): boolean {
    return this.#meant({ term: text, forms: [] }, text.length > 1).length > 0
  }

  /** Those that are the word or another form of it. */
  matchWhole(word: Word): TermMatch[] {
    return this.#meant(word, false)
  }

  #meant({ term, forms }: Word, isBeginning: boolean): TermMatch[] {
    const found = new Map<string, TermMatch>()
    const add = (terms: Iterable<Term | undefined>) => {
      for (const one of terms) if (one && one.text !== term) this.#addSeen(found, one, FORM_WEIGHT)
    }
    // Too many terms begin with one letter for any of them to be meant.
    const exact = isBeginning ? undefined : this.#terms.get(term)
    if (exact) this.#addSeen(found, exact, 1)
    if (isBeginning) this.#addBeginningWith(found, term, 1)
    add(forms.map((form) => this.#terms.get(form)))
    for (const form of [term, ...forms]) add(this.#terms.withForm(form))
    return [...found.values()]
  }

  #postingOf(field: string, word: Word): Posting {
    const term = this.#terms.get(word.term) ?? this.#terms.add(word.term)
    if (word.forms.length > 0) this.#terms.addForms(term, word.forms)
    const known = term.postings.find((posting) => posting.field === field)
    if (known) return known
    const posting = new Posting(field, term.text, this.#free.pop() ?? this.#postings.length)
    this.#postings[posting.number] = posting
    term.postings.push(posting)
    this.#translated.count(field, 1)
    return posting
  }

  /** Adds a term as a match, unless none of the fields that are looked in has it. */
  #addSeen(found: Map<string, TermMatch>, { text, postings }: Term, closeness: number): void {
    const seen = this.#translated.isEmpty ? postings : postings.filter(({ field }) => this.#fields.has(field))
    if (seen.length > 0) found.set(text, { term: text, closeness, postings: seen })
  }

  #addBeginningWith(found: Map<string, TermMatch>, prefix: string, weight: number): void {
    for (const term of this.#terms.beginningWith(prefix)) {
      const { length } = term.text
      const extra = length - prefix.length
      const closeness = extra === 0 ? 1 : (PREFIX_WEIGHT * length) / (length + 0.3 * extra)
      this.#addSeen(found, term, closeness * weight)
    }
  }

  #misspelt(searchTerm: string): TermMatch[] {
    const found = new Map<string, TermMatch>()
    const edits = Math.min(MAX_EDITS, Math.round(searchTerm.length * FUZZINESS))
    for (const { term, distance } of this.#terms.within(searchTerm, edits)) {
      this.#addSeen(found, term, (FUZZY_WEIGHT * term.text.length) / (term.text.length + distance))
    }
    for (const swapped of transpositionsOf(searchTerm)) this.#addBeginningWith(found, swapped, FUZZY_WEIGHT)
    return [...found.values()]
  }
}
