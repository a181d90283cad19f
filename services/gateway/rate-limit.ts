import { LRUCache } from 'lru-cache'
import type { Client } from './client-address.ts'
import { type RatePolicy, sitePolicyOf } from './rate-policies.ts'
import type { TokenStore } from './rate-tokens.ts'

/** A client's state under a rate limit after this request. */
export interface RateStatus {
  allowed: boolean
  /** Requests left in the window, at least. */
  remaining: number
  /** Seconds until the window ends. */
  resetSeconds: number
}

export interface RateLimiter {
  /** Takes one token; without a network call while a lease lasts. */
  take(name: string, policy: RatePolicy, client: string): RateStatus | Promise<RateStatus>
}

interface Lease {
  tokens: number
  /** Tokens left in Redis when this lease was taken. */
  left: number
  /** By the clock, milliseconds. */
  endsAt: number
  pending: Promise<void> | null
}

interface LimiterOptions {
  store: TokenStore
  /** Milliseconds since 1970. */
  clock?: () => number
}

/** Clients with a lease; the least recently used are dropped and lease from Redis again. */
const MAX_CLIENTS = 50_000
/** A limit is leased in parts; a gateway holds at most one part of a client's limit unused. */
const LEASES_PER_LIMIT = 10
/** Time an ordinary policy is not enforced after Redis did not respond. */
const GRACE_MS = 1_000

function statusOf(lease: Lease, now: number, allowed: boolean): RateStatus {
  return {
    allowed,
    remaining: Math.max(lease.tokens + lease.left, 0),
    resetSeconds: Math.max(Math.ceil((lease.endsAt - now) / 1000), 1),
  }
}

/** Spends a token of a lease that has one; null when another has to be leased. */
function spend(lease: Lease, now: number): RateStatus | null {
  if (lease.endsAt <= now || lease.tokens <= 0) return null
  lease.tokens -= 1
  return statusOf(lease, now, true)
}

async function renew(lease: Lease, key: string, policy: RatePolicy, { store, clock }: Required<LimiterOptions>) {
  const windowMs = policy.windowSeconds * 1000
  const block = policy.exact ? 1 : Math.max(Math.floor(policy.limit / LEASES_PER_LIMIT), 1)
  const granted = await store.lease(key, { limit: policy.limit, windowMs, block })
  const now = clock()
  if (granted) Object.assign(lease, { tokens: granted.tokens, left: granted.left, endsAt: now + granted.endsInMs })
  else if (!policy.exact) Object.assign(lease, { tokens: policy.limit, left: 0, endsAt: now + GRACE_MS })
  // Without Redis each gateway limits guessing by itself.
  else if (lease.endsAt <= now) Object.assign(lease, { tokens: policy.limit, left: 0, endsAt: now + windowMs })
  else Object.assign(lease, { tokens: lease.left, left: 0 })
}

/**
 * Counts requests over all gateways; a request whose lease has tokens makes no network call
 * (docs/decisions/0013-rate-limits-are-leased.md).
 */
export function createRateLimiter({ store, clock = Date.now }: LimiterOptions): RateLimiter {
  const leases = new LRUCache<string, Lease>({ max: MAX_CLIENTS })

  const takeFromNextLease = async (key: string, policy: RatePolicy, lease: Lease): Promise<RateStatus> => {
    for (;;) {
      lease.pending ??= renew(lease, key, policy, { store, clock }).finally(() => {
        lease.pending = null
      })
      await lease.pending
      const now = clock()
      const spent = spend(lease, now)
      if (spent) return spent
      // Other waiting requests took this whole block: lease another one while Redis has tokens left.
      if (lease.left <= 0) return statusOf(lease, now, false)
    }
  }

  return {
    take(name, policy, client) {
      const key = `${name}:${client}`
      let lease = leases.get(key)
      if (!lease) {
        lease = { tokens: 0, left: 1, endsAt: 0, pending: null }
        leases.set(key, lease)
      }
      const now = clock()
      const spent = spend(lease, now)
      if (spent) return spent
      // Used up until the window ends.
      if (lease.endsAt > now && lease.left <= 0) return statusOf(lease, now, false)
      return takeFromNextLease(key, policy, lease)
    },
  }
}

/** A request's status, under the policy that refuses it or that of its network. */
export interface Counted {
  policy: RatePolicy
  status: RateStatus
}

interface CountedRequest {
  name: string
  policy: RatePolicy
  client: Client
}

function countForSite(limiter: RateLimiter, request: CountedRequest, status: RateStatus): Counted | Promise<Counted> {
  const { name, policy, client } = request
  // What its network may not do takes nothing from its neighbours.
  if (!status.allowed || client.site === null) return { policy, status }
  const around = sitePolicyOf(policy)
  const choose = (ofSite: RateStatus) => (ofSite.allowed ? { policy, status } : { policy: around, status: ofSite })
  const ofSite = limiter.take(name, around, client.site)
  return 'then' in ofSite ? ofSite.then(choose) : choose(ofSite)
}

/**
 * Counts a request for its network and for the site around it: who has a whole /48 would else have 65,536 times the limit.
 * Makes no network call while the leases of both last.
 */
export function countRequest(limiter: RateLimiter, request: CountedRequest): Counted | Promise<Counted> {
  const status = limiter.take(request.name, request.policy, request.client.network)
  if (!('then' in status)) return countForSite(limiter, request, status)
  return status.then((known) => countForSite(limiter, request, known))
}

/** `RateLimit-Policy`: the same each time. */
export const policyField = (name: string, { limit, windowSeconds }: RatePolicy) =>
  `"${name}";q=${limit};w=${windowSeconds}`

/** `RateLimit`. */
export const statusField = (name: string, { remaining, resetSeconds }: RateStatus) =>
  `"${name}";r=${remaining};t=${resetSeconds}`

/**
 * The headers that tell a client its status. Still a draft (draft-ietf-httpapi-ratelimit-headers), so they are written
 * only here.
 */
export function rateLimitHeaders(name: string, policy: RatePolicy, status: RateStatus): Record<string, string> {
  return {
    'ratelimit-policy': policyField(name, policy),
    ratelimit: statusField(name, status),
    ...(status.allowed ? {} : { 'retry-after': String(status.resetSeconds) }),
  }
}
