import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/**
 * One root secret of the installation (≥ 32 bytes), and a second one while it is being replaced. Every purpose gets a key of
 * its own by HKDF (RFC 5869), so that a key seen in one place opens nothing elsewhere.
 */
export interface RootSecret {
  /** The only one that signs and encrypts. */
  current: string
  /** Accepted before any process signs with it. */
  next?: string | undefined
  /** Accepted for as long as something that it signed is needed. */
  previous?: string | undefined
}

/** The keys of some purposes, derived already: the one that signs first. The root cannot be found from them. */
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

/** The keys that may have signed what we are shown: the one that signs now first; none that are not held. */
export function keysFor(keys: Keys, purpose: string): readonly Buffer[] {
  if ('derived' in keys) return keys.derived.get(purpose) ?? []
  const { current, next, previous } = keys
  const generations = [derive(current, purpose)]
  if (next) generations.push(derive(next, purpose))
  if (previous) generations.push(derive(previous, purpose))
  return generations
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

/** An HMAC with a KeyObject takes a sixth of the time of one with bytes. */
function macKeyOf(bytes: Buffer): KeyObject {
  const known = keyObjects.get(bytes) ?? createSecretKey(bytes)
  keyObjects.set(bytes, known)
  return known
}

/** `keyFor`, made ready for an HMAC. */
export function macKeyFor(keys: Keys, purpose: string): KeyObject {
  return macKeyOf(keyFor(keys, purpose))
}

/** `keysFor`, made ready for an HMAC. */
export function macKeysFor(keys: Keys, purpose: string): KeyObject[] {
  return keysFor(keys, purpose).map(macKeyOf)
}

const MIN_CHARACTERS = 32
/** A random secret of 32 hexadecimal digits has about 110 bits by this count. */
const MIN_BITS = 80
const PLACEHOLDER =
  /change.?me|replace.?(?:me|this)|placeholder|your.?(?:own.?)?secret|example|default|password|qwerty|letmein/i

/** Shannon's entropy of the characters, for all of the text; what repeats or runs on counts as nothing new. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>()
  let fresh = 0
  for (const [at, character] of [...text].entries()) {
    counts.set(character, (counts.get(character) ?? 0) + 1)
    // A step as long as the one before it continues a row: aaaa, 1234, zyxw.
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1)
    const isRow = at >= 2 && Math.abs(step) <= 1 && step === text.charCodeAt(at - 1) - text.charCodeAt(at - 2)
    if (!isRow) fresh += 1
  }
  const shares = [...counts.values()].map((count) => count / text.length)
  return fresh * shares.reduce((sum, share) => sum - share * Math.log2(share), 0)
}

/** The shortest beginning of which the text is a repetition; all of it for most texts. */
function unitOf(text: string): string {
  const at = (text + text).indexOf(text, 1)
  return text.slice(0, at)
}

/**
 * Why a secret that an operator has set could be guessed, as the end of a sentence; null when it is not obviously so. It
 * finds placeholders and rows, not every text that a person thought up: make secrets with `openssl rand -base64 32`.
 */
export function weaknessOf(secret: string): string | null {
  if (secret.length < MIN_CHARACTERS) return `is shorter than ${MIN_CHARACTERS} characters`
  if (PLACEHOLDER.test(secret)) return 'is a placeholder; make one with: openssl rand -base64 32'
  if (bitsOf(unitOf(secret)) < MIN_BITS) return 'is easy to guess; make one with: openssl rand -base64 32'
  return null
}
