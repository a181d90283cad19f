import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, execute, maybe } from '@stoa/kit/postgres/sql'
import type { passwordReset } from '../domain/password-reset.ts'

const IS_VALID = 'r.ended_at IS NULL AND r.expires_at > now()'

interface NewReset {
  id: string
  /** HMAC of the e-mail address. */
  account: Buffer
  email: string
  hash: Buffer
  /** Of the client, as limits count clients; null where it is not known. */
  network: string | null
  /** The /48 around it; null where there is none. */
  site: string | null
}

type Limits = Readonly<Record<keyof typeof passwordReset, number>>

/** Until the transaction ends, no other request for this e-mail address is counted. */
export async function lockResets(tx: Tx, account: Buffer): Promise<void> {
  await execute(tx, 'SELECT pg_advisory_xact_lock($1)', [account.readBigInt64BE()])
}

/**
 * Inserts a reset, with or without an account; false when the address or the client had too many lately. Those before it
 * stay good: a stranger may have requested this one. The statement is the same for an address that has no account.
 */
export async function insertReset(tx: Tx, reset: NewReset, limits: Limits): Promise<boolean> {
  const { id, account, email, hash, network, site } = reset
  const { validSeconds, windowSeconds, perClient, perAccount, quietSeconds } = limits
  const inserted = await execute(
    tx,
    `INSERT INTO password_resets (id, account, user_id, hash, expires_at, network, site)
     SELECT $1, $2, (SELECT u.id FROM users u WHERE u.email = $3), $4, now() + make_interval(secs => $5), $6, $12
      WHERE (SELECT count(*) < $7 AND count(*) FILTER (WHERE network IS NOT DISTINCT FROM $6) < $8
                AND count(*) FILTER (WHERE created_at > now() - make_interval(secs => $9)) = 0
               FROM password_resets WHERE account = $2 AND created_at > now() - make_interval(secs => $10))
        AND (SELECT count(*) FROM password_resets WHERE network = $6 AND created_at > now() - interval '1 day') < $11
        AND (SELECT count(*) FROM password_resets WHERE site = $12 AND created_at > now() - interval '1 day') < $13`,
    [
      id,
      account,
      email,
      hash,
      validSeconds,
      network,
      perAccount,
      perClient,
      quietSeconds,
      windowSeconds,
      limits.perClientInADay,
      site,
      limits.perSiteInADay,
    ],
  )
  return inserted > 0
}

export interface ResetRecipient {
  user_id: string
  email: string
  name: string | null
  locale: string
  hash: Buffer
  /** The network that requested it. */
  client: string | null
}

/** Whom a reset is for, while it is valid and the address has an account. */
export async function findResetRecipient(pg: Queryable, id: string): Promise<ResetRecipient | undefined> {
  return maybe<ResetRecipient>(
    pg,
    `SELECT r.user_id, r.hash, r.network AS client, u.email, u.name, u.locale
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
  atCommit(
    tx,
    'UPDATE password_resets SET ended_at = now() WHERE user_id = $1 AND ended_at IS NULL AND expires_at > now()',
    [userId],
  )
}

/** Makes those of an e-mail address, by its HMACs, nobody's: they lead nowhere, and are counted as long as any other. */
export async function forgetResetsOf(tx: Tx, accounts: readonly Buffer[]): Promise<void> {
  await execute(
    tx,
    'UPDATE password_resets SET user_id = NULL, ended_at = coalesce(ended_at, now()) WHERE account = ANY($1)',
    [accounts],
  )
}

export async function deleteOldResets(pg: Queryable): Promise<void> {
  await execute(pg, "DELETE FROM password_resets WHERE expires_at < now() - interval '1 day'")
}
