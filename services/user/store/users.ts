import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, one, query, statement } from '@stoa/kit/postgres/sql'
import { KNOWN_NETWORK_SECONDS } from '../domain/session.ts'
import type { User } from '../domain/user.ts'
import { newestFirst } from './page.ts'
import { isLiveSession } from './sessions.ts'

// A process of the build before notes a password that was set by a mailed link in the one column only.
const EMAIL_VERIFIED_AT = 'least(email_verified_at, owner_proven_at)'
const COLUMNS = `id, email, ${EMAIL_VERIFIED_AT} AS email_verified_at, owner_proven_at, name, phone, phone_verified_at, locale, permissions, disabled_at, created_at, version`

/** What sign-in and grants need besides the account; no response contains it. */
export interface UserSecrets extends User {
  password_hash: string
  has_long_password: boolean
}

const SECRETS = 'password_hash, has_long_password'

export interface NewUser {
  id: string
  email: string
  password_hash: string
  has_long_password: boolean
  name: string | null
  phone: string | null
  locale: string
  permissions: readonly string[]
}

/** Inserts an account; undefined when the e-mail address has one. */
export async function insertUser(tx: Tx, user: NewUser): Promise<User | undefined> {
  return maybe<User>(
    tx,
    `INSERT INTO users (id, email, password_hash, has_long_password, name, phone, locale, permissions)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email) DO NOTHING RETURNING ${COLUMNS}`,
    [
      user.id,
      user.email,
      user.password_hash,
      user.has_long_password,
      user.name,
      user.phone,
      user.locale,
      user.permissions,
    ],
  )
}

export async function findUser(pg: Queryable, id: string): Promise<User | undefined> {
  return maybe<User>(pg, `SELECT ${COLUMNS} FROM users WHERE id = $1`, [id])
}

/** The user of a session that lives, both as of one moment: whoever ends all sessions of an account changes its version, too. */
export async function findSignedIn(pg: Queryable, id: string, session: string): Promise<User | undefined> {
  return maybe<User>(pg, `SELECT ${COLUMNS} FROM users WHERE id = $1 AND ${isLiveSession('$2', 'users.id')}`, [
    id,
    session,
  ])
}

export interface Contact {
  user_id: string
  email: string
  verified_phone: string | null
  name: string | null
  locale: string
  /** The network of the session that the registration opened; null where there is none, or its password was changed since. */
  registered_by: string | null
  /** The owner of the mailbox has used a mailed link, of either kind; a stranger may know the password. */
  is_address_verified: boolean
  /** The owner of the mailbox has set the password. */
  is_owner_proven: boolean
  /** The network of the latest session that has one. */
  signed_in_from: string | null
  /** The first link to verify the address that is good; null where none is, or the address is verified. */
  email_verification_id: string | null
  /** Secret keys that are valid, or were revoked in the last day. */
  api_keys: { name: string; hint: string; is_revoked: boolean }[]
}

export async function findContact(pg: Queryable, id: string): Promise<Contact | undefined> {
  return maybe<Contact>(
    pg,
    `SELECT u.id AS user_id, u.email, CASE WHEN u.phone_verified_at IS NOT NULL THEN u.phone END AS verified_phone,
            u.name, u.locale,
            (SELECT s.network FROM sessions s
              WHERE s.user_id = u.id AND s.created_at = u.created_at LIMIT 1) AS registered_by,
            ${EMAIL_VERIFIED_AT} IS NOT NULL AS is_address_verified, owner_proven_at IS NOT NULL AS is_owner_proven,
            (SELECT s.network FROM sessions s
              WHERE s.user_id = u.id AND s.network IS NOT NULL ORDER BY s.created_at DESC LIMIT 1) AS signed_in_from,
            (SELECT v.id FROM email_verifications v
              WHERE v.user_id = u.id AND v.expires_at > now() AND ${EMAIL_VERIFIED_AT} IS NULL
              ORDER BY v.created_at LIMIT 1) AS email_verification_id,
            (SELECT coalesce(json_agg(json_build_object('name', k.name, 'hint', k.hint,
                                                        'is_revoked', k.revoked_at IS NOT NULL) ORDER BY k.id), '[]')
               FROM api_keys k
              WHERE k.created_by = u.id AND k.kind = 'secret' AND (k.expires_at IS NULL OR k.expires_at > now())
                AND (k.revoked_at IS NULL OR k.revoked_at > now() - interval '1 day')) AS api_keys
       FROM users u WHERE u.id = $1`,
    [id],
  )
}

/**
 * An account by e-mail address, and whether this network is known: it was signed in from there in the last 60 days, and that
 * session was not ended by somebody who did not trust it.
 */
export async function findForSignIn(
  pg: Queryable,
  email: string,
  network: string,
): Promise<(UserSecrets & { is_known_network: boolean }) | undefined> {
  return maybe(
    pg,
    `SELECT ${COLUMNS}, ${SECRETS},
            EXISTS (SELECT 1 FROM sessions s WHERE s.user_id = users.id AND s.network = $2
                      AND s.last_used_at > now() - make_interval(secs => $3)
                      AND (s.ended_at IS NULL OR s.end_reason = 'signed_out')) AS is_known_network
       FROM users WHERE email = $1`,
    [email, network, KNOWN_NETWORK_SECONDS],
  )
}

