import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { newId } from '@stoa/kit/values/ids'
import type { Jwks } from './generated/user-client.ts'

export interface KeySet {
  /** The public key of this `kid` as PEM, or null when the user service publishes no such key. */
  find(kid: string): Promise<string | null>
}

interface KeySetOptions {
  fetch: (requestId: string) => Promise<Jwks>
  /** Milliseconds since 1970. */
  clock?: () => number
}

/** Age after which keys are fetched again in the background. */
const REFRESH_MS = 30_000
/**
 * Age after which a request waits for the fetch: a withdrawn key is refused within a minute
 * (docs/conventions.md#tokens-sessions-and-passwords).
 */
const MAX_AGE_MS = 60_000
/** Time between two fetches for unknown keys, so that invented key ids cause no storm of fetches. */
const RETRY_AFTER_MS = 5_000

function readKeys(jwks: Jwks): Map<string, string> {
  const keys = new Map<string, string>()
  for (const { kid, kty, crv, alg, use, x, y } of jwks.keys) {
    const isSupported = kty === 'EC' && crv === 'P-256' && (alg ?? 'ES256') === 'ES256' && (use ?? 'sig') === 'sig'
    if (!isSupported || typeof kid !== 'string') continue
    const key = createPublicKey({ key: { kty, crv, x, y } as JsonWebKey, format: 'jwk' })
    keys.set(kid, key.export({ type: 'spki', format: 'pem' }) as string)
  }
  return keys
}

/** The user service's published keys, cached. While it is unavailable, the last known ones stay valid. */
export function createKeySet(options: KeySetOptions): KeySet {
  const clock = options.clock ?? Date.now
  let keys = new Map<string, string>()
  let fetchedAt = Number.NEGATIVE_INFINITY
  let attemptedAt = Number.NEGATIVE_INFINITY
  let fetching: Promise<void> | null = null

  const refresh = (): Promise<void> => {
    attemptedAt = clock()
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
    const canRetry = clock() - attemptedAt >= RETRY_AFTER_MS
    if (age < REFRESH_MS || !(canRetry || fetching)) return
    const done = refresh()
    if (age < MAX_AGE_MS) done.catch(() => undefined)
    else await done.catch(() => undefined)
  }

  return {
    async find(kid) {
      if (keys.size === 0) await refresh()
      else await renew()
      const known = keys.get(kid)
      if (known !== undefined) return known
      if (fetching === null && clock() - attemptedAt < RETRY_AFTER_MS) return null
      await refresh()
      return keys.get(kid) ?? null
    },
  }
}
