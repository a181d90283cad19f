import { createHash } from 'node:crypto'
import type { CallOptions } from '@stoa/kit/contract/operations'
import { LRUCache } from 'lru-cache'
import type { ResolvedPrincipal } from './generated/user-client.ts'
import type { UserService } from './user-service.ts'

export interface Principals {
  bySession(sessionId: string, call: CallOptions): Promise<ResolvedPrincipal>
  byKey(apiKey: string, call: CallOptions): Promise<ResolvedPrincipal>
  /** What is known of a session or an API key without a call; nothing while broadcasts are not being received. */
  knownSession(sessionId: string): ResolvedPrincipal | undefined
  knownKey(apiKey: string): ResolvedPrincipal | undefined
  /** Sessions, permissions or keys of this user or API key changed: drops it, and the keys that this user made. */
  invalidate(principalId: string): void
  /** Broadcasts may have been missed. */
  clear(): void
}

interface PrincipalsOptions {
  users: Pick<UserService, 'resolvePrincipal'>
  /** Whether broadcasts of changes are being received; while they are not, every request calls the user service. */
  isConnected: () => boolean
  /** Milliseconds since 1970. */
  clock?: () => number
}

type Credential = { session_id: string } | { api_key: string }

const MAX_ENTRIES = 50_000
/** Longest time a principal is cached, whatever the broadcasts. */
const MAX_AGE_MS = 60_000

// API keys are cached under their hash, so that a memory dump contains none.
const hashOf = (apiKey: string) => createHash('sha256').update(apiKey).digest('base64url')
const ofSession = (sessionId: string) => `session:${sessionId}`
const ofKey = (apiKey: string) => `key:${hashOf(apiKey)}`

/** The ids whose changes concern a principal: its own and, of an API key, that of whoever made it. */
const idsOf = ({ id, creator_id }: ResolvedPrincipal) => (creator_id === undefined ? [id] : [id, creator_id])

/** Principals by credential, with an index by id, so that all credentials of one can be invalidated. */
function createCache(clock: () => number) {
  const keysOf = new Map<string, Set<string>>()
  const cache = new LRUCache<string, ResolvedPrincipal>({
    max: MAX_ENTRIES,
    ttl: MAX_AGE_MS,
    perf: { now: clock },
    ttlResolution: 0,
    dispose(principal, key) {
      for (const id of idsOf(principal)) {
        const keys = keysOf.get(id)
        keys?.delete(key)
        if (keys?.size === 0) keysOf.delete(id)
      }
    },
  })
  return {
    get: (key: string) => cache.get(key),
    set(key: string, principal: ResolvedPrincipal) {
      const { seconds_left: left } = principal
      cache.set(key, principal, left === undefined ? {} : { ttl: Math.min(Math.max(left * 1_000, 1), MAX_AGE_MS) })
      for (const id of idsOf(principal)) keysOf.set(id, (keysOf.get(id) ?? new Set()).add(key))
    },
    deletePrincipal(id: string) {
      for (const key of [...(keysOf.get(id) ?? [])]) cache.delete(key)
    },
    clear: () => cache.clear(),
  }
}

/** The principals of sessions and API keys, resolved by the user service and cached until a broadcast invalidates them. */
export function createPrincipals(options: PrincipalsOptions): Principals {
  const { users, isConnected } = options
  const cache = createCache(options.clock ?? Date.now)
  const pending = new Map<string, Promise<ResolvedPrincipal>>()
  // A response to a call from before the last invalidation may be older than the change: it is used, and not cached.
  let invalidations = 0

  const fetch = async (key: string, body: Credential, call: CallOptions) => {
    const before = invalidations
    const principal = await users.resolvePrincipal({ body }, call)
    if (invalidations === before && isConnected()) cache.set(key, principal)
    return principal
  }

  const resolve = async (key: string, body: Credential, call: CallOptions) => {
    if (!isConnected()) return fetch(key, body, call)
    const known = cache.get(key) ?? pending.get(key)
    if (known) return known
    const fetching = fetch(key, body, call)
    pending.set(key, fetching)
    try {
      return await fetching
    } finally {
      if (pending.get(key) === fetching) pending.delete(key)
    }
  }

  return {
    bySession: (sessionId, call) => resolve(ofSession(sessionId), { session_id: sessionId }, call),
    byKey: (apiKey, call) => resolve(ofKey(apiKey), { api_key: apiKey }, call),
    knownSession: (sessionId) => (isConnected() ? cache.get(ofSession(sessionId)) : undefined),
    knownKey: (apiKey) => (isConnected() ? cache.get(ofKey(apiKey)) : undefined),
    invalidate(principalId) {
      invalidations += 1
      pending.clear()
      cache.deletePrincipal(principalId)
    },
    clear() {
      invalidations += 1
      pending.clear()
      cache.clear()
    },
  }
}
