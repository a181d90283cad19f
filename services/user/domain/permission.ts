import { DomainError, type FieldError } from '@stoa/kit/values/problem'
import { PERMISSIONS } from '../generated/permissions.ts'

/** The permission that includes every other one. */
export const ALL_PERMISSIONS = '*'

/** Without duplicates, sorted. */
export function normalisePermissions(permissions: readonly string[]): string[] {
  return [...new Set(permissions)].sort()
}

/**
 * Refuses what no operation needs: a typing mistake would be found by the first request that gets 403. `held` was given
 * before, perhaps by a version that knew other permissions, and may stay. `field` is the list in the request's body.
 */
export function checkKnown(wanted: readonly string[], held: readonly string[], field: string): void {
  const errors = wanted.flatMap((permission, index): FieldError[] => {
    if (permission === ALL_PERMISSIONS || PERMISSIONS.includes(permission) || held.includes(permission)) return []
    const detail = `There is no permission ${permission}. There are ${PERMISSIONS.join(', ')}, and ${ALL_PERMISSIONS} for everything.`
    return [{ pointer: `/${field}/${index}`, code: 'unknown', detail }]
  })
  if (errors[0]) throw new DomainError('unprocessable', errors[0].detail, { errors })
}

/** What a key may do: its scopes, as far as its creator holds them now. */
export function effectiveScopes(scopes: readonly string[], held: readonly string[]): string[] {
  if (held.includes(ALL_PERMISSIONS)) return [...scopes]
  if (scopes.includes(ALL_PERMISSIONS)) return [...held]
  return scopes.filter((scope) => held.includes(scope))
}

/**
 * Permissions can be granted or withdrawn only by an actor who has them, or `staff.write` would include every permission.
 * `actor` holds the actor's permissions.
 */
export function checkGrant(actor: readonly string[], before: readonly string[], after: readonly string[]): void {
  if (actor.includes(ALL_PERMISSIONS)) return
  const changed = [
    ...after.filter((permission) => !before.includes(permission)),
    ...before.filter((permission) => !after.includes(permission)),
  ]
  const missing = changed.find((permission) => !actor.includes(permission))
  if (missing) throw new DomainError('forbidden', `You do not hold ${missing} yourself.`)
}
