import { compareText } from '../domain/text.ts'
import { partition } from './sort-order.ts'

/** What a list is sorted by, always rising. */
export type SortKey = number | string

/** A place in a sorted list: between what comes up to this key and id and what comes after. */
export interface Cursor {
  key: SortKey
  id: string
}

/** A sorted list that pages are cut from. */
export interface Ranking {
  length: number
  slotAt(place: number): number
  keyAt(place: number): SortKey
  idAt(place: number): string
  /** Where a product stands now, for rankings whose keys drift as the catalogue grows; null = keys are exact. */
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

/** Cuts a page out of a ranking, skipping what does not match. */
export function cutPage(ranking: Ranking, matches: (slot: number) => boolean, request: PageRequest): Page {
  const { limit, after, before } = request
  if (before) {
    const places = walk(ranking, matches, startOf(ranking, before, false) - 1, -1, limit + 1)
    // Everything before has gone since: the first page is what the reader is looking for.
    if (places.length === 0) return cutPage(ranking, matches, { limit })
    const shown = places.slice(0, limit).reverse()
    return pageOf(ranking, shown, places.length > limit, true)
  }
  const start = after ? startOf(ranking, after, true) : 0
  const places = walk(ranking, matches, start, 1, limit + 1)
  const earlier = walk(ranking, matches, (places[0] ?? start) - 1, -1, 1).length > 0
  const page = pageOf(ranking, places.slice(0, limit), earlier, places.length > limit)
  // An empty last page still leads back; a place just behind the cursor's product includes that product.
  if (places.length === 0 && earlier && after) return { ...page, prev: { key: after.key, id: `${after.id}\0` } }
  return page
}

function pageOf(ranking: Ranking, places: readonly number[], earlier: boolean, later: boolean): Page {
  const cursor = (place: number | undefined): Cursor | null =>
    place === undefined ? null : { key: ranking.keyAt(place), id: ranking.idAt(place) }
  return {
    slots: places.map((place) => ranking.slotAt(place)),
    next: later ? cursor(places[places.length - 1]) : null,
    prev: earlier ? cursor(places[0]) : null,
  }
}

/** The first place after a cursor, or (`past` false) the first place not before it. */
function startOf(ranking: Ranking, cursor: Cursor, past: boolean): number {
  const place = ranking.positionOf?.(cursor.id) ?? -1
  if (place >= 0) return past ? place + 1 : place
  return partition(ranking.length, (at) => {
    const order = compareKeys(ranking.keyAt(at), cursor.key) || compareText(ranking.idAt(at), cursor.id)
    return past ? order <= 0 : order < 0
  })
}

/** Order of two sort keys of one kind. */
export function compareKeys(a: SortKey, b: SortKey): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function walk(
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
