/**
 * Signing keys: next → current → previous → removed. The next one is published a whole period before it signs, and the
 * previous one until the last token it signed has expired, so that gateways know every key in use.
 */
export type KeyState = 'next' | 'current' | 'previous'

export interface KeyAge {
  kid: string
  state: KeyState
  /** When it entered that state. */
  since: Date
  /** False when the secret it is encrypted under is no longer known. */
  isUsable: boolean
  /** Encrypted under a secret that is being replaced, and perhaps known to others. */
  isFormer?: boolean
}

export interface KeyRotation {
  remove: string[]
  /** From current to previous. */
  retire: string[]
  /** From next to current. */
  promote: string | null
  create: Exclude<KeyState, 'previous'>[]
}

const HOUR_MS = 3_600_000
/** How long a key signs. */
export const SIGNING_MS = 30 * 24 * HOUR_MS
/** How long the next one is published at least before it signs, unless none is left: gateways keep the keys for a minute. */
export const PUBLISHED_BEFORE_MS = HOUR_MS
/** How long it stays published afterwards: longer than an access token is valid and a replica caches its keys. */
export const PUBLISHED_AFTER_MS = HOUR_MS

/**
 * The changes that are due now; usually none. While the installation's secret is replaced, keys that are encrypted under
 * the former one are replaced too: the next one at once, the current one when its successor has been published long enough.
 */
export function planRotation(keys: readonly KeyAge[], now: Date): KeyRotation {
  const age = (key: KeyAge) => now.getTime() - key.since.getTime()
  const next = keys.find((key) => key.state === 'next')
  const current = keys.find((key) => key.state === 'current')
  const isNextReady = next?.isUsable === true && !next.isFormer && age(next) >= PUBLISHED_BEFORE_MS
  const isDue = current !== undefined && (age(current) >= SIGNING_MS || (current.isFormer === true && isNextReady))
  const stays = current?.isUsable === true && !isDue
  const promote = !stays && next?.isUsable ? next.kid : null
  // Replicas of two rounds call different keys former; none of them has both under the one that it replaces.
  const areBothFormer = current?.isFormer === true && next?.isFormer === true
  const isNextLost = next !== undefined && promote === null && (!next.isUsable || areBothFormer)
  return {
    remove: [
      ...keys.filter((key) => key.state === 'previous' && age(key) > PUBLISHED_AFTER_MS),
      ...(isNextLost ? [next] : []),
    ].map((key) => key.kid),
    retire: current && !stays ? [current.kid] : [],
    promote,
    create: [
      ...(!stays && promote === null ? (['current'] as const) : []),
      ...(next === undefined || isNextLost || promote !== null ? (['next'] as const) : []),
    ],
  }
}

export function isEmpty(rotation: KeyRotation): boolean {
  return rotation.remove.length + rotation.retire.length + rotation.create.length === 0 && rotation.promote === null
}