export async function findSecrets(pg: Queryable, id: string): Promise<UserSecrets | undefined> {
  return maybe<UserSecrets>(pg, `SELECT ${COLUMNS}, ${SECRETS} FROM users WHERE id = $1`, [id])
}

/** Whether a verified password is still the current one of an account that is not disabled; both stay so until the transaction ends. */
export async function lockPassword(tx: Tx, id: string, hash: string): Promise<boolean> {
  const row = await maybe(
    tx,
    'SELECT 1 FROM users WHERE id = $1 AND password_hash = $2 AND disabled_at IS NULL FOR SHARE',
    [id, hash],
  )
  return row !== undefined
}

/** Whether an account exists and is not disabled; it is not changed until the transaction ends. */
export async function lockEnabled(tx: Tx, id: string): Promise<boolean> {
  return (await maybe(tx, 'SELECT 1 FROM users WHERE id = $1 AND disabled_at IS NULL FOR SHARE', [id])) !== undefined
}

export async function findUserIdByEmail(pg: Queryable, email: string): Promise<string | undefined> {
  return (await maybe<{ id: string }>(pg, 'SELECT id FROM users WHERE email = $1', [email]))?.id
}

/** Deletes a locked account with its sessions and addresses. No link or code is its any more. */
export async function deleteUser(tx: Tx, id: string): Promise<void> {
  await execute(tx, 'DELETE FROM users WHERE id = $1', [id])
}

/** Locks an account by id or e-mail address. */
export async function lockUser(tx: Tx, idOrEmail: string): Promise<UserSecrets | undefined> {
  return maybe<UserSecrets>(tx, `SELECT ${COLUMNS}, ${SECRETS} FROM users WHERE id = $1 OR email = $1 FOR UPDATE`, [
    idOrEmail,
  ])
}

/** Writes the profile of an account, unless the account has changed since it was read. */
export function updateProfile({ id, version, name, phone, locale }: User): Statement {
  return statement(
    `UPDATE users SET name = $3, phone = $4, locale = $5, version = version + 1, updated_at = now()
      WHERE id = $1 AND version = $2`,
    [id, version, name, phone, locale],
    1,
  )
}

/** Replaces the hash that was read by a new one; false when another transaction replaced it first or disabled the account. */
export async function replacePassword(
  tx: Tx,
  id: string,
  hash: { before: string; after: string; isLong: boolean },
): Promise<boolean> {
  const changed = await execute(
    tx,
    `UPDATE users SET password_hash = $3, has_long_password = $4, version = version + 1, updated_at = now()
      WHERE id = $1 AND password_hash = $2 AND disabled_at IS NULL`,
    [id, hash.before, hash.after, hash.isLong],
  )
  return changed > 0
}

/** Notes that whoever knows the password of an account is the owner of its mailbox, which verifies the address, too. */
export async function setOwnerProven(tx: Tx, id: string): Promise<void> {
  await execute(
    tx,
    `UPDATE users SET email_verified_at = coalesce(${EMAIL_VERIFIED_AT}, now()), owner_proven_at = now() WHERE id = $1`,
    [id],
  )
}

/** The number is on the profile still; no message goes there. */
export async function clearPhoneVerified(tx: Tx, id: string): Promise<void> {
  await execute(tx, 'UPDATE users SET phone_verified_at = NULL WHERE id = $1', [id])
}

/** Until the transaction ends, no other one changes permissions or disables staff, so that one administrator is always left. */
export async function lockPermissions(tx: Tx): Promise<void> {
  await execute(tx, "SELECT pg_advisory_xact_lock(hashtext('staff permissions'))")
}

export async function hasOtherAdministrator(tx: Tx, id: string): Promise<boolean> {
  const row = await maybe<{ found: boolean }>(
    tx,
    "SELECT EXISTS (SELECT 1 FROM users WHERE '*' = ANY (permissions) AND disabled_at IS NULL AND id <> $1) AS found",
    [id],
  )
  return row?.found ?? false
}

export async function setPermissions(tx: Tx, id: string, permissions: readonly string[]): Promise<void> {
  await execute(tx, 'UPDATE users SET permissions = $2, version = version + 1, updated_at = now() WHERE id = $1', [
    id,
    permissions,
  ])
}

/** Shuts an account out, or lets it in again; returns since when it is shut out. */
export async function setDisabled(tx: Tx, id: string, isDisabled: boolean): Promise<Date | null> {
  const { disabled_at } = await one<{ disabled_at: Date | null }>(
    tx,
    `UPDATE users SET disabled_at = CASE WHEN $2 THEN now() END, version = version + 1, updated_at = now()
      WHERE id = $1 RETURNING disabled_at`,
    [id, isDisabled],
  )
  return disabled_at
}

export async function listUsers(pg: Queryable, from: PageFrom, email: string | null): Promise<User[]> {
  const { rest, values } = newestFirst(from, { equal: { email } })
  return query<User>(pg, `SELECT ${COLUMNS} FROM users ${rest}`, values)
}

export async function listStaff(pg: Queryable, from: PageFrom): Promise<User[]> {
  const { rest, values } = newestFirst(from, { fixed: ["(permissions <> '{}' OR disabled_at IS NOT NULL)"] })
  return query<User>(pg, `SELECT ${COLUMNS} FROM users ${rest}`, values)
}
