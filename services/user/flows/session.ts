import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { keyFor, keysFor, type RootSecret } from '@stoa/kit/security/secrets'
import { newId } from '@stoa/kit/values/ids'
import { DomainError } from '@stoa/kit/values/problem'
import type { Deps, UserContext } from '../context.ts'
import { ABSOLUTE_SECONDS, decideRefresh, type EndReason, IDLE_SECONDS } from '../domain/session.ts'
import type { User } from '../domain/user.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import { insertRefreshToken, lockRefreshToken, type RefreshToken, useRefreshToken } from '../store/refresh-tokens.ts'
import { endSession, insertSession, touchSession } from '../store/sessions.ts'
import { findUser } from '../store/users.ts'

/** Where a session is opened from. */
export interface Origin {
  address: string | null
  user_agent: string | null
}

export interface Opened {
  session: string
  refresh_token: string
}

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * The token that follows a refresh token. It is derived, so that a lost reply can be given again without keeping any
 * token readable: whoever has neither the token nor the secret cannot work it out.
 */
function successorOf(key: Buffer, token: string): string {
  return `rt_${createHmac('sha256', key).update(token).digest('base64url')}`
}

const PURPOSE = 'refresh token successors'

/** Opens a session within a transaction: its row, and the first refresh token of its family. */
export async function openSession(tx: Tx, userId: string, origin: Origin): Promise<Opened> {
  const session = newId('ses')
  const refresh_token = `rt_${randomBytes(32).toString('base64url')}`
  const lifetime = { idle: IDLE_SECONDS, absolute: ABSOLUTE_SECONDS }
  await insertSession(tx, { id: session, user_id: userId, ...origin, ...lifetime })
  await insertRefreshToken(tx, hashOf(refresh_token), session)
  return { session, refresh_token }
}

/** Says everywhere that sessions ended. Last step of the transaction that ends them. */
export async function announceEnd(
  deps: Pick<Deps, 'live' | 'outbox'> & EventOrigin,
  tx: Tx,
  userId: string,
  sessionIds: readonly string[],
): Promise<void> {
  if (sessionIds.length === 0) return
  const data = { principal_id: userId, session_ids: [...sessionIds] }
  await deps.outbox.add(tx, deps, { type: 'principal.changed', aggregate: userId, data })
  await deps.live.evict(sessionIds)
}

/** Ends one session of a user; false when it is another's, or over already. */
export async function endOwnSession(
  deps: Pick<Deps, 'live' | 'outbox'>,
  tx: Tx,
  session: { userId: string; id: string; reason: EndReason },
): Promise<boolean> {
  if (!(await endSession(tx, session.userId, session.id, session.reason))) return false
  await announceEnd(deps, tx, session.userId, [session.id])
  return true
}

async function rotate(tx: Tx, secret: RootSecret, presented: string, token: RefreshToken): Promise<string> {
  const successor = successorOf(keyFor(secret, PURPOSE), presented)
  await insertRefreshToken(tx, hashOf(successor), token.session_id)
  await useRefreshToken(tx, hashOf(presented), hashOf(successor))
  await touchSession(tx, token.session_id, IDLE_SECONDS)
  return successor
}

/** The same successor again; the installation's secret may have been replaced within the grace. */
function repeat(secret: RootSecret, presented: string, token: RefreshToken): string | null {
  const candidates = keysFor(secret, PURPOSE).map((key) => successorOf(key, presented))
  return candidates.find((text) => token.successor_hash?.equals(hashOf(text))) ?? null
}

/** The family ends, and that is written down; the transaction has to commit although the request is refused. */
async function endFamily(ctx: UserContext, tx: Tx, token: RefreshToken): Promise<void> {
  const { session_id, user_id } = token
  await endSession(tx, user_id, session_id, 'reuse')
  const { principal } = ctx
  const address = principal.kind === 'service' ? null : principal.address
  const who = { actor_kind: 'system', actor_id: null, address } as const
  await insertAuditEntry(tx, { ...who, action: 'session.reuse_detected', target_id: session_id, detail: { user_id } })
  await announceEnd(ctx, tx, user_id, [session_id])
  ctx.log.warn({ session_id, user_id }, 'a refresh token was used again: its session is ended')
}

/** Trades a refresh token; throws 401 `refresh_token_invalid` for all that is not good any more, without saying why. */
export async function refreshSession(ctx: UserContext, presented: string): Promise<Opened & { user: User }> {
  const found = await ctx.pg.tx(async (tx) => {
    const token = await lockRefreshToken(tx, hashOf(presented))
    if (!token) return null
    const decision = decideRefresh({ isOver: token.is_over, usedFor: token.used_for })
    if (decision === 'end_family') await endFamily(ctx, tx, token)
    if (decision === 'refuse' || decision === 'end_family') return null
    const successor =
      decision === 'rotate' ? await rotate(tx, ctx.secret, presented, token) : repeat(ctx.secret, presented, token)
    const user = await findUser(tx, token.user_id)
    return user && successor ? { user, session: token.session_id, refresh_token: successor } : null
  })
  if (!found) throw new DomainError('refresh_token_invalid')
  return found
}
