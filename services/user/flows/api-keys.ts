import { createHash, randomBytes } from 'node:crypto'
import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { invalidField, notFound } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { type ApiKeyKind, formatKey, hintOf } from '../domain/api-key.ts'
import { checkGrant, normalisePermissions } from '../domain/permission.ts'
import { type ApiKey, insertApiKey, lockApiKey, revokeApiKey } from '../store/api-keys.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import type { Grantor } from './staff.ts'

export interface KeyRequest {
  name: string
  kind: ApiKeyKind
  scopes?: readonly string[] | undefined
  expires_at?: Date | undefined
}

export const hashOfKey = (key: string) => createHash('sha256').update(key).digest()

/** Creates a key. Its text is returned here and stored nowhere. */
export async function createKey(
  tx: Tx,
  request: KeyRequest,
  grantor: Grantor,
  now: Date,
): Promise<{ key: string; api_key: ApiKey }> {
  const scopes = normalisePermissions(request.scopes ?? [])
  if (request.kind === 'publishable' && scopes.length > 0) {
    throw invalidField('/scopes', 'publishable', 'A publishable key opens nothing, so it has no scopes.')
  }
  if (request.kind === 'secret' && scopes.length === 0) {
    throw invalidField('/scopes', 'required', 'Say what the secret key may do.')
  }
  if (request.expires_at && request.expires_at <= now) {
    throw invalidField('/expires_at', 'past', 'The key would have expired already.')
  }
  checkGrant(grantor.permissions, [], scopes)
  const key = formatKey(request.kind, randomBytes(32))
  const { name, kind, expires_at } = request
  const row = { id: newId('key'), name, kind, hash: hashOfKey(key), hint: hintOf(key), scopes }
  const api_key = await insertApiKey(tx, {
    ...row,
    created_by: grantor.actor.actor_id,
    expires_at: expires_at ?? null,
  })
  const detail = { name, after: scopes }
  await insertAuditEntry(tx, { ...grantor.actor, action: 'api_key.created', target_id: api_key.id, detail })
  return { key, api_key }
}

/** Revokes a key at once, also in every gateway. */
export async function revokeKey(
  deps: Pick<Deps, 'outbox'> & EventOrigin,
  tx: Tx,
  id: string,
  grantor: Grantor,
): Promise<void> {
  const found = await lockApiKey(tx, id)
  if (!found) throw notFound('The API key')
  checkGrant(grantor.permissions, found.scopes, [])
  await revokeApiKey(tx, id)
  const detail = { name: found.name, before: found.scopes }
  await insertAuditEntry(tx, { ...grantor.actor, action: 'api_key.revoked', target_id: id, detail })
  const data = { principal_id: id, session_ids: [] }
  await deps.outbox.add(tx, deps, { type: 'principal.changed', aggregate: id, data })
}
