import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, execute, maybe, one, query } from '@stoa/kit/postgres/sql'
import { type CodesCounted, phoneVerification } from '../domain/phone-verification.ts'
import type { Sent } from '../domain/sent-limits.ts'
import { isLiveSession } from './sessions.ts'

export interface PhoneVerification {
  id: string
  user_id: string
  phone: string
  tries: number
  created_at: Date
  expires_at: Date
  confirmed_at: Date | null
}

const COLUMNS = 'id, user_id, phone, tries, created_at, expires_at, confirmed_at'

/** Who asks for a code, and for which number. */
export interface CodeWanted {
  user: string
  phone: string
  /** What the number may be counted as where an account was erased. */
  phoneHashes: readonly Buffer[]
  network: string | null
  site: string | null
}

/** Until the transaction ends, no other code is counted: a cap on what SMS cost is exact. Few are asked for, and it takes milliseconds. */
export async function lockCodes(tx: Tx): Promise<void> {
  await execute(tx, "SELECT pg_advisory_xact_lock(hashtext('phone codes'))")
}

const counted = (name: string, filter: string) =>
  `count(*) FILTER (WHERE ${filter})::int AS ${name},
   coalesce(extract(epoch FROM min(created_at) FILTER (WHERE ${filter}) + interval '1 day' - now()), 0)::float8 AS ${name}_ends`

/** The codes of the last 24 hours: by index no more rows than the shop sends in a day. */
export async function countCodes(tx: Tx, wanted: CodeWanted): Promise<CodesCounted> {
  const { user, phone, phoneHashes, network, site } = wanted
  const row = await one<Record<string, number>>(
    tx,
    `SELECT ${counted('account', 'user_id = $1')}, ${counted('number', 'phone = $2 OR phone_hash = ANY($5)')},
            ${counted('client', 'network = $3')}, ${counted('site', 'site = $4')}, ${counted('all_codes', 'true')}
       FROM phone_verifications WHERE created_at > now() - interval '1 day'`,
    [user, phone, network, site, phoneHashes],
  )
  const sent = (name: string): Sent => ({
    count: row[name] ?? 0,
    oldestEndsInSeconds: row[`${name}_ends`] ?? 0,
  })
  return {
    account: sent('account'),
    number: sent('number'),
    client: sent('client'),
    site: sent('site'),
    all: sent('all_codes'),
  }
}

/** The code that a number had within the quiet time for this account; undefined when there is none. */
export async function findRecentCode(tx: Tx, user: string, phone: string): Promise<PhoneVerification | undefined> {
  return maybe(
    tx,
    `SELECT ${COLUMNS} FROM phone_verifications
      WHERE user_id = $1 AND phone = $2 AND created_at > now() - make_interval(secs => $3)
      ORDER BY created_at DESC LIMIT 1`,
    [user, phone, phoneVerification.quietSeconds],
  )
}

export async function insertCode(tx: Tx, id: string, wanted: CodeWanted): Promise<PhoneVerification> {
  return one(
    tx,
    `INSERT INTO phone_verifications (id, user_id, phone, network, site, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) RETURNING ${COLUMNS}`,
    [id, wanted.user, wanted.phone, wanted.network, wanted.site, phoneVerification.validSeconds],
  )
}

/** A code is good until another one is asked for. */
const IS_NEWEST = `NOT EXISTS (SELECT FROM phone_verifications n
                                WHERE n.user_id = v.user_id AND n.created_at > v.created_at)`
const IS_VALID = `v.expires_at > now() AND v.tries < ${phoneVerification.tries} AND ${IS_NEWEST}`

/** Where a code goes, while it is good and nobody has confirmed it. */
export async function findCodeRecipient(
  pg: Queryable,
  id: string,
): Promise<{ user_id: string; phone: string; locale: string } | undefined> {
  return maybe(
    pg,
    `SELECT v.user_id, v.phone, u.locale
       FROM phone_verifications v JOIN users u ON u.id = v.user_id AND u.disabled_at IS NULL
      WHERE v.id = $1 AND v.confirmed_at IS NULL AND ${IS_VALID}`,
    [id],
  )
}

/** Counts a try of the account's code and locks it; undefined when no code of a session that lives is good. */
export async function tryCode(tx: Tx, user: string, session: string): Promise<PhoneVerification | undefined> {
  return maybe(
    tx,
    `UPDATE phone_verifications v SET tries = v.tries + 1
      WHERE v.user_id = $1 AND ${IS_VALID} AND ${isLiveSession('$2', '$1')} RETURNING ${COLUMNS}`,
    [user, session],
  )
}

/**
 * The number is the account's, and verified since now unless it was before. An account that had verified it before has it no
 * more: numbers get new owners, and messages for the former one would go to them.
 */
export function confirmPhone(tx: Tx, { id, user_id, phone }: PhoneVerification): void {
  // Tries are for those who do not know it.
  atCommit(tx, 'UPDATE phone_verifications SET confirmed_at = coalesce(confirmed_at, now()), tries = 0 WHERE id = $1', [
    id,
  ])
  // Locked in one order, as two accounts may confirm the number at the same time.
  atCommit(
    tx,
    `WITH concerned AS (SELECT id FROM users WHERE id = $1 OR (phone = $2 AND phone_verified_at IS NOT NULL)
                         ORDER BY id FOR UPDATE)
     UPDATE users u SET phone = $2, phone_verified_at = CASE WHEN u.id = $1 THEN now() END, version = version + 1,
                        updated_at = now()
       FROM concerned c
      WHERE u.id = c.id AND (u.id <> $1 OR u.phone IS DISTINCT FROM $2 OR u.phone_verified_at IS NULL)`,
    [user_id, phone],
  )
}

/** Makes the codes of a locked account nobody's, with a hash of each number, as long as limits count them; deletes the others. */
export async function forgetCodes(tx: Tx, user: string, hashOf: (phone: string) => Buffer): Promise<void> {
  await execute(tx, "DELETE FROM phone_verifications WHERE user_id = $1 AND created_at < now() - interval '1 day'", [
    user,
  ])
  const kept = await query<{ phone: string }>(tx, 'SELECT DISTINCT phone FROM phone_verifications WHERE user_id = $1', [
    user,
  ])
  const phones = kept.map(({ phone }) => phone)
  await execute(
    tx,
    `UPDATE phone_verifications v SET user_id = NULL, phone = NULL, phone_hash = h.hash
       FROM unnest($2::text[], $3::bytea[]) AS h (phone, hash) WHERE v.user_id = $1 AND v.phone = h.phone`,
    [user, phones, phones.map(hashOf)],
  )
}

export async function deleteOldCodes(pg: Queryable): Promise<void> {
  await execute(
    pg,
    `DELETE FROM phone_verifications
      WHERE created_at < now() - interval '2 days' OR (user_id IS NULL AND created_at < now() - interval '1 day')`,
  )
}
