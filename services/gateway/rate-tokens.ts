import type { Redis } from '@stoa/kit/redis/redis'

export interface TokenBlock {
  limit: number
  windowMs: number
  /** Tokens wanted. */
  block: number
}

export interface TokenGrant {
  tokens: number
  /** Tokens that others may still take in this window. */
  left: number
  endsInMs: number
}

/** Where all gateways count together. */
export interface TokenStore {
  /** Takes up to `block` tokens of a client's window; null when nobody could be asked. */
  lease(key: string, want: TokenBlock): Promise<TokenGrant | null>
}

/** The part of a node-redis client that is needed. */
export type TokenRedis = Pick<Redis, 'eval' | 'isReady'>

/** KEYS[1] the counter · ARGV limit, window in ms, tokens wanted → tokens granted, left, ms until the window ends. */
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

/** Milliseconds a request waits for the counters at most. */
const PATIENCE_MS = 100
/** Milliseconds after a failure in which Redis is not asked again. */
const REST_MS = 1_000

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`Redis took more than ${ms} ms`)), ms)
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Counters in the cache Redis. It may vanish at any moment: then nobody can be asked, and the limiter decides. */
export function createTokenStore(options: {
  redis: TokenRedis
  keyPrefix: string
  onFailure: (error: unknown) => void
}): TokenStore {
  const { redis, keyPrefix, onFailure } = options
  let askAgainAt = 0
  return {
    async lease(key, want) {
      if (!redis.isReady || performance.now() < askAgainAt) return null
      const request = {
        keys: [`${keyPrefix}limit:${key}`],
        arguments: [want.limit, want.windowMs, want.block].map(String),
      }
      try {
        const answer = await within(redis.eval(LEASE, request), PATIENCE_MS)
        const [tokens = 0, left = 0, endsInMs = want.windowMs] = answer as unknown as number[]
        return { tokens, left, endsInMs }
      } catch (error) {
        askAgainAt = performance.now() + REST_MS
        onFailure(error)
        return null
      }
    },
  }
}
