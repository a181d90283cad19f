import type { Queryable, Statement } from '@stoa/kit/postgres/pg'
import { one, statement } from '@stoa/kit/postgres/sql'
import { NOTHING_SET, type ShopSettings } from '../domain/shop.ts'

export interface StoredShop {
  settings: ShopSettings
  version: number
}

/** What staff have set. */
export async function readShop(pg: Queryable): Promise<StoredShop> {
  const { settings, version } = await one<StoredShop>(pg, 'SELECT settings, version FROM shop')
  // What another build has not written is not set.
  return { settings: { ...NOTHING_SET, ...settings }, version }
}

/** Writes the settings over the version that was read. */
export function updateShop({ settings, version }: StoredShop): Statement {
  return statement(
    'UPDATE shop SET settings = $1, version = version + 1, updated_at = now() WHERE version = $2',
    [JSON.stringify(settings), version],
    1,
  )
}
