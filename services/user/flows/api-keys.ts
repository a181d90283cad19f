import { createHash, randomBytes } from 'node:crypto'
import type { EventDraft } from '@stoa/kit/events/event'
import type { Statement, Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { invalidField } from '@stoa/kit/values/problem'
import { type ApiKeyKind, formatKey, hintOf } from '../domain/api-key.ts'
import { checkGrant, checkKnown, normalisePermissions } from '../domain/permission.ts'
import type { Published } from '../generated/events.ts'
import { type ApiKey, insertApiKey, revokeApiKey } from '../store/api-keys.ts'
import { auditEntry, insertAuditEntry } from '../store/audit-log.ts'
import type { Grantor } from './actor.ts'

export interface KeyRequest {
  name: string
  kind: ApiKeyKind
  scopes?: readonly string[] | undefined
  expires_at?: Date | undefined
}

export const hashOfKey = (key: string) => createHash('sha256').update(key).digest()

/** The scopes of a requested key; throws when the request or the grantor's permissions do not allow it. */
function checkRequest({ kind, scopes: requested = [], expires_at }: KeyRequest, grantor: Grantor, now: Date): string[] {
  const scopes = normalisePermissions(requested)
  if (kind === 'publishable' && scopes.length > 0) {
    throw invalidField('/scopes', 'publishable', 'A publishable key opens nothing, so it has no scopes.')
  }
  if (kind === 'secret' && scopes.length === 0) {
    throw invalidField('/scopes', 'required', 'Say what the secret key may do.')
  }
  if (expires_at && expires_at <= now) {
    throw invalidField('/expires_at', 'past', 'The key would have expired already.')
  }
  checkKnown(requested, [], 'scopes')
  checkGrant(grantor.permissions, [], scopes)
  return scopes
}

/**
 * Makes a key, in the transaction that has locked its grantor: what ends the keys of an account finds this one, or the
 * session of its grantor has ended. Its text is returned here and stored nowhere.
 */
export function issueKey(
  tx: Tx,
  request: KeyRequest,
  grantor: Grantor,
  { now, session }: { now: Date; session: string },
): { key: string; api_key: ApiKey } {
  const scopes = checkRequest(request, grantor, now)
  const key = formatKey(request.kind, randomBytes(32))
  const { name, kind, expires_at = null } = request
  const created_by = grantor.actor.actor_id
  const unused = { last_used_at: null, revoked_at: null }
  const api_key = {
    id: newId('key'),
    name,
    kind,
    hint: hintOf(key),
    scopes,
    created_by,
    created_at: now,
    expires_at,
    ...unused,
  }
  const detail = { name, after: scopes }
  insertApiKey(tx, api_key, hashOfKey(key), session)
  insertAuditEntry(tx, { ...grantor.actor, action: 'api_key.created', target_id: api_key.id, detail })
  return { key, api_key }
}

/** Decides to revoke a key, with immediate effect in every gateway. */
export function revokeKey(
  { id, name, scopes }: ApiKey,
  grantor: Grantor,
): { change: Statement[]; events: EventDraft<Published>[] } {
  checkGrant(grantor.permissions, scopes, [])
  const detail = { name, before: scopes }
  const entry = auditEntry({ ...grantor.actor, action: 'api_key.revoked', target_id: id, detail })
  const data = { principal_id: id, session_ids: [] }
  return { change: [revokeApiKey(id), entry], events: [{ type: 'principal.changed', aggregate: id, data }] }
}
