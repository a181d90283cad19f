import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { maybe, query } from '@stoa/kit/postgres/sql'

export interface Location {
  id: string
  name: string
  is_default: boolean
  created_at: Date
}

export async function listLocations(pg: Queryable): Promise<Location[]> {
  return query<Location>(pg, 'SELECT id, name, is_default, created_at FROM locations ORDER BY is_default DESC, id')
}

export async function insertLocation(tx: Tx, location: { id: string; name: string }): Promise<Location> {
  const row = await maybe<Location>(
    tx,
    'INSERT INTO locations (id, name) VALUES ($1, $2) RETURNING id, name, is_default, created_at',
    [location.id, location.name],
  )
  if (!row) throw new Error('an insert that returned no row')
  return row
}

/** The given location, or the default one when none is named; undefined when it does not exist. */
export async function findLocation(pg: Queryable, id: string | undefined): Promise<Location | undefined> {
  return maybe<Location>(
    pg,
    'SELECT id, name, is_default, created_at FROM locations WHERE CASE WHEN $1::text IS NULL THEN is_default ELSE id = $1 END',
    [id ?? null],
  )
}
