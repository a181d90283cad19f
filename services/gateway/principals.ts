import { createHash } from 'node:crypto'
import type { CallOptions } from '@stoa/kit/contract/operations'
import { LRUCache } from 'lru-cache'
import type { ResolvedPrincipal, UserService } from './user-service.ts'

export interface Principals {
  bySession(sessionId: string, call: CallOptions): Promise<ResolvedPrincipal>
  byKey(apiKey: string, call: CallOptions): Promise<ResolvedPrincipal>
  /** Sessions, permissions or keys of this user or API key changed. */
  changed(principalId: string): void
  /** Something may have been missed. */
  forgetAll(): void
}

interface PrincipalsOptions {
  users: Pick<UserService, 'resolvePrincipal'>
  /** Whether broadcasts of changes are being heard; while they are not, every request asks. */
  isHearing: () => boolean
  /** Milliseconds since 1970. */
  clock?: () => number
}

const REMEMBERED = 50_000
/** Milliseconds a principal is remembered at most, broadcasts or not. */
const TTL_MS = 60_000

/** Who stands behind sessions and keys, as the user service says, remembered until a broadcast says otherwise. */
export function createPrincipals(options: PrincipalsOptions): Principals {
  const { users, isHearing } = options
  const clock = options.clock ?? Date.now
  const namesOf = new Map<string, Set<string>>()
  const unlink = (id: string, name: string) => {
    const names = namesOf.get(id)
    names?.delete(name)
    if (names?.size === 0) namesOf.delete(id)
  }
  const known = new LRUCache<string, ResolvedPrincipal>({
    max: REMEMBERED,
    ttl: TTL_MS,
    perf: { now: clock },
    ttlResolution: 0,
    dispose: ({ id }, name) => unlink(id, name),
  })
  const asking = new Map<string, Promise<ResolvedPrincipal>>()
  // An answer that was asked for before the last change may be older than it: it is used, and not kept.
  let changes = 0

  const ask = async (name: string, body: { session_id: string } | { api_key: string }, call: CallOptions) => {
    const before = changes
    const found = await users.resolvePrincipal({ body }, call)
    if (changes !== before || !isHearing()) return found
    known.set(name, found)
    namesOf.set(found.id, (namesOf.get(found.id) ?? new Set()).add(name))
    return found
  }

  const resolve = async (name: string, body: { session_id: string } | { api_key: string }, call: CallOptions) => {
    if (!isHearing()) return ask(name, body, call)
    const found = known.get(name)
    if (found) return found
    const shared = asking.get(name)
    if (shared) return shared
    const pending = ask(name, body, call)
    asking.set(name, pending)
    try {
      return await pending
    } finally {
      if (asking.get(name) === pending) asking.delete(name)
    }
  }

  return {
    bySession: (sessionId, call) => resolve(`session:${sessionId}`, { session_id: sessionId }, call),
    // Keys are kept by their hash: a memory dump tells none.
    byKey: (apiKey, call) =>
      resolve(`key:${createHash('sha256').update(apiKey).digest('base64url')}`, { api_key: apiKey }, call),
    changed(principalId) {
      changes += 1
      asking.clear()
      for (const name of [...(namesOf.get(principalId) ?? [])]) known.delete(name)
    },
    forgetAll() {
      changes += 1
      asking.clear()
      known.clear()
    },
  }
}
