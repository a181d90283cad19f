import type { Keys } from '../security/secrets.ts'
import { open, sign } from '../security/signed.ts'
import { invalidParameter } from '../values/problem.ts'

/** The purpose of the key that signs cursors. */
export const CURSOR_KEY = 'cursors'

/** Where a page begins: values of the sort key and the id, going forwards or back. */
export interface Position {
  key: (string | number | null)[]
  back: boolean
}

/** An opaque cursor. Signed, so that a list only ever continues from a position it gave out itself. */
export function writeCursor(secret: Keys, list: string, position: Position): string {
  return sign(secret, CURSOR_KEY, JSON.stringify([list, position.key, position.back ? 1 : 0]))
}

/** The position in a cursor of this list; a cursor from elsewhere is a bad parameter. */
export function readCursor(secret: Keys, list: string, cursor: string | undefined): Position | null {
  if (cursor === undefined) return null
  const payload = open(secret, CURSOR_KEY, cursor)
  const [signedList, key, back] = JSON.parse(payload ?? '[]') as [string?, Position['key']?, number?]
  if (signedList !== list || !key) {
    throw invalidParameter('cursor', 'cursor', 'Take the cursor from the last answer, unchanged.')
  }
  return { key, back: back === 1 }
}

export interface Page<T> {
  data: T[]
  page: { next_cursor: string | null; prev_cursor: string | null; has_more: boolean }
}

/**
 * Makes a page of rows that were read with one more than `limit` (the extra one says that there is more), in the
 * direction of the cursor. `keyOf` gives the sort key, the id last.
 */
export function pageOf<T>(
  rows: T[],
  options: {
    secret: Keys
    list: string
    limit: number
    position: Position | null
    keyOf: (row: T) => Position['key']
  },
): Page<T> {
  const { secret, list, limit, position, keyOf } = options
  const back = position?.back ?? false
  const more = rows.length > limit
  const data = rows.slice(0, limit)
  if (back) data.reverse()
  const [first, last] = [data[0], data.at(-1)]
  const cursor = (row: T | undefined, backwards: boolean) =>
    row === undefined ? null : writeCursor(secret, list, { key: keyOf(row), back: backwards })
  const hasNext = back ? true : more
  const hasPrev = back ? more : position !== null
  return {
    data,
    page: {
      next_cursor: hasNext ? cursor(last, false) : null,
      prev_cursor: hasPrev ? cursor(first, true) : null,
      has_more: hasNext,
    },
  }
}
