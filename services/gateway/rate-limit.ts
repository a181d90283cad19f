import { LRUCache } from 'lru-cache'
import type { RatePolicy } from './rate-policies.ts'
import type { TokenStore } from './rate-tokens.ts'

/** How a client stands after this request. */
export interface Standing {
  allowed: boolean
  /** Requests left in the window, at least. */
  remaining: number
  /** Seconds until the window ends. */
  resetSeconds: number
}

export interface RateLimiter {
  /** Takes one token; answers at once while a lease lasts. */
  take(name: string, policy: RatePolicy, client: string): Standing | Promise<Standing>
}

interface Lease {
  tokens: number
  /** Left in Redis when this lease was taken. */
  beyond: number
  endsAt: number
  pending: Promise<void> | null
}

interface LimiterOptions {
  store: TokenStore
  /** Milliseconds since 1970. */
  clock?: () => number
}

/** Clients remembered; the longest quiet are forgotten, and ask Redis again. */
const CLIENTS = 50_000
/** Parts a limit is leased in: what a gateway may hold unused of one client's limit is one part. */
const PARTS = 10
/** Milliseconds an ordinary policy goes uncounted when Redis did not answer. */
const GRACE_MS = 1_000

function standing(lease: Lease, now: number, allowed: boolean): Standing {
  return {
    allowed,
    remaining: Math.max(lease.tokens + lease.beyond, 0),
    resetSeconds: Math.max(Math.ceil((lease.endsAt - now) / 1000), 1),
  }
}

/**
 * Counts requests over all gateways; a request that finds its lease alive makes no network call
 * (docs/decisions/0013-rate-limits-are-leased.md).
 */
export function createRateLimiter(options: LimiterOptions): RateLimiter {
  const { store } = options
  const clock = options.clock ?? Date.now
  const leases = new LRUCache<string, Lease>({ max: CLIENTS })

  const renew = async (key: string, policy: RatePolicy, lease: Lease): Promise<void> => {
    const windowMs = policy.windowSeconds * 1000
    const block = policy.exact ? 1 : Math.max(Math.floor(policy.limit / PARTS), 1)
    const granted = await store.lease(key, { limit: policy.limit, windowMs, block })
    const now = clock()
    if (granted) Object.assign(lease, { tokens: granted.tokens, beyond: granted.left, endsAt: now + granted.endsInMs })
    else if (!policy.exact) Object.assign(lease, { tokens: policy.limit, beyond: 0, endsAt: now + GRACE_MS })
    // Guessing is limited without Redis too, by each gateway for itself.
    else if (lease.endsAt <= now) Object.assign(lease, { tokens: policy.limit, beyond: 0, endsAt: now + windowMs })
    else Object.assign(lease, { tokens: lease.beyond, beyond: 0 })
  }

  const spend = (lease: Lease, now: number): Standing | null => {
    if (lease.endsAt <= now) return null
    if (lease.tokens > 0) {
      lease.tokens -= 1
      return standing(lease, now, true)
    }
    return null
  }

  const wait = async (key: string, policy: RatePolicy, lease: Lease): Promise<Standing> => {
    for (;;) {
      lease.pending ??= renew(key, policy, lease).finally(() => {
        lease.pending = null
      })
      await lease.pending
      const now = clock()
      const spent = spend(lease, now)
      if (spent) return spent
      // Others waiting took all of this block: another is asked for while Redis has any left.
      if (lease.beyond <= 0) return standing(lease, now, false)
    }
  }

  return {
    take(name, policy, client) {
      const key = `${name}:${client}`
      const lease = leases.get(key) ?? { tokens: 0, beyond: 1, endsAt: 0, pending: null }
      leases.set(key, lease)
      const now = clock()
      const spent = spend(lease, now)
      if (spent) return spent
      // Used up until the window ends: no need to ask.
      if (lease.endsAt > now && lease.beyond <= 0) return standing(lease, now, false)
      return wait(key, policy, lease)
    },
  }
}

/**
 * The headers that tell a client how it stands. A draft still (draft-ietf-httpapi-ratelimit-headers), so they are
 * written here and nowhere else.
 */
export function rateLimitHeaders(name: string, policy: RatePolicy, how: Standing): Record<string, string> {
  return {
    'ratelimit-policy': `"${name}";q=${policy.limit};w=${policy.windowSeconds}`,
    ratelimit: `"${name}";r=${how.remaining};t=${how.resetSeconds}`,
    ...(how.allowed ? {} : { 'retry-after': String(how.resetSeconds) }),
  }
}
