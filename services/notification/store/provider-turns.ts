import { bounded, type Redis } from '@stoa/kit/redis/redis'
import { UnavailableError } from '@stoa/kit/values/problem'

export interface TurnRequest {
  provider: string
  /** Milliseconds between two messages. */
  gapMs: number
  /** Milliseconds that the message waits for its turn at most. */
  longestMs: number
  /** Whether somebody waits for it before a screen: without a turn it asks again as soon as it may have one. */
  isUrgent: boolean
}

/** When a message has its turn; without `isTaken`, when it shall ask again. */
export interface Turn {
  isTaken: boolean
  inMs: number
}

/** Whose turn it is at a provider, of all processes. */
export interface ProviderTurns {
  ask(request: TurnRequest): Promise<Turn>
}

/**
 * KEYS[1] when the next turn is, [2] when the next that has none may ask again · ARGV gap, longest wait, and the time or '' for the server's
 * own, in microseconds, and 1 for what is urgent → whether the turn is taken, microseconds until it. Each that has none gets a time of its
 * own to ask again, or all of a backlog would come at once, again and again. What is urgent does not go behind the backlog.
 */
const ASK = `
local gap, longest = tonumber(ARGV[1]), tonumber(ARGV[2])
local now = tonumber(ARGV[3])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local function reserve(key, from)
  local at = math.max(from, tonumber(redis.call('GET', key) or '0'))
  redis.call('SET', key, string.format('%.0f', at + gap), 'PX', math.ceil((at + gap - now) / 1000) + 60000)
  return at
end
local turn = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
if turn - now <= longest then return {1, reserve(KEYS[1], now) - now} end
if ARGV[4] == '1' then return {0, turn - longest - now + gap} end
return {0, reserve(KEYS[2], turn) - now}
`

interface TurnOptions {
  redis: Redis
  keyPrefix: string
  onFailure: (error: unknown) => void
  timeoutMs?: number
  /** Milliseconds since 1970, for tests; else the time of Redis, which is one for all processes. */
  clockMs?: () => number
}

/** Milliseconds; nobody waits for it before a screen. */
const TIMEOUT_MS = 1_000

/** By Redis; while that is away each process keeps the rate by itself. */
export function createProviderTurns(options: TurnOptions): ProviderTurns {
  const { redis, keyPrefix, onFailure, timeoutMs = TIMEOUT_MS, clockMs } = options
  const own = new Map<string, number>()
  // As the script does it.
  const askSelf = ({ provider, gapMs, longestMs, isUrgent }: TurnRequest): Turn => {
    const now = clockMs?.() ?? performance.now()
    const reserve = (key: string, from: number) => {
      const at = Math.max(from, own.get(key) ?? 0)
      own.set(key, at + gapMs)
      return at - now
    }
    const turn = Math.max(now, own.get(provider) ?? 0)
    if (turn - now <= longestMs) return { isTaken: true, inMs: reserve(provider, now) }
    if (isUrgent) return { isTaken: false, inMs: turn - longestMs - now + gapMs }
    return { isTaken: false, inMs: reserve(`${provider} again`, turn) }
  }
  return {
    async ask(request) {
      const { provider, gapMs, longestMs, isUrgent } = request
      // The hash tag keeps both on one node of a Redis Cluster.
      const key = `${keyPrefix}:provider:{${provider}}`
      const nowUs = clockMs ? String(Math.round(clockMs() * 1_000)) : ''
      const script = {
        keys: [`${key}:turn`, `${key}:again`],
        arguments: [gapMs * 1_000, longestMs * 1_000, nowUs, isUrgent ? 1 : 0].map(String),
      }
      try {
        const response = await bounded(redis, timeoutMs, () => redis.eval(ASK, script))
        const [isTaken, inUs = 0] = response as unknown as number[]
        return { isTaken: isTaken === 1, inMs: inUs / 1_000 }
      } catch (error) {
        // What was not tried was reported when the connection was lost.
        if (!(error instanceof UnavailableError) || error.sent) onFailure(error)
        return askSelf(request)
      }
    },
  }
}
