import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, one, query, statement } from '@stoa/kit/postgres/sql'
import type { Address } from '@stoa/kit/values/address'
import { newestFirst } from './page.ts'
import { isLiveSession } from './sessions.ts'

export interface SavedAddress {
  id: string
  address: Address
  is_default: boolean
  created_at: Date
  updated_at: Date
}

const COLUMNS = 'id, address, is_default, created_at, updated_at'

/**
 * Locks the owner's address book, whose default and size depend on all its rows. Returns how many there are, and whether the
 * session that asks lives: it may have ended while the lock was waited for.
 */
export async function lockAddressBook(
  tx: Tx,
  owner: string,
  session: string,
): Promise<{ count: number; is_session_live: boolean }> {
  await execute(tx, 'SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [owner])
  // A statement of its own: only what begins after the lock sees what was committed before it.
  return one(
    tx,
    `SELECT count(*) AS count, ${isLiveSession('$2', '$1')} AS is_session_live FROM addresses WHERE owner = $1`,
    [owner, session],
  )
}

export async function clearDefault(tx: Tx, owner: string): Promise<void> {
  await execute(tx, 'UPDATE addresses SET is_default = false WHERE owner = $1 AND is_default', [owner])
}

export async function insertAddress(
  tx: Tx,
  owner: string,
  entry: { id: string; address: Address; is_default: boolean },
): Promise<SavedAddress> {
  return one<SavedAddress>(
    tx,
    `INSERT INTO addresses (owner, id, address, is_default) VALUES ($1, $2, $3, $4) RETURNING ${COLUMNS}`,
    [owner, entry.id, JSON.stringify(entry.address), entry.is_default],
  )
}

export async function findAddress(pg: Queryable, owner: string, id: string): Promise<SavedAddress | undefined> {
  return maybe<SavedAddress>(pg, `SELECT ${COLUMNS} FROM addresses WHERE owner = $1 AND id = $2`, [owner, id])
}

export async function putAddress(
  tx: Tx,
  owner: string,
  entry: { id: string; address: Address; is_default: boolean },
): Promise<SavedAddress | undefined> {
  return maybe<SavedAddress>(
    tx,
    `UPDATE addresses SET address = $3, is_default = $4, updated_at = now()
      WHERE owner = $1 AND id = $2 RETURNING ${COLUMNS}`,
    [owner, entry.id, JSON.stringify(entry.address), entry.is_default],
  )
}

/** Deletes an address that was read, unless another request has deleted it since. */
export function deleteAddress(owner: string, id: string): Statement {
  return statement('DELETE FROM addresses WHERE owner = $1 AND id = $2', [owner, id], 1)
}

export async function listAddresses(pg: Queryable, owner: string, from: PageFrom): Promise<SavedAddress[]> {
  const { rest, values } = newestFirst(from, { equal: { owner } })
  return query<SavedAddress>(pg, `SELECT ${COLUMNS} FROM addresses ${rest}`, values)
}
