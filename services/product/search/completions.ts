import { compareText } from '../domain/text.ts'
import type { Hits } from './hits.ts'
import type { Posting } from './posting.ts'
import type { TermMatch } from './term-index.ts'

/**
 * Terms that complete what was typed, the most frequent first.
 *
 * @param found what has the words before it; null = there are none
 * @param size how many slots there are
 */
export function completionsOf(
  typed: string,
  matches: readonly TermMatch[],
  found: Hits | null,
  size: number,
): string[] {
  const countOf = counterAmong(found, size)
  const completions = matches
    .map(({ term, postings }) => ({ term, count: postings.reduce((sum, posting) => sum + countOf(posting), 0) }))
    .filter(({ count }) => count > 0)
  completions.sort(
    (a, b) => Number(b.term === typed) - Number(a.term === typed) || b.count - a.count || compareText(a.term, b.term),
  )
  return completions.map(({ term }) => term)
}

/** What a misspelt word most likely was meant to be: the nearest term that is in what was found, of equal ones the most frequent. */
export function correctionOf(matches: readonly TermMatch[], found: Hits, size: number): string | null {
  const countOf = counterAmong(found, size)
  const likely = matches
    .map(({ term, closeness, postings }) => ({
      ...{ term, closeness },
      count: postings.reduce((sum, posting) => sum + countOf(posting), 0),
    }))
    .filter(({ count }) => count > 0)
  likely.sort((a, b) => b.closeness - a.closeness || b.count - a.count || compareText(a.term, b.term))
  return likely[0]?.term ?? null
}

/** How many of the slots of a posting are among those found. */
function counterAmong(found: Hits | null, size: number): (posting: Posting) => number {
  if (!found) return ({ count }) => count
  const isFound = new Uint8Array(size)
  for (const slot of found.slots) isFound[slot] = 1
  return (posting) => {
    const { slots } = posting
    let count = 0
    for (let at = 0; at < posting.count; at++) count += isFound[slots[at] ?? 0] ?? 0
    return count
  }
}
