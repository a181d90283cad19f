import { type Token, tokensOf, type Word } from './tokens.ts'

/** Terms of a description beyond these say little about a product and cost the most memory. */
const MAX_DESCRIPTION_TERMS = 100
const MAX_SEARCH_WORDS = 8
/** Pairs of characters of one text; a sentence of Chinese has more than words. */
const MAX_SEARCH_PAIRS = 16
/** The longest search text; the rest of it is ignored. */
export const MAX_SEARCH_LENGTH = 200
/** Words as short as this are often written as one with their neighbour: T Shirt, Wi Fi, USB C, 500 ml. */
const SHORT = 2

// In every description; in a search text they are left out beside others.
const STOP_WORDS = new Set(
  'a an and are as at be by for from has have in is it its of on or our that the this to was with you your'.split(' '),
)

/** What a search text demands: a word, or in its place a spelling that joins it with its neighbours. */
export interface Demand {
  word: Word
  joined: readonly Word[]
  isUnspaced: boolean
  /** Too short to stand for the words that begin with it: those are most of the catalogue. */
  isWhole: boolean
}

function isStopWord({ words, joined }: Token): boolean {
  return joined === null && STOP_WORDS.has(words[0]?.term ?? '')
}

/** How many words a text has. */
export function wordCount(text: string): number {
  return tokensOf(text).reduce((count, { words }) => count + words.length, 0)
}

/** All different words of a text; in titles also short ones joined with their neighbours. */
export function indexedTerms(text: string, isTitle = false): Word[] {
  const words = new Map<string, Word>()
  const add = (word: Word | null | undefined) => word && !words.has(word.term) && words.set(word.term, word)
  const tokens = tokensOf(text)
  for (const [at, token] of tokens.entries()) {
    token.words.forEach(add)
    add(token.joined)
    if (isTitle) add(joinedWithNext(token, tokens[at + 1], SHORT))
  }
  return [...words.values()]
}

/** The first different words of a description, without stop words. */
export function descriptionTerms(text: string): Word[] {
  const significant = indexedTerms(text).filter(({ term }) => term.length >= 2 && !STOP_WORDS.has(term))
  return significant.slice(0, MAX_DESCRIPTION_TERMS)
}

/** Two plain words as one, where one of them is short enough. */
function joinedWithNext(token: Token, next: Token | undefined, longest: number): Word | null {
  const [first, second] = [token.words[0], next?.words[0]]
  if (!first || !second || !next || token.words.length > 1 || next.words.length > 1) return null
  if (token.isUnspaced || next.isUnspaced || isStopWord(token) || isStopWord(next)) return null
  if (Math.min(first.term.length, second.term.length) > longest) return null
  const term = first.term + second.term
  return { term, forms: second.forms.map((form) => first.term + form) }
}

/** The different demands of a search text, without stop words unless it has nothing else. */
export function demandsOf(text: string): Demand[] {
  const all = tokensOf(text.slice(0, MAX_SEARCH_LENGTH))
  const significant = all.filter((token) => !isStopWord(token))
  const tokens = significant.length > 0 ? significant : all
  const demands = new Map<string, Omit<Demand, 'isWhole'>>()
  for (const [at, { words, joined, isUnspaced }] of tokens.entries()) {
    const before = tokens[at - 1]
    const withNeighbours = [
      before && joinedWithNext(before, tokens[at], Number.POSITIVE_INFINITY),
      joinedWithNext(tokens[at] as Token, tokens[at + 1], Number.POSITIVE_INFINITY),
    ]
    const spellings = [joined, ...withNeighbours].filter((word) => word !== null && word !== undefined)
    for (const word of words) {
      const known = demands.get(word.term)?.joined ?? []
      demands.set(word.term, { word, joined: [...known, ...spellings], isUnspaced })
    }
  }
  return limited([...demands.values()])
}

function limited(demands: readonly Omit<Demand, 'isWhole'>[]): Demand[] {
  const pairs = demands.filter(({ isUnspaced }) => isUnspaced).slice(0, MAX_SEARCH_PAIRS)
  const words = demands.filter(({ isUnspaced }) => !isUnspaced).slice(0, MAX_SEARCH_WORDS)
  const kept = demands.filter((demand) => pairs.includes(demand) || words.includes(demand))
  // The last word may still be being typed.
  const isWhole = ({ word, isUnspaced }: (typeof kept)[number], at: number) =>
    !isUnspaced && word.term.length <= SHORT && at < kept.length - 1
  return kept.map((demand, at) => ({ ...demand, isWhole: isWhole(demand, at) }))
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

/** The ways to read a term as two words written as one. */
export function splitsOf(term: string): [string, string][] {
  const splits: [string, string][] = []
  for (let at = 2; at <= term.length - 2 && term.length <= MAX_SEARCH_LENGTH / 4; at++) {
    splits.push([term.slice(0, at), term.slice(at)])
  }
  return splits
}
