import { DomainError } from '@stoa/kit/values/problem'

/** Everything. */
export const ALL = '*'

/** Each once, in a fixed order. */
export function tidy(permissions: readonly string[]): string[] {
  return [...new Set(permissions)].sort()
}

/**
 * Nobody gives or takes what they do not hold themselves, or staff.write would be everything. `actor` is what the one
 * who acts holds.
 */
export function checkGrant(actor: readonly string[], before: readonly string[], after: readonly string[]): void {
  if (actor.includes(ALL)) return
  const changed = [
    ...after.filter((permission) => !before.includes(permission)),
    ...before.filter((permission) => !after.includes(permission)),
  ]
  const missing = changed.find((permission) => !actor.includes(permission))
  if (missing) throw new DomainError('forbidden', `You do not hold ${missing} yourself.`)
}
