import { importedProductOf } from './generated-catalogue.ts'
import { createRandom, type Random } from './random.ts'

/** Products whose titles and brands the queries are made of: what shoppers type is mostly what is sold. */
const SAMPLED = 2_000
const TYPING_ERRORS = 0.12
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Terms by how many of the sampled products have them, the most frequent first. */
function termsByFrequency(seed: number): string[] {
  const counts = new Map<string, number>()
  for (let index = 0; index < SAMPLED; index++) {
    const { title, vendor } = importedProductOf(seed, index)
    for (const term of `${title} ${vendor}`.toLowerCase().split(/[^\p{L}\p{N}'-]+/u)) {
      if (term.length > 1) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
  }
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([term]) => term)
}

/** One letter too few, too many, another one, or two that have changed places. */
function misspelt(random: Random, term: string): string {
  const at = random.between(1, term.length - 2)
  const [head, letter, tail] = [term.slice(0, at), term.charAt(at), term.slice(at + 1)]
  switch (random.between(0, 3)) {
    case 0:
      return head + tail
    case 1:
      return head + letter + random.pick([...LETTERS]) + tail
    case 2:
      return head + random.pick([...LETTERS]) + tail
    default:
      return head + tail.charAt(0) + letter + tail.slice(1)
  }
}

/** What shoppers type: one to three terms, popular ones more often, some misspelt. All different, and the same for a seed. */
export function searchQueries(seed: number, count: number): string[] {
  const terms = termsByFrequency(seed)
  const random = createRandom(seed, -1)
  const queries = new Set<string>()
  while (queries.size < count) {
    const length = random.pick([1, 1, 1, 2, 2, 2, 2, 3, 3, 3])
    const typed = Array.from({ length }, () => {
      const term = random.pickZipf(terms)
      return term.length > 4 && random.chance(TYPING_ERRORS) ? misspelt(random, term) : term
    })
    queries.add([...new Set(typed)].join(' '))
  }
  return [...queries]
}

/** What shoppers have typed so far when suggestions are wanted for them: two letters and more. All different. */
export function typedPrefixes(seed: number, count: number): string[] {
  const random = createRandom(seed, -2)
  const queries = searchQueries(seed, count)
  const prefixes = new Set<string>()
  for (const query of queries) prefixes.add(query.slice(0, Math.max(2, random.between(2, query.length))).trim())
  for (const query of queries) if (prefixes.size < count) prefixes.add(query)
  return [...prefixes]
}
