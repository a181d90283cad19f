import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { newId } from '@stoa/kit/values/ids'
import type { Jwks } from './user-service.ts'

export interface KeySet {
  /** The public key of this `kid` as PEM, or null when the user service publishes no such key. */
  find(kid: string): Promise<string | null>
}

interface KeySetOptions {
  fetch: (requestId: string) => Promise<Jwks>
  /** Milliseconds since 1970. */
  clock?: () => number
}

/** Milliseconds after which keys are fetched anew beside the request that noticed. */
const REFRESH_MS = 30_000
/**
 * Milliseconds after which a request waits for them: a withdrawn key is refused within a minute
 * (docs/conventions.md#tokens-sessions-and-passwords).
 */
const OLD_MS = 60_000
/** Milliseconds between two fetches for unknown keys: whoever invents them causes no storm. */
const UNKNOWN_MS = 5_000

function readKeys(jwks: Jwks): Map<string, string> {
  const keys = new Map<string, string>()
  for (const { kid, kty, crv, alg, use, x, y } of jwks.keys) {
    const isOurs = kty === 'EC' && crv === 'P-256' && (alg ?? 'ES256') === 'ES256' && (use ?? 'sig') === 'sig'
    if (!isOurs || typeof kid !== 'string') continue
    const key = createPublicKey({ key: { kty, crv, x, y } as JsonWebKey, format: 'jwk' })
    keys.set(kid, key.export({ type: 'spki', format: 'pem' }) as string)
  }
  return keys
}

/** The user service's published keys, kept for a while. While it is away, the last known ones stay good. */
export function createKeySet(options: KeySetOptions): KeySet {
  const clock = options.clock ?? Date.now
  let keys = new Map<string, string>()
  let fetchedAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let fetching: Promise<void> | null = null

  const refresh = (): Promise<void> => {
    triedAt = clock()
    fetching ??= options
      .fetch(newId('req'))
      .then((jwks) => {
        keys = readKeys(jwks)
        fetchedAt = clock()
      })
      .finally(() => {
        fetching = null
      })
    return fetching
  }

  const renew = async (): Promise<void> => {
    const age = clock() - fetchedAt
    const mayTry = clock() - triedAt >= UNKNOWN_MS
    if (age < REFRESH_MS || !(mayTry || fetching)) return
    const done = refresh()
    if (age < OLD_MS) done.catch(() => undefined)
    else await done.catch(() => undefined)
  }

  return {
    async find(kid) {
      if (keys.size === 0) await refresh()
      else await renew()
      const known = keys.get(kid)
      if (known !== undefined) return known
      if (fetching === null && clock() - triedAt < UNKNOWN_MS) return null
      await refresh()
      return keys.get(kid) ?? null
    },
  }
}
