import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import type { ShippingZone } from '../domain/shipping.ts'

export interface StoredZone extends ShippingZone {
  version: number
  created_at: Date
  updated_at: Date
}

const COLUMNS = 'id, name, countries, options, version, created_at, updated_at'

/** Every zone, for pricing: a shop has dozens, not thousands. */
export async function allZones(pg: Queryable): Promise<ShippingZone[]> {
  return query<ShippingZone>(pg, 'SELECT id, name, countries, options FROM shipping_zones ORDER BY id')
}

/** A page of zones, oldest first, one more than `limit`. */
export async function listZones(pg: Queryable, from: PageFrom): Promise<StoredZone[]> {
  return query<StoredZone>(
    pg,
    `SELECT ${COLUMNS} FROM shipping_zones WHERE $1::text IS NULL OR id ${from.back ? '<' : '>'} $1
      ORDER BY id ${from.back ? 'DESC' : 'ASC'} LIMIT $2`,
    [from.after, from.limit + 1],
  )
}

export async function findZone(pg: Queryable, id: string): Promise<StoredZone | undefined> {
  return maybe<StoredZone>(pg, `SELECT ${COLUMNS} FROM shipping_zones WHERE id = $1`, [id])
}

export async function lockZone(tx: Tx, id: string): Promise<StoredZone | undefined> {
  return maybe<StoredZone>(tx, `SELECT ${COLUMNS} FROM shipping_zones WHERE id = $1 FOR UPDATE`, [id])
}

/** Writes a zone as a whole, new or over the one that the caller has locked. */
export async function putZone(tx: Tx, zone: ShippingZone): Promise<StoredZone> {
  const row = await maybe<StoredZone>(
    tx,
    `INSERT INTO shipping_zones (id, name, countries, options) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET name = $2, countries = $3, options = $4,
       version = shipping_zones.version + 1, updated_at = now()
     RETURNING ${COLUMNS}`,
    [zone.id, zone.name, zone.countries, JSON.stringify(zone.options)],
  )
  if (!row) throw new Error('an upsert that returned no row')
  return row
}

/** Whether there was one. */
export async function deleteZone(tx: Tx, id: string): Promise<boolean> {
  return (await execute(tx, 'DELETE FROM shipping_zones WHERE id = $1', [id])) > 0
}
