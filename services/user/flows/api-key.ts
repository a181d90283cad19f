import { createHash, randomBytes } from 'node:crypto'
import type { EventOrigin } from '@stoa/kit/events/event'
import type { Tx } from '@stoa/kit/postgres/pg'
import { newId } from '@stoa/kit/values/ids'
import { invalidField, notFound } from '@stoa/kit/values/problem'
import type { Deps } from '../context.ts'
import { type ApiKeyKind, formatKey, hintOf } from '../domain/api-key.ts'
import { checkGrant, tidy } from '../domain/permission.ts'
import { type ApiKey, insertApiKey, lockApiKey, revokeApiKey } from '../store/api-keys.ts'
import { insertAuditEntry } from '../store/audit-log.ts'
import type { Granter } from './staff.ts'

export interface WantedKey {
  name: string
  kind: ApiKeyKind
  scopes?: readonly string[] | undefined
  expires_at?: Date | undefined
}

export const hashOfKey = (key: string) => createHash('sha256').update(key).digest()

/** Makes a key. Its text is in the result and nowhere else. */
export async function createKey(
  tx: Tx,
  wanted: WantedKey,
  granter: Granter,
  now: Date,
): Promise<{ key: string; api_key: ApiKey }> {
  const scopes = tidy(wanted.scopes ?? [])
  if (wanted.kind === 'publishable' && scopes.length > 0) {
    throw invalidField('/scopes', 'publishable', 'A publishable key opens nothing, so it has no scopes.')
  }
  if (wanted.kind === 'secret' && scopes.length === 0) {
    throw invalidField('/scopes', 'required', 'Say what the secret key may do.')
  }
  if (wanted.expires_at && wanted.expires_at <= now) {
    throw invalidField('/expires_at', 'past', 'The key would have expired already.')
  }
  checkGrant(granter.holds, [], scopes)
  const key = formatKey(wanted.kind, randomBytes(32))
  const { name, kind, expires_at } = wanted
  const row = { id: newId('key'), name, kind, hash: hashOfKey(key), hint: hintOf(key), scopes }
  const api_key = await insertApiKey(tx, {
    ...row,
    created_by: granter.actor.actor_id,
    expires_at: expires_at ?? null,
  })
  const detail = { name, after: scopes }
  await insertAuditEntry(tx, { ...granter.actor, action: 'api_key.created', target_id: api_key.id, detail })
  return { key, api_key }
}

/** Ends a key at once, in every gateway too. */
export async function endKey(
  deps: Pick<Deps, 'outbox'> & EventOrigin,
  tx: Tx,
  id: string,
  granter: Granter,
): Promise<void> {
  const found = await lockApiKey(tx, id)
  if (!found) throw notFound('The API key')
  checkGrant(granter.holds, found.scopes, [])
  await revokeApiKey(tx, id)
  const detail = { name: found.name, before: found.scopes }
  await insertAuditEntry(tx, { ...granter.actor, action: 'api_key.revoked', target_id: id, detail })
  const data = { principal_id: id, session_ids: [] }
  await deps.outbox.add(tx, deps, { type: 'principal.changed', aggregate: id, data })
}
