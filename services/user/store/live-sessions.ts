import type { Log } from '@stoa/kit/observability/log'
import { bounded, REQUEST_MS, type Redis, withinRequest } from '@stoa/kit/redis/redis'

export interface LiveSession {
  user_id: string
  permissions: string[]
}

/**
 * Live sessions in Redis, a mirror of the rows that decide. When it has no entry, PostgreSQL is queried. It never has one
 * for a session that has ended:
 * - ending a session writes a tombstone to Redis **before** its transaction commits. A tombstone only says that PostgreSQL
 *   has to be queried, and it prevents late writes of the state before;
 * - after a connection was lost, and at the start, no entry is trusted until all that it could have missed have expired.
 */
export interface LiveSessions {
  /** The entry of a session; null when PostgreSQL has to be queried. */
  read(id: string): Promise<LiveSession | null>
  /** Stores what PostgreSQL returned, for at most that many seconds since it was asked. Failing is harmless. */
  keep(id: string, session: LiveSession, since: Asked & { seconds: number }): void
  /** Replaces these sessions by tombstones. Call it before the commit of what changes them. */
  evict(ids: readonly string[]): Promise<void>
  /** Evicts what could not be evicted while Redis was unavailable. */
  retryEvictions(): Promise<void>
}

/** How long an entry lives since PostgreSQL was asked, and so the longest effect of an eviction that was lost in a network split. */
export const TTL_SECONDS = 300
/**
 * How long a tombstone lives: an entry with what PostgreSQL said before is over by then, however late it is written by a process
 * that was frozen meanwhile. Beside the life of an entry that is the longest time until the commit of what writes the tombstone
 * (a transaction of a command may be idle for a minute), and the difference of the clocks of this process and of Redis.
 */
export const TOMBSTONE_SECONDS = TTL_SECONDS + 60 + 60

/** When PostgreSQL was asked, in milliseconds since 1970: taken before the query is sent. */
interface Asked {
  askedMs: number
}

interface LiveSessionsOptions {
  redis: Redis
  prefix: string
  log: Log
  /** Milliseconds, never set back. */
  clock?: () => number
}

export function createLiveSessions(options: LiveSessionsOptions): LiveSessions {
  const { redis, log } = options
  const clock = options.clock ?? (() => performance.now())
  const key = (id: string) => `${options.prefix}:session:{${id}}`
  const missed = new Set<string>()
  let trustedFrom = clock() + TTL_SECONDS * 1_000
  redis.on('ready', () => {
    trustedFrom = clock() + TTL_SECONDS * 1_000
  })

  // Sent even to a server that was slow a moment ago: whatever this connection sends later comes after it.
  const writeTombstones = (ids: readonly string[]) =>
    bounded(redis, REQUEST_MS, () =>
      Promise.all(ids.map((id) => redis.set(key(id), '', { expiration: { type: 'EX', value: TOMBSTONE_SECONDS } }))),
    )

  return {
    async read(id) {
      if (!redis.isReady || clock() < trustedFrom || missed.has(id)) return null
      const text = await withinRequest(redis, () => redis.get(key(id))).catch(() => null)
      return text ? (JSON.parse(text) as LiveSession) : null
    },
    keep(id, session, { askedMs, seconds }) {
      const endMs = Math.floor(askedMs + Math.min(TTL_SECONDS, seconds) * 1_000)
      if (!redis.isReady || endMs <= Date.now()) return
      // Its end and not its length: this process may be frozen before the command is sent, or the command be on its way for long.
      const expiration = { type: 'PXAT', value: endMs } as const
      withinRequest(redis, () => redis.set(key(id), JSON.stringify(session), { expiration, condition: 'NX' })).catch(
        (error: Error) => log.debug({ err: error }, 'session not mirrored'),
      )
    },
    async evict(ids) {
      if (ids.length === 0) return
      await writeTombstones(ids).catch((error: Error) => {
        for (const id of ids) missed.add(id)
        log.warn({ err: error }, 'sessions not evicted from Redis, trying again')
      })
    },
    async retryEvictions() {
      const ids = [...missed]
      if (ids.length === 0 || !redis.isReady) return
      await writeTombstones(ids)
      for (const id of ids) missed.delete(id)
    },
  }
}
