import type { Queryable } from '@stoa/kit/postgres/pg'
import { one, query } from '@stoa/kit/postgres/sql'

const PINNED = `status = 'held' AND expires_at IS NULL`

/** Ids of reservations that have been pinned for so many seconds, in their order, after an id. */
export async function listPinned(pg: Queryable, seconds: number, after: string, limit: number): Promise<string[]> {
  const rows = await query<{ id: string }>(
    pg,
    `SELECT id FROM reservations WHERE ${PINNED} AND id > $1 AND created_at < now() - make_interval(secs => $2)
      ORDER BY id LIMIT $3`,
    [after, seconds, limit],
  )
  return rows.map((row) => row.id)
}

export async function countPinned(pg: Queryable, seconds: number): Promise<number> {
  const { count } = await one<{ count: number }>(
    pg,
    `SELECT count(*) AS count FROM reservations WHERE ${PINNED} AND created_at < now() - make_interval(secs => $1)`,
    [seconds],
  )
  return count
}
