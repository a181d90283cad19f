import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, one } from '@stoa/kit/postgres/sql'
import { emailVerification, type LinksCounted } from '../domain/email-verification.ts'
import type { Sent } from '../domain/sent-limits.ts'

export interface EmailVerification {
  id: string
  created_at: Date
  expires_at: Date
}

interface NewVerification {
  id: string
  user_id: string
  hash: Buffer
  /** Of the client, as limits count clients; null where it is not known. */
  network: string | null
  /** The /48 around it; null where there is none. */
  site: string | null
}

/** Until the transaction ends, no other link of this account is counted. */
export async function lockVerifications(tx: Tx, userId: string): Promise<void> {
  await execute(tx, "SELECT pg_advisory_xact_lock(hashtextextended('email verification ' || $1, 0))", [userId])
}

const sentWhere = (name: string, condition: string) =>
  `SELECT '${name}' AS name, count(*)::int AS count,
          coalesce(extract(epoch FROM min(created_at) + make_interval(secs => $4) - now()), 0)::float8 AS ends
     FROM email_verifications WHERE ${condition} AND created_at > now() - make_interval(secs => $4)`

/** By index, no more rows than the limits let be. */
export async function countVerifications(
  tx: Tx,
  { user_id, network, site }: Pick<NewVerification, 'user_id' | 'network' | 'site'>,
): Promise<LinksCounted> {
  const { counted } = await one<{ counted: Record<string, { count: number; ends: number }> }>(
    tx,
    `SELECT json_object_agg(name, json_build_object('count', count, 'ends', ends)) AS counted
       FROM (${sentWhere('account', 'user_id = $1')} UNION ALL ${sentWhere('client', 'network = $2')}
             UNION ALL ${sentWhere('site', 'site = $3')}) AS links`,
    [user_id, network, site, emailVerification.windowSeconds],
  )
  const sent = (name: string): Sent => ({
    count: counted[name]?.count ?? 0,
    oldestEndsInSeconds: counted[name]?.ends ?? 0,
  })
  return { account: sent('account'), client: sent('client'), site: sent('site') }
}

/** The link that an account was mailed within the quiet time; undefined when there is none. */
export async function findRecentVerification(tx: Tx, userId: string): Promise<EmailVerification | undefined> {
  return maybe(
    tx,
    `SELECT id, created_at, expires_at FROM email_verifications
      WHERE user_id = $1 AND created_at > now() - make_interval(secs => $2) ORDER BY created_at DESC LIMIT 1`,
    [userId, emailVerification.quietSeconds],
  )
}

export async function insertVerification(tx: Tx, verification: NewVerification): Promise<EmailVerification> {
  const { id, user_id, hash, network, site } = verification
  return one(
    tx,
    `INSERT INTO email_verifications (id, user_id, hash, network, site, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) RETURNING id, created_at, expires_at`,
    [id, user_id, hash, network, site, emailVerification.validSeconds],
  )
}

export interface VerificationRecipient {
  user_id: string
  email: string
  name: string | null
  locale: string
  hash: Buffer
  /** The network that requested it. */
  client: string | null
}

/** Whom a link goes to, while it is good. */
export async function findVerificationRecipient(pg: Queryable, id: string): Promise<VerificationRecipient | undefined> {
  return maybe(
    pg,
    `SELECT v.user_id, v.hash, v.network AS client, u.email, u.name, u.locale
       FROM email_verifications v JOIN users u ON u.id = v.user_id AND u.disabled_at IS NULL
      WHERE v.id = $1 AND v.expires_at > now()`,
    [id],
  )
}

/** Whose link it is, whether it is good, and since when the address is verified. */
export async function findVerificationByHash(
  pg: Queryable,
  hash: Buffer,
): Promise<{ user_id: string; is_good: boolean; email_verified_at: Date | null } | undefined> {
  return maybe(
    pg,
    `SELECT v.user_id, v.expires_at > now() AND u.disabled_at IS NULL AS is_good,
            least(u.email_verified_at, u.owner_proven_at) AS email_verified_at
       FROM email_verifications v JOIN users u ON u.id = v.user_id WHERE v.hash = $1`,
    [hash],
  )
}

/** The address of an account is verified from now on, unless it was before: since when it is. Undefined where the account is disabled. */
export async function setEmailVerified(tx: Tx, userId: string): Promise<Date | undefined> {
  const row = await maybe<{ email_verified_at: Date }>(
    tx,
    `UPDATE users SET email_verified_at = coalesce(least(email_verified_at, owner_proven_at), now()), version = version + 1,
                      updated_at = now()
      WHERE id = $1 AND disabled_at IS NULL RETURNING email_verified_at`,
    [userId],
  )
  return row?.email_verified_at
}

/** Makes the links of a locked account nobody's as long as limits count them; deletes the others. */
export async function forgetVerifications(tx: Tx, userId: string): Promise<void> {
  const { windowSeconds } = emailVerification
  const before = 'user_id = $1 AND created_at < now() - make_interval(secs => $2)'
  await execute(tx, `DELETE FROM email_verifications WHERE ${before}`, [userId, windowSeconds])
  await execute(tx, 'UPDATE email_verifications SET user_id = NULL WHERE user_id = $1', [userId])
}

/**
 * Some time after they have expired, as whoever opens an old link is told that the address is verified; nobody's when no limit counts
 * them any more.
 */
export async function deleteOldVerifications(pg: Queryable): Promise<void> {
  await execute(
    pg,
    'DELETE FROM email_verifications WHERE user_id IS NULL AND created_at < now() - make_interval(secs => $1)',
    [emailVerification.windowSeconds],
  )
  await execute(pg, "DELETE FROM email_verifications WHERE expires_at < now() - interval '30 days'")
}
