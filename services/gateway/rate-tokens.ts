import type { Redis } from '@stoa/kit/redis/redis'
import { within } from '@stoa/kit/timing/within'

export interface TokenBlock {
  limit: number
  windowMs: number
  /** Tokens to lease. */
  block: number
}

export interface TokenGrant {
  tokens: number
  /** Tokens still available to others in this window. */
  left: number
  endsInMs: number
}

/** The counters that all gateways share. */
export interface TokenStore {
  /** Leases up to `block` tokens of a client's window; null when Redis did not respond. */
  lease(key: string, want: TokenBlock): Promise<TokenGrant | null>
}

/** The part of a node-redis client that is used. */
export type TokenRedis = Pick<Redis, 'eval' | 'isReady'>

/** KEYS[1] the counter · ARGV limit, window in ms, tokens to lease → tokens granted, left, ms until the window ends. */
const LEASE = `
local limit = tonumber(ARGV[1])
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
local granted = math.max(math.min(tonumber(ARGV[3]), limit - used), 0)
if granted > 0 then
  used = redis.call('INCRBY', KEYS[1], granted)
end
local ends = redis.call('PTTL', KEYS[1])
if ends < 0 then
  ends = tonumber(ARGV[2])
  if granted > 0 then redis.call('PEXPIRE', KEYS[1], ends) end
end
return {granted, limit - used, ends}
`

/** Longest time a request waits for the counters. */
const TIMEOUT_MS = 100
/** Time after a failure without another call to Redis. */
const RETRY_AFTER_MS = 1_000

/** Counters in the cache Redis. When it is unavailable, `lease` returns null and the limiter decides. */
export function createTokenStore(options: {
  redis: TokenRedis
  keyPrefix: string
  onFailure: (error: unknown) => void
}): TokenStore {
  const { redis, keyPrefix, onFailure } = options
  let retryAt = 0
  return {
    async lease(key, want) {
      if (!redis.isReady || performance.now() < retryAt) return null
      const request = {
        keys: [`${keyPrefix}limit:${key}`],
        arguments: [want.limit, want.windowMs, want.block].map(String),
      }
      try {
        const response = await within(
          TIMEOUT_MS,
          redis.eval(LEASE, request),
          () => new Error(`Redis took more than ${TIMEOUT_MS} ms`),
        )
        const [tokens = 0, left = 0, endsInMs = want.windowMs] = response as unknown as number[]
        return { tokens, left, endsInMs }
      } catch (error) {
        retryAt = performance.now() + RETRY_AFTER_MS
        onFailure(error)
        return null
      }
    },
  }
}
