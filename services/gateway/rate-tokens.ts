import { type Redis, withinRequest } from '@stoa/kit/redis/redis'
import { UnavailableError } from '@stoa/kit/values/problem'

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

/** Counters in the cache Redis. When it is unavailable, `lease` returns null and the limiter decides. */
export function createTokenStore(options: {
  redis: Redis
  keyPrefix: string
  onFailure: (error: unknown) => void
}): TokenStore {
  const { redis, keyPrefix, onFailure } = options
  return {
    async lease(key, want) {
      const request = {
        keys: [`${keyPrefix}limit:${key}`],
        arguments: [want.limit, want.windowMs, want.block].map(String),
      }
      try {
        const response = await withinRequest(redis, () => redis.eval(LEASE, request))
        const [tokens = 0, left = 0, endsInMs = want.windowMs] = response as unknown as number[]
        return { tokens, left, endsInMs }
      } catch (error) {
        // What was not tried was reported when the connection was lost.
        if (!(error instanceof UnavailableError) || error.sent) onFailure(error)
        return null
      }
    },
  }
}
