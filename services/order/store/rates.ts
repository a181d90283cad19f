import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { maybe, query, statement } from '@stoa/kit/postgres/sql'
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

/** The end of a statement that reads a page, oldest first, one row more than `limit`; a position that is not given is not in it. */
function oldestFirst({ after, back, limit }: PageFrom) {
  const where = after === null ? '' : `WHERE id ${back ? '<' : '>'} $2 `
  const values = after === null ? [limit + 1] : [limit + 1, after]
  return { rest: `${where}ORDER BY id ${back ? 'DESC' : 'ASC'} LIMIT $1`, values }
}

/** A page of zones, oldest first, one more than `limit`. */
export async function listZones(pg: Queryable, from: PageFrom): Promise<StoredZone[]> {
  const { rest, values } = oldestFirst(from)
  return query<StoredZone>(pg, `SELECT ${ZONE_COLUMNS} FROM shipping_zones ${rest}`, values)
}

export async function findZone(pg: Queryable, id: string): Promise<StoredZone | undefined> {
  return maybe<StoredZone>(pg, `SELECT ${ZONE_COLUMNS} FROM shipping_zones WHERE id = $1`, [id])
}

export function insertZone(zone: StoredZone): Statement {
  return statement(
    `INSERT INTO shipping_zones (id, name, countries, options, version, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [zone.id, zone.name, zone.countries, JSON.stringify(zone.options), zone.version, zone.created_at, zone.updated_at],
  )
}

/** Writes a zone over the version before its own. */
export function updateZone(zone: StoredZone): Statement {
  return statement(
    `UPDATE shipping_zones SET name = $2, countries = $3, options = $4, version = $5, updated_at = $6
      WHERE id = $1 AND version = $5 - 1`,
    [zone.id, zone.name, zone.countries, JSON.stringify(zone.options), zone.version, zone.updated_at],
    1,
  )
}

export function deleteZone(id: string): Statement {
  return statement('DELETE FROM shipping_zones WHERE id = $1', [id], 1)
}

export interface StoredRegion extends TaxRegion {
  version: number
  created_at: Date
  updated_at: Date
}

const REGION_DATA = 'id, name, country, region, prices_include_tax, rates, shipping_rate, translations'
const REGION_COLUMNS = `${REGION_DATA}, version, created_at, updated_at`

/** The unique index behind "one entry for a country or a part of it". */
export const ONE_REGION_PER_DESTINATION = 'tax_regions_destination'

/** Every region, for pricing: a shop has dozens, not thousands. */
export async function allRegions(pg: Queryable): Promise<TaxRegion[]> {
  return query<TaxRegion>(pg, `SELECT ${REGION_DATA} FROM tax_regions ORDER BY id`)
}

/** A page of regions, oldest first, one more than `limit`. */
export async function listRegions(pg: Queryable, from: PageFrom): Promise<StoredRegion[]> {
  const { rest, values } = oldestFirst(from)
  return query<StoredRegion>(pg, `SELECT ${REGION_COLUMNS} FROM tax_regions ${rest}`, values)
}

export async function findRegion(pg: Queryable, id: string): Promise<StoredRegion | undefined> {
  return maybe<StoredRegion>(pg, `SELECT ${REGION_COLUMNS} FROM tax_regions WHERE id = $1`, [id])
}

const dataOf = (region: TaxRegion) => [
  region.id,
  region.name,
  region.country,
  region.region,
  region.prices_include_tax,
  JSON.stringify(region.rates),
  region.shipping_rate,
  JSON.stringify(region.translations ?? {}),
]

export function insertRegion(region: StoredRegion): Statement {
  return statement(
    `INSERT INTO tax_regions (${REGION_DATA}, version, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [...dataOf(region), region.version, region.created_at, region.updated_at],
  )
}

/** Writes a region over the version before its own. */
export function updateRegion(region: StoredRegion): Statement {
  return statement(
    `UPDATE tax_regions SET name = $2, country = $3, region = $4, prices_include_tax = $5, rates = $6,
            shipping_rate = $7, translations = $8, version = $9, updated_at = $10
      WHERE id = $1 AND version = $9 - 1`,
    [...dataOf(region), region.version, region.updated_at],
    1,
  )
}

export function deleteRegion(id: string): Statement {
  return statement('DELETE FROM tax_regions WHERE id = $1', [id], 1)
}
