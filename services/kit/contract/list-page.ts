import type { Keys } from '../security/secrets.ts'
import { type Page, pageOf, readCursor } from './cursor.ts'

type Scalar = string | number

/** Where a store begins to read a page, and how far; it reads one row more than `limit`, which says that there is more. */
export interface PageFrom<Key extends Scalar | readonly Scalar[] = string> {
  /** Sort key of the row to go on from; null for the first page. */
  after: Key | null
  /** Against the order of the list: the page before that row. */
  back: boolean
  limit: number
}

interface PageQuery {
  limit?: number
  cursor?: string
}

interface PageOptions<Row, Key extends Scalar | readonly Scalar[], Item> {
  /** Names the list, and what it is a list of: a cursor of another list is refused. */
  list: string
  read: (from: PageFrom<Key>) => Promise<Row[]>
  /** What the rows are sorted by, unique; of several values the id is the last. */
  keyOf: (row: Row) => Key
  present: (row: Row) => Item
  /** How many of the rows are on the page, for lists of large entries, whose pages end before `limit`. */
  countFitting?: (rows: readonly Row[]) => number
}

const DEFAULT_LIMIT = 20

/** One page of a list, as its `limit` and `cursor` ask for it: the same for every list operation. */
export async function listPage<Row, Item>(
  ctx: { secret: Keys },
  query: PageQuery,
  options: PageOptions<Row, string, Item>,
): Promise<Page<Item>>
/** For a list that is sorted by something else than one text: `read` says by what, `(from: PageFrom<number>) => …`. */
export async function listPage<Row, Key extends Scalar | readonly Scalar[], Item>(
  ctx: { secret: Keys },
  query: PageQuery,
  options: PageOptions<Row, Key, Item>,
): Promise<Page<Item>>
export async function listPage<Row, Key extends Scalar | readonly Scalar[], Item>(
  ctx: { secret: Keys },
  query: PageQuery,
  { list, read, keyOf, present, countFitting }: PageOptions<Row, Key, Item>,
): Promise<Page<Item>> {
  const { secret } = ctx
  const limit = query.limit ?? DEFAULT_LIMIT
  const position = readCursor(secret, list, query.cursor)
  const after = position && ((position.key.length === 1 ? position.key[0] : position.key) as Key)
  const rows = await read({ after, back: position?.back ?? false, limit })
  const { data, page } = pageOf(rows, {
    secret,
    list,
    limit: Math.min(limit, countFitting?.(rows) ?? limit),
    position,
    keyOf: (row) => [keyOf(row)].flat() as Scalar[],
  })
  return { data: data.map(present), page }
}
