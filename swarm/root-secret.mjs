import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * How far the root secret of a folder has been replaced: what the last round did, whether the next one has to follow at once, and what
 * is to be done about it, or null.
 */
export function rootState(folder) {
  const file = join(folder, 'shop.json')
  const { nextSecret, previousSecret } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  if (nextSecret)
    return {
      done: 'Every service is to accept a new root secret; the old one still signs.',
      isUnfinished: true,
      line: 'A new root secret is accepted and does not sign yet: swarm/rotate-secrets goes on.',
    }
  if (previousSecret)
    return {
      done: 'Every service is to sign by the new root secret; the old one is still accepted.',
      isUnfinished: false,
      line: 'The old root secret is still accepted. swarm/rotate-secrets drops it: after CART_GUEST_DAYS, or after an hour where it may have leaked.',
    }
  return { done: 'No service is to accept the old root secret any more.', isUnfinished: false, line: null }
}
