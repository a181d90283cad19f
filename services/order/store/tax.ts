import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, query } from '@stoa/kit/postgres/sql'
import type { TaxRegion } from '../domain/tax.ts'

export interface StoredRegion extends TaxRegion {
  version: number
  created_at: Date
  updated_at: Date
}

const FACTS = 'id, name, country, region, prices_include_tax, rates, shipping_rate'
const COLUMNS = `${FACTS}, version, created_at, updated_at`

/** The unique index behind "one entry for a country or a part of it". */
export const ONE_PER_PLACE = 'tax_regions_place'

/** Every region, for pricing: a shop has dozens, not thousands. */
export async function allRegions(pg: Queryable): Promise<TaxRegion[]> {
  return query<TaxRegion>(pg, `SELECT ${FACTS} FROM tax_regions ORDER BY id`)
}

/** A page of regions, oldest first, one more than `limit`. */
export async function listRegions(pg: Queryable, from: PageFrom): Promise<StoredRegion[]> {
  return query<StoredRegion>(
    pg,
    `SELECT ${COLUMNS} FROM tax_regions WHERE $1::text IS NULL OR id ${from.back ? '<' : '>'} $1
      ORDER BY id ${from.back ? 'DESC' : 'ASC'} LIMIT $2`,
    [from.after, from.limit + 1],
  )
}

export async function findRegion(pg: Queryable, id: string): Promise<StoredRegion | undefined> {
  return maybe<StoredRegion>(pg, `SELECT ${COLUMNS} FROM tax_regions WHERE id = $1`, [id])
}

export async function lockRegion(tx: Tx, id: string): Promise<StoredRegion | undefined> {
  return maybe<StoredRegion>(tx, `SELECT ${COLUMNS} FROM tax_regions WHERE id = $1 FOR UPDATE`, [id])
}

/** Writes a region as a whole, new or over the one that the caller has locked. */
export async function putRegion(tx: Tx, region: TaxRegion): Promise<StoredRegion> {
  const row = await maybe<StoredRegion>(
    tx,
    `INSERT INTO tax_regions (id, name, country, region, prices_include_tax, rates, shipping_rate)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET name = $2, country = $3, region = $4, prices_include_tax = $5, rates = $6,
       shipping_rate = $7, version = tax_regions.version + 1, updated_at = now()
     RETURNING ${COLUMNS}`,
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

/** Whether there was one. */
export async function deleteRegion(tx: Tx, id: string): Promise<boolean> {
  return (await execute(tx, 'DELETE FROM tax_regions WHERE id = $1', [id])) > 0
}
