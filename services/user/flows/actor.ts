import type { Principal } from '@stoa/kit/security/principal'
import type { Actor } from '../store/audit-log.ts'

/** The sender of a request, as the audit log records it. */
export function actorOf(principal: Principal): Actor {
  if (principal.kind === 'user' || principal.kind === 'key') {
    return { actor_kind: principal.kind, actor_id: principal.id, address: principal.address }
  }
  return { actor_kind: 'system', actor_id: null, address: principal.kind === 'anonymous' ? principal.address : null }
}

/** The permissions of a principal. */
export function permissionsOf(principal: Principal): readonly string[] {
  return principal.kind === 'user' || principal.kind === 'key' ? principal.permissions : []
}
