import { type Page, pageOf, readCursor } from '@stoa/kit/contract/cursor'
import type { UserContext } from '../context.ts'
import type { PageFrom } from '../store/page.ts'

/** A page of a list that runs newest first by id. */
export async function pageById<T extends { id: string }>(
  ctx: UserContext,
  list: string,
  query: { limit?: number; cursor?: string },
  read: (from: PageFrom) => Promise<T[]>,
): Promise<Page<T>> {
  const limit = query.limit ?? 20
  const position = readCursor(ctx.secret, list, query.cursor)
  const after = position ? String(position.key[0]) : null
  const rows = await read({ after, back: position?.back ?? false, limit })
  return pageOf(rows, { secret: ctx.secret, list, limit, position, keyOf: (row) => [row.id] })
}
