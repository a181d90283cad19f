import type { PageFrom } from '@stoa/kit/contract/list-page'
import type { Queryable, Statement, Tx } from '@stoa/kit/postgres/pg'
import { atCommit, query, statement } from '@stoa/kit/postgres/sql'
import { newId } from '@stoa/kit/values/ids'
import { newestFirst } from './page.ts'

export type AuditAction =
  | 'staff.signed_in'
  | 'staff.permissions_set'
  | 'staff.disabled'
  | 'staff.enabled'
  | 'staff.password_changed'
  | 'staff.password_reset'
  | 'session.reuse_detected'
  | 'api_key.created'
  | 'api_key.revoked'
  | 'customer.erased'

/** An actor, and the network address of its request. */
export interface Actor {
  actor_kind: 'user' | 'key' | 'system'
  actor_id: string | null
  address: string | null
}

export interface NewAuditEntry extends Actor {
  action: AuditAction
  target_id: string
  detail?: { before?: string[]; after?: string[]; user_id?: string; name?: string }
}

export interface AuditEntry extends Required<NewAuditEntry> {
  id: string
  created_at: Date
}

const INSERT = `INSERT INTO audit_log (id, action, actor_kind, actor_id, target_id, address, detail)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`

function rowOf({ action, actor_kind, actor_id, target_id, address, detail = {} }: NewAuditEntry): unknown[] {
  return [newId('aud'), action, actor_kind, actor_id, target_id, address, JSON.stringify(detail)]
}

/** An entry that is written with a decision. */
export function auditEntry(entry: NewAuditEntry): Statement {
  return statement(INSERT, rowOf(entry))
}

/**
 * An entry that is written at the end of a flow's transaction: one transaction at a time holds the end of the log, and it
 * waits for no row after that (services/user/README.md#locks).
 */
export function insertAuditEntry(tx: Tx, entry: NewAuditEntry): void {
  atCommit(tx, INSERT, rowOf(entry))
}

export async function listAuditEntries(
  pg: Queryable,
  from: PageFrom,
  filter: { actor_id: string | null; target_id: string | null },
): Promise<AuditEntry[]> {
  const { rest, values } = newestFirst(from, { equal: filter })
  return query<AuditEntry>(
    pg,
    `SELECT id, action, actor_kind, actor_id, target_id, address, detail, created_at FROM audit_log ${rest}`,
    values,
  )
}
