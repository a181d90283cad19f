import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { headersOfChange } from '@stoa/kit/security/principal'
import { type Keys, keyFor, keysFor } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { ABSOLUTE_SECONDS, decideRefresh, type EndReason, IDLE_SECONDS } from '../domain/session.ts'
import type { User } from '../domain/user.ts'
import { REFRESH_KEY } from '../key-purposes.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { insertRefreshToken, lockRefreshToken, type RefreshToken, useRefreshToken } from '../store/refresh-tokens.ts'
import { endSession, insertSession, touchSession } from '../store/sessions.ts'
import { findUser } from '../store/users.ts'

/** The client that opens a session. */
export interface Origin {
  /** Empty when the client was gone before its address was read. */
  address: string
  /** As limits count clients. */
  network: string
  user_agent: string | null
}

export interface OpenedSession {
  session: string
  refresh_token: string
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * The token that follows a refresh token. It is derived, so that a lost response can be repeated without storing any token
 * in plain text: without the token and the secret it cannot be computed.
 */
function successorOf(key: Buffer, token: string): string {
  return `rt_${createHmac('sha256', key).update(token).digest('base64url')}`
}

/** Opens a session within a transaction: its row, and the first refresh token of its family. */
export async function openSession(tx: Tx, userId: string, origin: Origin): Promise<OpenedSession> {
  const session = newId('ses')
  const refresh_token = `rt_${randomBytes(32).toString('base64url')}`
  const lifetime = { idleSeconds: IDLE_SECONDS, absoluteSeconds: ABSOLUTE_SECONDS }
  await insertSession(tx, { id: session, user_id: userId, ...origin, ...lifetime })
  await insertRefreshToken(tx, hashOf(refresh_token), session)
  return { session, refresh_token }
}

/**
 * Publishes that an account changed in what it may do, and evicts its sessions, those that ended, from Redis. Last step of the
 * transaction that changes it.
 */
export async function announcePrincipal(
  deps: Pick<Deps, 'live' | 'outbox'> & EventOrigin,
  tx: Tx,
  userId: string,
  sessionIds: readonly string[],
): Promise<void> {
  const data = { principal_id: userId, session_ids: [...sessionIds] }
  await deps.outbox.add(tx, deps, { type: 'principal.changed', aggregate: userId, data })
  await deps.live.evict(sessionIds)
}

/** The same, when nothing but sessions can have changed. */
export async function announceEndedSessions(
  deps: Pick<Deps, 'live' | 'outbox'> & EventOrigin,
  tx: Tx,
  userId: string,
  sessionIds: readonly string[],
): Promise<void> {
  if (sessionIds.length > 0) await announcePrincipal(deps, tx, userId, sessionIds)
}

/** Ends one session of a user; false when it is another user's, or ended already. */
export async function endOwnSession(
  deps: Pick<Deps, 'live' | 'outbox'>,
  tx: Tx,
  session: { userId: string; id: string; reason: EndReason },
): Promise<boolean> {
  if (!(await endSession(tx, session.userId, session.id, session.reason))) return false
  await announceEndedSessions(deps, tx, session.userId, [session.id])
  return true
}

async function rotateToken(tx: Tx, secret: Keys, presented: string, token: RefreshToken): Promise<string> {
  const successor = successorOf(keyFor(secret, REFRESH_KEY), presented)
  await insertRefreshToken(tx, hashOf(successor), token.session_id)
  await useRefreshToken(tx, hashOf(presented), hashOf(successor))
  await touchSession(tx, token.session_id, IDLE_SECONDS)
  return successor
}

/** The same successor again; the installation's secret may have been rotated within the grace period. */
function repeatSuccessor(secret: Keys, presented: string, token: RefreshToken): string | null {
  const candidates = keysFor(secret, REFRESH_KEY).map((key) => successorOf(key, presented))
  return candidates.find((text) => token.successor_hash?.equals(hashOf(text))) ?? null
}

/** Ends the family and records that; the transaction has to commit although the request is refused. */
async function endFamily(ctx: UserContext, tx: Tx, token: RefreshToken): Promise<void> {
  const { session_id, user_id } = token
  await endSession(tx, user_id, session_id, 'reuse')
  const { principal } = ctx
  const address = principal.kind === 'service' ? null : principal.address
  const actor = { actor_kind: 'system', actor_id: null, address } as const
  insertAuditEntry(tx, { ...actor, action: 'session.reuse_detected', target_id: session_id, detail: { user_id } })
  await announceEndedSessions(ctx, tx, user_id, [session_id])
  ctx.log.warn({ session_id, user_id }, 'a refresh token was used again: its session is ended')
}

/** Exchanges a refresh token; throws 401 `refresh_token_invalid` for every invalid one, without the reason. */
export async function refreshSession(ctx: UserContext, presented: string): Promise<OpenedSession & { user: User }> {
  let headers = {}
  const found = await ctx.pg.tx(async (tx) => {
    const token = await lockRefreshToken(tx, hashOf(presented))
    if (!token) return null
    const decision = decideRefresh({ isOver: token.is_over, secondsSinceUse: token.seconds_since_use })
    if (decision === 'end_family') {
      await endFamily(ctx, tx, token)
      headers = headersOfChange(token.user_id)
    }
    if (decision === 'refuse' || decision === 'end_family') return null
    const successor =
      decision === 'rotate'
        ? await rotateToken(tx, ctx.secret, presented, token)
        : repeatSuccessor(ctx.secret, presented, token)
    const user = await findUser(tx, token.user_id)
    return user && successor ? { user, session: token.session_id, refresh_token: successor } : null
  })
  if (!found) throw new DomainError('refresh_token_invalid', undefined, { headers })
  return found
}
