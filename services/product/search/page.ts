/** What a list is sorted by, always ascending. */
export type SortKey = number | string

/** A position in a sorted list: behind the product of this id, which has this key. */
export interface Cursor {
  key: SortKey
  id: string
}

/** A sorted list that pages are taken from. */
export interface Ranking {
  /**
   * The first `count` slots that match: behind a cursor, or (step -1) before it, nearest first; from the beginning without
   * a cursor.
   */
  take(from: Cursor | null, step: 1 | -1, count: number, matches: (slot: number) => boolean): number[]
  cursorOf(slot: number): Cursor
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
  const { limit, after = null, before = null } = request
  if (before) {
    const slots = ranking.take(before, -1, limit + 1, matches)
    // All products before the cursor have gone since: the first page is what the reader wants.
    if (slots.length === 0) return takePage(ranking, matches, { limit })
    return pageOf(ranking, slots.slice(0, limit).reverse(), slots.length > limit, true)
  }
  const slots = ranking.take(after, 1, limit + 1, matches)
  const [first] = slots
  // An empty last page still leads back; a cursor just behind the given product includes that product.
  const start = first !== undefined ? ranking.cursorOf(first) : after && { key: after.key, id: `${after.id}\0` }
  const earlier = after !== null && start !== null && ranking.take(start, -1, 1, matches).length > 0
  const page = pageOf(ranking, slots.slice(0, limit), earlier, slots.length > limit)
  return slots.length === 0 && earlier ? { ...page, prev: start } : page
}

function pageOf(ranking: Ranking, slots: number[], earlier: boolean, later: boolean): Page {
  const cursor = (slot: number | undefined): Cursor | null => (slot === undefined ? null : ranking.cursorOf(slot))
  return {
    slots,
    next: later ? cursor(slots[slots.length - 1]) : null,
    prev: earlier ? cursor(slots[0]) : null,
  }
}

/** Order of two sort keys of one kind. */
export function compareKeys(a: SortKey, b: SortKey): number {
  return a < b ? -1 : a > b ? 1 : 0
}
