import { compareText } from '../domain/text.ts'
import { partition } from './sort-order.ts'

/** What a list is sorted by, always ascending. */
export type SortKey = number | string

/** A position in a sorted list: behind the product of this id, which has this key. */
export interface Cursor {
  key: SortKey
  id: string
}

/** A sorted list that pages are taken from. */
export interface Ranking {
  length: number
  slotAt(position: number): number
  keyAt(position: number): SortKey
  idAt(position: number): string
  /** The present position of a product, for rankings whose keys drift as the catalogue grows; null = keys are exact. */
  positionOf: ((id: string) => number) | null
}

/** A page of slots, and the cursors of its neighbours; null = there is nothing on that side. */
export interface Page {
  slots: number[]
  next: Cursor | null
  prev: Cursor | null
}

/** Which page: the one after a cursor, the one before it, or the first. */
export interface PageRequest {
  limit: number
  after?: Cursor | null | undefined
  before?: Cursor | null | undefined
}

/** Takes a page out of a ranking, skipping what does not match. */
export function takePage(ranking: Ranking, matches: (slot: number) => boolean, request: PageRequest): Page {
  const { limit, after, before } = request
  if (before) {
    const positions = findMatches(ranking, matches, startOf(ranking, before, false) - 1, -1, limit + 1)
    // All products before the cursor have gone since: the first page is what the reader wants.
    if (positions.length === 0) return takePage(ranking, matches, { limit })
    const shown = positions.slice(0, limit).reverse()
    return pageOf(ranking, shown, positions.length > limit, true)
  }
  const start = after ? startOf(ranking, after, true) : 0
  const positions = findMatches(ranking, matches, start, 1, limit + 1)
  const earlier = findMatches(ranking, matches, (positions[0] ?? start) - 1, -1, 1).length > 0
  const page = pageOf(ranking, positions.slice(0, limit), earlier, positions.length > limit)
  // An empty last page still leads back; a cursor just behind the given product includes that product.
  if (positions.length === 0 && earlier && after) return { ...page, prev: { key: after.key, id: `${after.id}\0` } }
  return page
}

function pageOf(ranking: Ranking, positions: readonly number[], earlier: boolean, later: boolean): Page {
  const cursor = (position: number | undefined): Cursor | null =>
    position === undefined ? null : { key: ranking.keyAt(position), id: ranking.idAt(position) }
  return {
    slots: positions.map((position) => ranking.slotAt(position)),
    next: later ? cursor(positions[positions.length - 1]) : null,
    prev: earlier ? cursor(positions[0]) : null,
  }
}

/** The first position after a cursor, or (`past` false) the first one not before it. */
function startOf(ranking: Ranking, cursor: Cursor, past: boolean): number {
  const position = ranking.positionOf?.(cursor.id) ?? -1
  if (position >= 0) return past ? position + 1 : position
  return partition(ranking.length, (at) => {
    const order = compareKeys(ranking.keyAt(at), cursor.key) || compareText(ranking.idAt(at), cursor.id)
    return past ? order <= 0 : order < 0
  })
}

/** Order of two sort keys of one kind. */
export function compareKeys(a: SortKey, b: SortKey): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function findMatches(
  ranking: Ranking,
  matches: (slot: number) => boolean,
  from: number,
  step: 1 | -1,
  wanted: number,
): number[] {
  const found: number[] = []
  for (let at = from; at >= 0 && at < ranking.length && found.length < wanted; at += step) {
    if (matches(ranking.slotAt(at))) found.push(at)
  }
  return found
}
