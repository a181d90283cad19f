import { foldText, hashText } from '../domain/text.ts'
import { CodeIndex } from './codes.ts'
import { completionsOf, correctionOf } from './completions.ts'
import { correctedText } from './corrected-text.ts'
import type { SearchEntry } from './entry.ts'
import { allOf, anyOf, bestOf, createHitsCache, type Hits, ScoreSum } from './hits.ts'
import { readList, type Saved, type Write, writeList } from './pieces.ts'
import { TermIndex, type TermMatch } from './term-index.ts'
import { type Demand, demandsOf, MAX_SEARCH_LENGTH, splitsOf, wordCount } from './terms.ts'
import { fieldWeights } from './text-fields.ts'
import type { Word } from './tokens.ts'

// What was found is kept until a text changes: terms return in other searches, texts with the next page. A common term of
// 100,000 products takes 0.2 MB.
const CACHED_TERMS_BYTES = 12_000_000
const CACHED_TEXTS_BYTES = 4_000_000
/**
 * Misspelt words of one text that are corrected; what nobody knows of the others finds nothing. Each is compared with
 * hundreds of terms of the catalogue, and anybody may send texts of nothing else.
 */
const MAX_CORRECTIONS = 3
/**
 * Products that a text finds of which none has every word. The others have its most frequent word at best, nobody pages to
 * them, and each would be counted for up to 20 facets.
 */
const MAX_LOOSE_HITS = 1_000

/** What a word finds. */
interface WordHits extends Hits {
  /** The terms that it may be misspelt for; null where it is known. */
  misspelt: readonly TermMatch[] | null
  /** Other terms than the word were looked for. */
  isCorrected: boolean
}

/** How a text is searched for. */
interface TextSearch {
  /** Whose texts are searched beside those that are not translated. */
  locales?: readonly string[] | undefined
  /** Words that no product has are not taken for others. */
  isExact?: boolean | undefined
}

/** What a text finds, and how. */
export interface TextHits extends Hits {
  /** The text as it was understood, where words of it were misspelt. */
  corrected: string | null
  /** No product has every word. */
  isLoose: boolean
}

/** Full text over titles, keywords, descriptions and codes. */
export class TextIndex {
  readonly #terms = new TermIndex()
  readonly #codes = new CodeIndex()
  // Most updates change a price or availability; the text is then left alone.
  readonly #hashes: number[] = []
  readonly #titleLengths: number[] = []
  readonly #sum = new ScoreSum()
  readonly #foundTerms = createHitsCache<WordHits>(CACHED_TERMS_BYTES)
  readonly #foundTexts = createHitsCache<TextHits>(CACHED_TEXTS_BYTES)
  /** Words that may still be corrected in the text that is being searched for. */
  #corrections = 0
  #isExact = false
  /** The misspelt words of that text, and what they may stand for. */
  #misspelt = new Map<string, readonly TermMatch[]>()
  /** What is being searched in. */
  #locales = ''
  #weights = fieldWeights([])

  put(slot: number, entry: SearchEntry): void {
    const translated = entry.translations ? [JSON.stringify(entry.translations)] : []
    const texts = [entry.title, entry.keywords, entry.description_text, ...entry.skus, ...translated]
    const hash = hashText(texts.join('\n'))
    if (this.#hashes[slot] === hash) return
    this.#hashes[slot] = hash
    this.#titleLengths[slot] = wordCount(entry.title)
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

  async save(write: Write): Promise<void> {
    await writeList(write, this.#hashes.length, (from, to) => ({
      hashes: this.#hashes.slice(from, to),
      titleLengths: this.#titleLengths.slice(from, to),
    }))
    await this.#terms.save(write)
    await this.#codes.save(write)
  }

  async restore(saved: Saved): Promise<void> {
    await readList<{ hashes: number[]; titleLengths: number[] }>(saved, ({ hashes, titleLengths }, from) => {
      for (const [at, hash] of hashes.entries()) {
        this.#hashes[from + at] = saved.isKept(from + at) ? hash : -1
        this.#titleLengths[from + at] = titleLengths[at] ?? 0
      }
    })
    await this.#terms.restore(saved)
    await this.#codes.restore(saved)
  }

  /** Those of some locales that any text is in. */
  knownLocales(locales: readonly string[]): readonly string[] {
    return this.#terms.knownLocales(locales)
  }

  /** Null when the text holds no term. Texts of the locales are searched beside those that are not translated. */
  search(text: string, { locales = [], isExact = false }: TextSearch = {}): TextHits | null {
    this.#searchIn(locales)
    const demands = demandsOf(text)
    if (demands.length === 0) return null
    const key = `${isExact ? '=' : ''}${this.#locales}${foldText(text.slice(0, MAX_SEARCH_LENGTH))}`
    const known = this.#foundTexts.get(key)
    if (known) return known
    this.#isExact = isExact
    this.#corrections = isExact ? 0 : MAX_CORRECTIONS
    this.#misspelt = new Map()
    const hits = this.#find(text, demands)
    this.#foundTexts.set(key, hits)
    return hits
  }

  /** Completions of the last term that find products, the most frequent first. The text has been searched for, and corrected. */
  complete(text: string, limit: number, locales: readonly string[] = []): string[] {
    this.#searchIn(locales)
    const others = demandsOf(text)
    const last = others.pop()
    // Pieces of unspaced writing are no text to offer.
    if (!last || [...others, last].some(({ isUnspaced }) => isUnspaced)) return []
    const found = others.length > 0 ? this.#all(others) : null
    if (found?.slots.length === 0) return []
    const completions = completionsOf(last.word.term, this.#terms.match(last.word), found, this.#hashes.length)
    const before = others.map(({ word }) => word.term)
    return completions.slice(0, limit).map((term) => [...before, term].join(' '))
  }

  #searchIn(locales: readonly string[]): void {
    const known = this.knownLocales(locales)
    this.#locales = known.length === 0 ? '' : `${known.join(',')}\n`
    this.#weights = fieldWeights(known)
    this.#terms.lookIn(this.#weights)
  }

