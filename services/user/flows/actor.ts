import type { Principal } from '@stoa/kit/security/principal'
import { DomainError } from '@stoa/kit/values/problem'
import { ALL_PERMISSIONS } from '../domain/permission.ts'
import type { Actor } from '../store/audit-log.ts'

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
 * Who changes what others may do. Never an API key: a key that leaked could make itself successors and administrators, which
 * outlive it.
 */
export function grantorOf(principal: Principal): Grantor {
  if (principal.kind === 'key') throw new DomainError('forbidden', 'An API key cannot do this. Sign in.')
  return { actor: actorOf(principal), permissions: permissionsOf(principal) }
}

/** The permissions of a principal. */
export function permissionsOf(principal: Principal): readonly string[] {
  return principal.kind === 'user' || principal.kind === 'key' ? principal.permissions : []
}
