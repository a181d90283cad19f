import type { Permission } from '../security/principal.ts'

/** Bytes of a JSON body of staff and of other services. */
export const LARGE_BODY_BYTES = 1_048_576

/**
 * Bytes of a JSON body that anybody may send: a cart with two addresses and a note has 30 kB. A body stays in memory until all of
 * it has come, and one client may send hundreds at once.
 */
export const SMALL_BODY_BYTES = 131_072

/** How large the JSON body of an operation may be. */
export function bodyLimitOf({ permission }: { permission: Permission }): number {
  return permission.startsWith('staff:') || permission === 'internal' ? LARGE_BODY_BYTES : SMALL_BODY_BYTES
}
