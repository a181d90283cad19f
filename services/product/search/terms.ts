import { foldText } from '../domain/text.ts'

/** Words of a description beyond these say little about a product and cost the most memory. */
const MAX_DESCRIPTION_WORDS = 100
const MAX_SEARCH_WORDS = 8
/** The longest text that is looked for; the rest is ignored. */
export const MAX_SEARCH_LENGTH = 200

// Words that are in every description; as search words they are left out beside others.
const STOP_WORDS = new Set(
  'a an and are as at be by for from has have in is it its of on or our that the this to was with you your'.split(' '),
)

/** All words of a text, folded, in order. */
export function termsOf(text: string): string[] {
  return foldText(text)
    .split(/[\s\p{P}\p{S}]+/u)
    .filter((word) => word !== '')
}

/** A search text as different words, without those that say nothing. */
export function searchTerms(text: string): string[] {
  const words = termsOf(text.slice(0, MAX_SEARCH_LENGTH))
  const telling = words.filter((word) => !STOP_WORDS.has(word))
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, MAX_SEARCH_WORDS)
}

/** The first different words of a description that say something. */
export function descriptionTerms(text: string): string[] {
  const words = new Set<string>()
  for (const word of termsOf(text)) {
    if (word.length >= 2 && !STOP_WORDS.has(word)) words.add(word)
    if (words.size === MAX_DESCRIPTION_WORDS) break
  }
  return [...words]
}

/** The word with each pair of neighbouring letters swapped: one slip of the fingers, but two edits to edit distance. */
export function transpositionsOf(word: string): string[] {
  const found = new Set<string>()
  for (let i = 0; i + 1 < word.length && word.length <= 20; i++) {
    found.add(word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2))
  }
  found.delete(word)
  return [...found]
}
