import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query, statement } from '@stoa/kit/postgres/sql'

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

/** Keeps others from adding locations until the transaction ends, so that no name is added twice. */
export async function lockLocations(tx: Tx): Promise<void> {
  await execute(tx, 'LOCK TABLE locations IN SHARE ROW EXCLUSIVE MODE', [])
}

export async function addLocations(tx: Tx, locations: readonly Pick<Location, 'id' | 'name'>[]): Promise<void> {
  await execute(
    tx,
    'INSERT INTO locations (id, name, is_default, created_at) SELECT id, name, false, now() FROM unnest($1::text[], $2::text[]) AS n (id, name)',
    [locations.map(({ id }) => id), locations.map(({ name }) => name)],
  )
}
