import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Tx } from '@stoa/kit/postgres/pg'
import { execute, maybe, one, query } from '@stoa/kit/postgres/sql'
import { type EndReason, newSignIn } from '../domain/session.ts'
import { newestFirst } from './page.ts'

export interface Session {
  id: string
  address: string | null
  user_agent: string | null
  created_at: Date
  last_used_at: Date
  expires_at: Date
}

export interface NewSession {
  id: string
  user_id: string
  address: string
  network: string
  user_agent: string | null
  /** Seconds from now, by the database's clock. */
  idleSeconds: number
  absoluteSeconds: number
}

const IS_LIVE = 'ended_at IS NULL AND least(idle_until, expires_at) > now()'

/** SQL that says whether a session of this user lives; both are expressions of the statement around it. */
export const isLiveSession = (id: string, userId: string) =>
  `EXISTS (SELECT FROM sessions WHERE id = ${id} AND user_id = ${userId} AND ${IS_LIVE})`

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await execute(
    tx,
    `INSERT INTO sessions (id, user_id, address, user_agent, idle_until, expires_at, network)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5), now() + make_interval(secs => $6), nullif($7, ''))`,
    [
      session.id,
      session.user_id,
      session.address,
      session.user_agent,
      session.idleSeconds,
      session.absoluteSeconds,
      session.network,
    ],
  )
}

/**
 * Whether the owner is told of a sign-in from a network that is not known, before its session is there. Not of the first ever, nor right
 * after a reset by mail.
 */
export async function isTold(tx: Tx, userId: string): Promise<boolean> {
  const { perAccount, windowSeconds, quietAfterResetSeconds, keptSeconds } = newSignIn
  const { told } = await one<{ told: boolean }>(
    tx,
    `SELECT (u.created_at < now() - make_interval(secs => $2) OR EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id))
            AND coalesce(u.owner_proven_at < now() - make_interval(secs => $3), true)
            AND (SELECT count(DISTINCT s.network) FROM sessions s
                  WHERE s.user_id = u.id AND s.created_at > now() - make_interval(secs => $4)) < $5 AS told
       FROM users u WHERE u.id = $1`,
    [userId, keptSeconds, quietAfterResetSeconds, windowSeconds, perAccount],
  )
  return told
}

export interface SignIn {
  user_id: string
  email: string
  name: string | null
  locale: string
  is_owner_proven: boolean
  signed_in_at: Date
  user_agent: string | null
  network: string | null
}

/** Whose session it is and where it was opened, whether it has ended or not. */
export async function findSignIn(pg: Queryable, id: string): Promise<SignIn | undefined> {
  return maybe<SignIn>(
    pg,
    `SELECT s.user_id, u.email, u.name, u.locale, s.created_at AS signed_in_at, s.user_agent, s.network,
            u.owner_proven_at IS NOT NULL AS is_owner_proven
       FROM sessions s JOIN users u ON u.id = s.user_id AND u.disabled_at IS NULL WHERE s.id = $1`,
    [id],
  )
}

/** The user of a live session, and how many seconds it still has; undefined when it has ended or does not exist. */
export async function findLiveSession(
  pg: Queryable,
  id: string,
): Promise<{ user_id: string; permissions: string[]; seconds_left: number } | undefined> {
  return maybe(
    pg,
    `SELECT s.user_id, u.permissions, extract(epoch FROM least(s.idle_until, s.expires_at) - now())::int AS seconds_left
       FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1 AND u.disabled_at IS NULL AND ${IS_LIVE}`,
    [id],
  )
}

/** Postpones the idle end of a session. */
export async function touchSession(tx: Tx, id: string, idleSeconds: number): Promise<void> {
  await execute(
    tx,
    'UPDATE sessions SET last_used_at = now(), idle_until = now() + make_interval(secs => $2) WHERE id = $1',
    [id, idleSeconds],
  )
}

/** Ends one session of this user; false when it is another user's, does not exist, or has ended already. */
export async function endSession(tx: Tx, userId: string, id: string, reason: EndReason): Promise<boolean> {
  const ended = await execute(
    tx,
    `UPDATE sessions SET ended_at = now(), end_reason = $3 WHERE id = $1 AND user_id = $2 AND ${IS_LIVE}`,
    [id, userId, reason],
  )
  return ended > 0
}

/** Ends all sessions of this user, but one where `kept` names it, and returns their ids. */
export async function endOtherSessions(
  tx: Tx,
  userId: string,
  kept: string | null,
  reason: EndReason,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    tx,
    `UPDATE sessions SET ended_at = now(), end_reason = $3
      WHERE user_id = $1 AND id IS DISTINCT FROM $2 AND ended_at IS NULL RETURNING id`,
    [userId, kept, reason],
  )
  return rows.map((row) => row.id)
}

/** After a change of the password: where others may have signed in with the old one is not known any more. */
export async function forgetNetworks(tx: Tx, userId: string, kept: string | null): Promise<void> {
  await execute(
    tx,
    'UPDATE sessions SET network = NULL WHERE user_id = $1 AND id IS DISTINCT FROM $2 AND network IS NOT NULL',
    [userId, kept],
  )
}

export async function listLiveIds(tx: Tx, userId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(tx, 'SELECT id FROM sessions WHERE user_id = $1 AND ended_at IS NULL', [
    userId,
  ])
  return rows.map((row) => row.id)
}

export async function listSessions(pg: Queryable, userId: string, from: PageFrom): Promise<Session[]> {
  const { rest, values } = newestFirst(from, { equal: { user_id: userId }, fixed: [IS_LIVE] })
  return query<Session>(
    pg,
    `SELECT id, address, user_agent, created_at, last_used_at, least(idle_until, expires_at) AS expires_at
       FROM sessions ${rest}`,
    values,
  )
}

/** Deletes a batch of sessions that expired a month ago, with their tokens; not those in use at the moment. Returns how many. */
export async function deleteOldSessions(pg: Queryable, batch: number): Promise<number> {
  return execute(
    pg,
    `DELETE FROM sessions WHERE id IN (
       SELECT id FROM sessions WHERE expires_at < now() - interval '30 days' ORDER BY expires_at LIMIT $1
          FOR UPDATE SKIP LOCKED)`,
    [batch],
  )
}
