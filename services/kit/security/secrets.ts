import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/**
 * One root secret of the installation (≥ 32 bytes), and the one before it while it is being replaced. Every purpose gets
 * a key of its own by HKDF (RFC 5869), so that a key seen in one place opens nothing elsewhere.
 */
export interface RootSecret {
  current: string
  previous?: string
}

/** The keys of some purposes, derived already: current first, then the generation before. The root cannot be found from them. */
export interface DerivedKeys {
  derived: ReadonlyMap<string, readonly Buffer[]>
}

/**
 * What a process signs and encrypts with. A service never holds the root, only the keys it needs
 * (docs/decisions/0007-hmac-between-services.md).
 */
export type Keys = RootSecret | DerivedKeys

const roots = new Map<string, Map<string, Buffer>>()

// Two levels, because joining both texts into one key would hash them anew for every request.
function derive(root: string, purpose: string): Buffer {
  let derived = roots.get(root)
  if (!derived) {
    derived = new Map()
    roots.set(root, derived)
  }
  const known = derived.get(purpose)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', root, 'stoa', purpose, 32))
  derived.set(purpose, key)
  return key
}

/** The keys that may have signed what we are shown: current first, then the generation before; none that are not held. */
export function keysFor(keys: Keys, purpose: string): readonly Buffer[] {
  if ('derived' in keys) return keys.derived.get(purpose) ?? []
  const current = derive(keys.current, purpose)
  return keys.previous ? [current, derive(keys.previous, purpose)] : [current]
}

/** The key to sign or encrypt with. */
export function keyFor(keys: Keys, purpose: string): Buffer {
  const [current] = keysFor(keys, purpose)
  if (!current) throw new Error(`this process holds no key for "${purpose}"`)
  return current
}

/** The keys of these purposes and no others; those that are not held are left out. */
export function narrowKeys(keys: Keys, purposes: readonly string[]): DerivedKeys {
  const held = purposes.map((purpose) => [purpose, keysFor(keys, purpose)] as const)
  return { derived: new Map(held.filter(([, generations]) => generations.length > 0)) }
}

const keyObjects = new Map<Buffer, KeyObject>()

/** The same keys, made ready: an HMAC with a KeyObject takes a sixth of the time of one with bytes. */
export function macKeysFor(keys: Keys, purpose: string): KeyObject[] {
  return keysFor(keys, purpose).map((bytes) => {
    const known = keyObjects.get(bytes) ?? createSecretKey(bytes)
    keyObjects.set(bytes, known)
    return known
  })
}
