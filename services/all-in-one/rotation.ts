import { randomBytes } from 'node:crypto'
import type { RootSecret } from '@stoa/kit/security/secrets'

/** A root secret that nobody guesses. */
export const newRootSecret = () => randomBytes(32).toString('base64url')

/**
 * The next round of replacing a root secret while processes of the round before still run: first the new one is accepted,
 * then it signs, then the old one is dropped (docs/conventions.md#replacing-the-root-secret).
 */
export function nextRound({ current, next, previous }: RootSecret): RootSecret {
  if (next) return { current: next, previous: current }
  if (previous) return { current }
  return { current, next: newRootSecret() }
}

/** All at once, for a shop that is one process: nothing else runs that accepts the old one only. */
export function replaceAtOnce({ current }: RootSecret): RootSecret {
  return { current: newRootSecret(), previous: current }
}

/** What was done in the round that gave this, and what is to be done next, for the operator. */
export function describeRound({ next, previous }: RootSecret): string {
  if (next) {
    return `Round 1 of 3: every service accepts a new root secret once it has been restarted; the old one still signs.
Restart all services, one after the other, then run this again.`
  }
  if (previous) {
    return `Round 2 of 3: the new root secret signs once a service has been restarted; the old one is still accepted.
Restart all services, one after the other. Run this again when guests' carts from before may be lost: after CART_GUEST_DAYS,
or an hour after the last restart if somebody else knows the old secret.`
  }
  return `Round 3 of 3: the old root secret is dropped once a service has been restarted.
Restart all services, one after the other. Then it opens nothing any more.`
}
