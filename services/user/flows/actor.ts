import type { Tx } from '@stoa/kit/postgres/pg'
import { type Principal, refusalOf } from '@stoa/kit/security/principal'
import { DomainError } from '@stoa/kit/values/problem'
import { ALL_PERMISSIONS } from '../domain/permission.ts'
import type { Actor } from '../store/audit-log.ts'
import { findLiveSession } from '../store/sessions.ts'
import { lockEnabled, lockPermissions } from '../store/users.ts'

/** An actor who changes permissions, with the actor's own permissions. */
export interface Grantor {
  actor: Actor
  permissions: readonly string[]
}

/** The installation itself: everyone who can start its commands. */
export const installation: Grantor = {
  actor: { actor_kind: 'system', actor_id: null, address: null },
  permissions: [ALL_PERMISSIONS],
}

/** The sender of a request, as the audit log records it. */
export function actorOf(principal: Principal): Actor {
  if (principal.kind === 'user' || principal.kind === 'key') {
    return { actor_kind: principal.kind, actor_id: principal.id, address: principal.address }
  }
  return { actor_kind: 'system', actor_id: null, address: principal.kind === 'anonymous' ? principal.address : null }
}

/**
 * Who changes what others may do, with the permissions held now, until the transaction ends. Those of the principal are as
 * old as the head of its request: whoever was dismissed meanwhile would undo that. Never an API key: a key that leaked could
 * make itself successors and administrators, which outlive it.
 */
export async function lockGrantor(tx: Tx, principal: Principal): Promise<Grantor> {
  if (principal.kind !== 'user') throw new DomainError('forbidden', 'An API key cannot do this. Sign in.')
  await lockPermissions(tx)
  // The account first: what ends its sessions and keys for good locks it, and is over once it is locked here.
  const isEnabled = await lockEnabled(tx, principal.id)
  const session = isEnabled ? await findLiveSession(tx, principal.session) : undefined
  if (session?.user_id !== principal.id) throw new DomainError('unauthenticated', 'The session has ended.')
  const { permissions } = session
  const refusal = refusalOf('staff:staff.write', { ...principal, permissions })
  if (refusal) throw refusal
  return { actor: actorOf(principal), permissions }
}

/** The permissions of a principal. */
export function permissionsOf(principal: Principal): readonly string[] {
  return principal.kind === 'user' || principal.kind === 'key' ? principal.permissions : []
}
