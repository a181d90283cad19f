import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { maybe, query, statement } from '@stoa/kit/postgres/sql'

export interface Location {
  id: string
  name: string
  is_default: boolean
  created_at: Date
}

export async function listLocations(pg: Queryable): Promise<Location[]> {
  return query<Location>(pg, 'SELECT id, name, is_default, created_at FROM locations ORDER BY is_default DESC, id')
}

export function insertLocation({ id, name, is_default, created_at }: Location): Statement {
  const text = 'INSERT INTO locations (id, name, is_default, created_at) VALUES ($1, $2, $3, $4)'
  return statement(text, [id, name, is_default, created_at], 1)
}

/** The location with this id, or the default one without an id; undefined when it does not exist. */
export async function findLocation(pg: Queryable, id: string | undefined): Promise<Location | undefined> {
  return maybe<Location>(
    pg,
    'SELECT id, name, is_default, created_at FROM locations WHERE CASE WHEN $1::text IS NULL THEN is_default ELSE id = $1 END',
    [id ?? null],
  )
}
