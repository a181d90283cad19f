import { foldTerm } from './fold.ts'
import { remembered } from './remembered.ts'
import { demandsOf } from './terms.ts'

/** A part of a text, in UTF-16 code units. */
export interface TextRange {
  start: number
  length: number
}

const REMEMBERED_LABELS = 10_000
const WORD = /[\p{L}\p{M}\p{N}]+/gu

interface LabelWord {
  start: number
  text: string
  folded: string
}

const wordsOf = remembered(
  (label): readonly LabelWord[] =>
    [...label.matchAll(WORD)].map(({ 0: text, index }) => ({ start: index, text, folded: foldTerm(text) })),
  REMEMBERED_LABELS,
)

/** What is compared of a text that is being typed. */
export function typedTerms(typed: string): string[] {
  return demandsOf(typed).map(({ word }) => word.term)
}

/** Whether each term begins a word of a label. */
export function isLabelOf(label: string, terms: readonly string[]): boolean {
  const words = wordsOf(label)
  return terms.length > 0 && terms.every((term) => words.some(({ folded }) => folded.startsWith(term)))
}

/** How much of a word, as it is written, a term is. */
function lengthOf(word: string, term: string): number {
  let length = 0
  let folded = 0
  for (const character of word) {
    if (folded >= term.length) break
    length += character.length
    folded += foldTerm(character).length
  }
  return length
}

/** The beginnings of a label's words that are terms, the longest of each. */
export function rangesOf(label: string, terms: readonly string[]): TextRange[] {
  return wordsOf(label).flatMap(({ start, text, folded }) => {
    const begun = terms.filter((term) => folded.startsWith(term))
    const longest = begun.reduce((most, term) => (term.length > most.length ? term : most), '')
    return longest === '' ? [] : [{ start, length: lengthOf(text, longest) }]
  })
}
