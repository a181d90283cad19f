import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, execute, maybe, query, statement } from '@stoa/kit/postgres/sql'
import type { ApiKeyKind } from '../domain/api-key.ts'
import { newestFirst } from './page.ts'

export interface ApiKey {
  id: string
  name: string
  kind: ApiKeyKind
  hint: string
  scopes: string[]
  created_by: string | null
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
}

const COLUMNS = 'id, name, kind, hint, scopes, created_by, created_at, expires_at, last_used_at, revoked_at'

/** `hash` is the SHA-256 of the key's text, which is not stored; `session` is the one it was made in. */
export function insertApiKey(tx: Tx, key: ApiKey, hash: Buffer, session: string): void {
  atCommit(
    tx,
    `INSERT INTO api_keys (id, name, kind, hash, hint, scopes, created_by, created_at, expires_at, session)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [key.id, key.name, key.kind, hash, key.hint, key.scopes, key.created_by, key.created_at, key.expires_at, session],
  )
}

export interface ValidKey {
  id: string
  kind: ApiKeyKind
  scopes: string[]
  created_by: string | null
  /** What its creator holds now: nothing when disabled or gone. Null for a key of the installation itself. */
  creator_permissions: string[] | null
  /** Null when it does not expire. */
  seconds_left: number | null
  /** Its last use is due to be recorded again. */
  is_stale: boolean
}

/** A key that is valid now. */
export async function findValidKey(pg: Queryable, hash: Buffer): Promise<ValidKey | undefined> {
  return maybe(
    pg,
    `SELECT k.id, k.kind, k.scopes, k.created_by,
            CASE WHEN k.created_by IS NOT NULL THEN coalesce(u.permissions, '{}') END AS creator_permissions,
            floor(extract(epoch FROM k.expires_at - now()))::int AS seconds_left,
            k.last_used_at IS NULL OR k.last_used_at < now() - interval '5 minutes' AS is_stale
       FROM api_keys k LEFT JOIN users u ON u.id = k.created_by AND u.disabled_at IS NULL
      WHERE k.hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`,
    [hash],
  )
}

export async function touchApiKey(pg: Queryable, id: string): Promise<void> {
  await execute(pg, 'UPDATE api_keys SET last_used_at = now() WHERE id = $1', [id])
}

/** A key, unless it is revoked. */
export async function findApiKey(pg: Queryable, id: string): Promise<ApiKey | undefined> {
  return maybe<ApiKey>(pg, `SELECT ${COLUMNS} FROM api_keys WHERE id = $1 AND revoked_at IS NULL`, [id])
}

/** Revokes a key that was read, unless another request has revoked it since. */
export function revokeApiKey(id: string): Statement {
  return statement('UPDATE api_keys SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [id], 1)
}

export type RevokedKey = Pick<ApiKey, 'id' | 'name' | 'scopes'>

/** Days for which a session that somebody has ended is distrusted: a thief can sign out before the owner notices. */
const DISTRUSTED_DAYS = 30

/**
 * Revokes the secret keys that a user made in sessions which were live until this transaction ended them, or somebody did in
 * the last weeks: one that expired by itself is not distrusted, and an integration may rely on its keys.
 */
export async function revokeKeysOfEndedSessions(tx: Tx, userId: string): Promise<RevokedKey[]> {
  return query<RevokedKey>(
    tx,
    `UPDATE api_keys SET revoked_at = now()
      WHERE created_by = $1 AND kind = 'secret' AND revoked_at IS NULL
        AND session IN (SELECT s.id FROM sessions s
                         WHERE s.user_id = $1 AND s.ended_at > now() - make_interval(days => $2)
                           AND least(s.idle_until, s.expires_at) > s.ended_at)
      RETURNING id, name, scopes`,
    [userId, DISTRUSTED_DAYS],
  )
}

/** Revokes the secret keys that a user made. Publishable ones open nothing, and storefronts of others use them. */
export async function revokeKeysOf(tx: Tx, userId: string): Promise<RevokedKey[]> {
  return query<RevokedKey>(
    tx,
    `UPDATE api_keys SET revoked_at = now() WHERE created_by = $1 AND kind = 'secret' AND revoked_at IS NULL
      RETURNING id, name, scopes`,
    [userId],
  )
}

export async function listApiKeys(pg: Queryable, from: PageFrom): Promise<ApiKey[]> {
  const { rest, values } = newestFirst(from)
  return query<ApiKey>(pg, `SELECT ${COLUMNS} FROM api_keys ${rest}`, values)
}