  #all(demands: readonly Demand[]): Hits {
    const found = demands.map((demand) => this.#hitsOf(demand))
    this.#sum.begin(this.#hashes.length)
    return allOf(found, this.#sum)
  }

  #find(text: string, demands: readonly Demand[]): TextHits {
    const all = this.#all(demands)
    const codes = this.#codesOf(text.trim())
    if (all.slots.length > 0 && codes.length === 0)
      return { ...all, corrected: this.#correct(text, all), isLoose: false }
    this.#sum.addAll(all)
    this.#raise(codes)
    const withCodes = this.#sum.take()
    if (withCodes.slots.length > 0) return { ...withCodes, corrected: null, isLoose: false }
    // No product has every term: those with any of them are better than an empty page.
    const found = demands.map((demand) => this.#hitsOf(demand))
    const loose = bestOf(anyOf(found, this.#sum), MAX_LOOSE_HITS)
    return { ...loose, corrected: this.#correct(text, loose), isLoose: demands.length > 1 && loose.slots.length > 0 }
  }

  #correct(text: string, hits: Hits): string | null {
    const corrections = new Map<string, string>()
    for (const [term, matches] of this.#misspelt) {
      const correction = correctionOf(matches, hits, this.#hashes.length)
      if (correction !== null) corrections.set(term, correction)
    }
    return correctedText(text.slice(0, MAX_SEARCH_LENGTH), corrections)
  }

  /** What has the word, or a spelling that joins it with its neighbours. */
  #hitsOf({ word, joined, isUnspaced, isWhole }: Demand): Hits {
    const own = this.#hitsOfWord(isUnspaced && word.term.length > 1 ? { ...word, forms: [] } : word, isWhole)
    const others = joined.map((one) => this.#terms.matchWhole(one)).filter((matches) => matches.length > 0)
    if (others.length === 0 && own.misspelt) this.#misspelt.set(word.term, own.misspelt)
    if (others.length === 0) return own
    this.#sum.begin(this.#hashes.length)
    this.#sum.addAll(own)
    for (const matches of others) this.#addTerms(matches)
    return this.#sum.take()
  }

  #hitsOfWord(word: Word, isWhole: boolean): WordHits {
    const { term, forms } = word
    const key = this.#locales + [term, ...forms, ...(isWhole ? [''] : [])].join(' ')
    const known = this.#foundTerms.get(key)
    // What was found for other words than it is for a text whose words may be corrected.
    if (known && !(this.#isExact && known.isCorrected)) return known
    const split = isWhole ? null : this.#splitHits(term)
    const spelt = split ? [] : isWhole ? this.#terms.matchWhole(word) : this.#terms.matchSpelt(word)
    const isCorrection = !split && !isWhole && spelt.length === 0
    const isTooMuch = isCorrection && this.#corrections === 0
    if (isCorrection && !isTooMuch) this.#corrections -= 1
    this.#sum.begin(this.#hashes.length)
    const misspelt = isCorrection && !isTooMuch ? this.#terms.matchMisspelt(word) : null
    if (split) this.#sum.addAll(split)
    else this.#addTerms(misspelt ?? spelt)
    const codes = this.#codesOf(term)
    this.#raise(codes)
    const hits = { ...this.#sum.take(), misspelt: codes.length > 0 ? null : misspelt, isCorrected: misspelt !== null }
    // In another text the word may be corrected.
    if (!isTooMuch) this.#foundTerms.set(key, hits)
    return hits
  }

  /** What has both halves of a term that nothing begins with, as words of their own. */
  #splitHits(term: string): Hits | null {
    if (this.#terms.isKnown(term)) return null
    const whole = (text: string) => this.#terms.matchWhole({ term: text, forms: [] })
    for (const halves of splitsOf(term)) {
      const [first, second] = halves.map(whole)
      if (!first?.length || !second?.length) continue
      this.#sum.begin(this.#hashes.length)
      this.#addTerms(first)
      const found = this.#sum.take()
      this.#addTerms(second)
      this.#sum.intersect(found)
      const hits = this.#sum.take()
      if (hits.slots.length > 0) return hits
    }
    return null
  }

  #addTerms(matches: readonly TermMatch[]): void {
    for (const match of matches) this.#addTerm(match)
  }

  #raise(codes: readonly { slot: number; score: number }[]): void {
    for (const { slot, score } of codes) this.#sum.raise(slot, score)
  }

  #addTerm(match: TermMatch): void {
    const titleLengths = this.#titleLengths
    const count = this.#hashes.length
    for (const { field, slots, count: found } of match.postings) {
      // Rare terms weigh more than common ones (BM25's inverse document frequency).
      const rarity = Math.log(1 + (count - found + 0.5) / (found + 0.5))
      const weight = (this.#weights.get(field) ?? 0) * rarity * match.closeness
      // A term is a larger share of a short title than of a long one; of a translated one the length is about the same.
      if (field.startsWith('title')) this.#sum.addShares(slots, found, weight, titleLengths)
      else this.#sum.addEach(slots, found, weight)
    }
  }

  #codesOf(text: string): { slot: number; score: number }[] {
    return text.length < 3 ? [] : this.#codes.find(text)
  }

  #forget(): void {
    this.#foundTerms.clear()
    this.#foundTexts.clear()
  }
}
