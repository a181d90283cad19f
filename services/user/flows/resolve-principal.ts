import { DomainError } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { isWellFormedKey } from '../domain/api-key.ts'
import { effectiveScopes } from '../domain/permission.ts'
import { findValidKey, touchApiKey } from '../store/api-keys.ts'
import { findLiveSession } from '../store/sessions.ts'
import { hashOfKey } from './api-keys.ts'

export interface ResolvedPrincipal {
  kind: 'user' | 'key'
  id: string
  permissions: string[]
  /** The user who made a key. */
  creator_id?: string
  seconds_left?: number
  publishable?: boolean
}

/** The principal of a session: one read of Redis, or one query when it is not in Redis. */
export async function resolveSession(deps: Pick<Deps, 'pg' | 'live'>, id: string): Promise<ResolvedPrincipal> {
  const mirrored = await deps.live.read(id)
  const askedMs = Date.now()
  const found = mirrored ?? (await findLiveSession(deps.pg, id))
  if (!found) throw new DomainError('unauthenticated', 'The session has ended.')
  const { user_id, permissions } = found
  if ('seconds_left' in found) {
    deps.live.keep(id, { user_id, permissions }, { askedMs, seconds: Number(found.seconds_left) })
  }
  return { kind: 'user', id: user_id, permissions }
}

/** The principal of an API key: one query, and none for a malformed key. */
export async function resolveKey(deps: Pick<Deps, 'pg'>, key: string): Promise<ResolvedPrincipal> {
  const found = isWellFormedKey(key) ? await findValidKey(deps.pg, hashOfKey(key)) : undefined
  if (!found) throw new DomainError('unauthenticated', 'The API key is not valid.')
  if (found.is_stale) await touchApiKey(deps.pg, found.id)
  const { id, kind, scopes, created_by, creator_permissions, seconds_left } = found
  const permissions = creator_permissions ? effectiveScopes(scopes, creator_permissions) : scopes
  const creator = created_by === null ? {} : { creator_id: created_by }
  const end = seconds_left === null ? {} : { seconds_left }
  return { kind: 'key', id, permissions, ...creator, ...end, publishable: kind === 'publishable' }
}
