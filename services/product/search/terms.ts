import { foldText } from '../domain/text.ts'

/** Terms of a description beyond these say little about a product and cost the most memory. */
const MAX_DESCRIPTION_TERMS = 100
const MAX_SEARCH_TERMS = 8
/** The longest search text; the rest of it is ignored. */
export const MAX_SEARCH_LENGTH = 200

// In every description; in a search text they are left out beside others.
const STOP_WORDS = new Set(
  'a an and are as at be by for from has have in is it its of on or our that the this to was with you your'.split(' '),
)

/** All terms of a text, folded, in order. */
export function termsOf(text: string): string[] {
  return foldText(text)
    .split(/[\s\p{P}\p{S}]+/u)
    .filter((term) => term !== '')
}

/** The different terms of a search text, without stop words unless it has nothing else. */
export function searchTerms(text: string): string[] {
  const all = termsOf(text.slice(0, MAX_SEARCH_LENGTH))
  const significant = all.filter((term) => !STOP_WORDS.has(term))
  return [...new Set(significant.length > 0 ? significant : all)].slice(0, MAX_SEARCH_TERMS)
}

/** The first different terms of a description, without stop words. */
export function descriptionTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const term of termsOf(text)) {
    if (term.length >= 2 && !STOP_WORDS.has(term)) terms.add(term)
    if (terms.size === MAX_DESCRIPTION_TERMS) break
  }
  return [...terms]
}

/** The term with each pair of neighbouring letters swapped: one typing error, but two edits by edit distance. */
export function transpositionsOf(term: string): string[] {
  const found = new Set<string>()
  for (let i = 0; i + 1 < term.length && term.length <= 20; i++) {
    found.add(term.slice(0, i) + term.charAt(i + 1) + term.charAt(i) + term.slice(i + 2))
  }
  found.delete(term)
  return [...found]
}
