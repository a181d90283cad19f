import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, execute, maybe } from '@stoa/kit/postgres/sql'

const IS_VALID = 'r.ended_at IS NULL AND r.expires_at > now()'

interface NewReset {
  id: string
  /** HMAC of the e-mail address. */
  account: Buffer
  email: string
  hash: Buffer
}

interface Limits {
  validSeconds: number
  maxRequests: number
  windowSeconds: number
}

/** Until the transaction ends, no other request for this e-mail address is counted. */
export async function lockResets(tx: Tx, account: Buffer): Promise<void> {
  await execute(tx, 'SELECT pg_advisory_xact_lock($1)', [account.readBigInt64BE()])
}

/**
 * Inserts a reset in place of those before it, with or without an account; false when the address had too many lately. The
 * statements and their number are the same for an address that has no account.
 */
export async function insertReset(tx: Tx, reset: NewReset, limits: Limits): Promise<boolean> {
  const { id, account, email, hash } = reset
  const inserted = await execute(
    tx,
    `INSERT INTO password_resets (id, account, user_id, hash, expires_at)
     SELECT $1, $2, (SELECT u.id FROM users u WHERE u.email = $3), $4, now() + make_interval(secs => $5)
      WHERE (SELECT count(*) FROM password_resets
              WHERE account = $2 AND created_at > now() - make_interval(secs => $6)) < $7`,
    [id, account, email, hash, limits.validSeconds, limits.windowSeconds, limits.maxRequests],
  )
  if (inserted === 0) return false
  atCommit(
    tx,
    'UPDATE password_resets SET ended_at = now() WHERE account = $1 AND id <> $2 AND ended_at IS NULL AND expires_at > now()',
    [account, id],
  )
  return true
}

export interface ResetRecipient {
  user_id: string
  email: string
  name: string | null
  locale: string
  hash: Buffer
}

/** Whom a reset is for, while it is valid and the address has an account. */
export async function findResetRecipient(pg: Queryable, id: string): Promise<ResetRecipient | undefined> {
  return maybe<ResetRecipient>(
    pg,
    `SELECT r.user_id, r.hash, u.email, u.name, u.locale
       FROM password_resets r JOIN users u ON u.id = r.user_id AND u.disabled_at IS NULL
      WHERE r.id = $1 AND ${IS_VALID}`,
    [id],
  )
}

export async function findResetByHash(
  pg: Queryable,
  hash: Buffer,
): Promise<{ id: string; user_id: string } | undefined> {
  return maybe(
    pg,
    `SELECT r.id, r.user_id FROM password_resets r WHERE r.hash = $1 AND r.user_id IS NOT NULL AND ${IS_VALID}`,
    [hash],
  )
}

/** Uses a reset; false when it is not valid any more. Of two requests at once, one uses it. */
export async function useReset(tx: Tx, id: string): Promise<boolean> {
  const used = await execute(tx, `UPDATE password_resets r SET ended_at = now() WHERE r.id = $1 AND ${IS_VALID}`, [id])
  return used > 0
}

export function endResets(tx: Tx, userId: string): void {
  atCommit(tx, 'UPDATE password_resets SET ended_at = now() WHERE user_id = $1 AND ended_at IS NULL', [userId])
}

export async function deleteOldResets(pg: Queryable): Promise<void> {
  await execute(pg, "DELETE FROM password_resets WHERE expires_at < now() - interval '1 day'")
}
