import type { Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe } from '@stoa/kit/postgres/sql'

export interface RefreshToken {
  session_id: string
  user_id: string
  /** Whether its session has ended or expired. */
  is_over: boolean
  /** Since it was used, by the database's clock; null when it never was. */
  seconds_since_use: number | null
  successor_hash: Buffer | null
}

export async function insertRefreshToken(tx: Tx, hash: Buffer, sessionId: string): Promise<void> {
  await execute(tx, 'INSERT INTO refresh_tokens (hash, session_id) VALUES ($1, $2)', [hash, sessionId])
}

/**
 * A token with its session, both locked, the session first (services/user/README.md#locks): of two requests that refresh at
 * once, the second sees what the first did.
 */
export async function lockRefreshToken(tx: Tx, hash: Buffer): Promise<RefreshToken | undefined> {
  return maybe<RefreshToken>(
    tx,
    `WITH s AS MATERIALIZED (
       SELECT id, user_id, ended_at IS NOT NULL OR least(idle_until, expires_at) <= now() AS is_over
         FROM sessions WHERE id = (SELECT session_id FROM refresh_tokens WHERE hash = $1) FOR UPDATE)
     SELECT t.session_id, s.user_id, t.successor_hash, s.is_over,
            extract(epoch FROM clock_timestamp() - t.used_at)::float8 AS seconds_since_use
       FROM refresh_tokens t JOIN s ON s.id = t.session_id WHERE t.hash = $1 FOR UPDATE OF t`,
    [hash],
  )
}

export async function useRefreshToken(tx: Tx, hash: Buffer, successor: Buffer): Promise<void> {
  await execute(tx, 'UPDATE refresh_tokens SET used_at = clock_timestamp(), successor_hash = $2 WHERE hash = $1', [
    hash,
    successor,
  ])
}
