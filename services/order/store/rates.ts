import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import type { ShippingZone } from '../domain/shipping.ts'
import type { TaxRegion } from '../domain/tax.ts'

export interface StoredZone extends ShippingZone {
  version: number
  created_at: Date
  updated_at: Date
}

const ZONE_COLUMNS = 'id, name, countries, options, version, created_at, updated_at'

/** Every zone, for pricing: a shop has dozens, not thousands. */
export async function allZones(pg: Queryable): Promise<ShippingZone[]> {
  return query<ShippingZone>(pg, 'SELECT id, name, countries, options FROM shipping_zones ORDER BY id')
}

/** A page of zones, oldest first, one more than `limit`. */
export async function listZones(
  pg: Queryable,
  from: PageFrom,
): Promise<StoredZone[]> {
  return query<StoredZone>(
    pg,
    `SELECT ${ZONE_COLUMNS} FROM shipping_zones WHERE $1::text IS NULL OR id ${from.back ? '<' : '>'} $1
      ORDER BY id ${from.back ? 'DESC' : 'ASC'} LIMIT $2`,
    [from.after, from.limit + 1],
  )
}

export async function findZone(pg: Queryable, id: string): Promise<StoredZone | undefined> {
  return maybe<StoredZone>(pg, `SELECT ${ZONE_COLUMNS} FROM shipping_zones WHERE id = $1`, [id])
}

export async function lockZone(tx: Tx, id: string): Promise<StoredZone | undefined> {
  return maybe<StoredZone>(tx, `SELECT ${ZONE_COLUMNS} FROM shipping_zones WHERE id = $1 FOR UPDATE`, [id])
}

/** Writes a zone as a whole, new or over the one that the caller has locked. */
export async function putZone(tx: Tx, zone: ShippingZone): Promise<StoredZone> {
  const row = await maybe<StoredZone>(
    tx,
    `INSERT INTO shipping_zones (id, name, countries, options) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET name = $2, countries = $3, options = $4,
       version = shipping_zones.version + 1, updated_at = now()
     RETURNING ${ZONE_COLUMNS}`,
    [zone.id, zone.name, zone.countries, JSON.stringify(zone.options)],
  )
  if (!row) throw new Error('an upsert that returned no row')
  return row
}

/** False when there was none. */
export async function deleteZone(tx: Tx, id: string): Promise<boolean> {
  return (await execute(tx, 'DELETE FROM shipping_zones WHERE id = $1', [id])) > 0
}

export interface StoredRegion extends TaxRegion {
  version: number
  created_at: Date
  updated_at: Date
}

const REGION_DATA = 'id, name, country, region, prices_include_tax, rates, shipping_rate'
const REGION_COLUMNS = `${REGION_DATA}, version, created_at, updated_at`

/** The unique index behind "one entry for a country or a part of it". */
export const ONE_REGION_PER_DESTINATION = 'tax_regions_destination'

/** Every region, for pricing: a shop has dozens, not thousands. */
export async function allRegions(pg: Queryable): Promise<TaxRegion[]> {
  return query<TaxRegion>(pg, `SELECT ${REGION_DATA} FROM tax_regions ORDER BY id`)
}

/** A page of regions, oldest first, one more than `limit`. */
export async function listRegions(
  pg: Queryable,
  from: PageFrom,
): Promise<StoredRegion[]> {
  return query<StoredRegion>(
    pg,
    `SELECT ${REGION_COLUMNS} FROM tax_regions WHERE $1::text IS NULL OR id ${from.back ? '<' : '>'} $1
      ORDER BY id ${from.back ? 'DESC' : 'ASC'} LIMIT $2`,
    [from.after, from.limit + 1],
  )
}

export async function findRegion(pg: Queryable, id: string): Promise<StoredRegion | undefined> {
  return maybe<StoredRegion>(pg, `SELECT ${REGION_COLUMNS} FROM tax_regions WHERE id = $1`, [id])
}

export async function lockRegion(tx: Tx, id: string): Promise<StoredRegion | undefined> {
  return maybe<StoredRegion>(tx, `SELECT ${REGION_COLUMNS} FROM tax_regions WHERE id = $1 FOR UPDATE`, [id])
}

/** Writes a region as a whole, new or over the one that the caller has locked. */
export async function putRegion(tx: Tx, region: TaxRegion): Promise<StoredRegion> {
  const row = await maybe<StoredRegion>(
    tx,
    `INSERT INTO tax_regions (id, name, country, region, prices_include_tax, rates, shipping_rate)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET name = $2, country = $3, region = $4, prices_include_tax = $5, rates = $6,
       shipping_rate = $7, version = tax_regions.version + 1, updated_at = now()
     RETURNING ${REGION_COLUMNS}`,
    [
      region.id,
      region.name,
      region.country,
      region.region,
      region.prices_include_tax,
      JSON.stringify(region.rates),
      region.shipping_rate,
    ],
  )
  if (!row) throw new Error('an upsert that returned no row')
  return row
}

/** False when there was none. */
export async function deleteRegion(tx: Tx, id: string): Promise<boolean> {
  return (await execute(tx, 'DELETE FROM tax_regions WHERE id = $1', [id])) > 0
}
