import type { Log } from '@stoa/kit/observability/log'
import { bounded, type Redis } from '@stoa/kit/redis/redis'

export interface LiveSession {
  user_id: string
  permissions: string[]
}

/**
 * Live sessions in Redis, beside the rows that decide. It may say nothing at any moment, and PostgreSQL is asked; it
 * never says yes to a session that has ended:
 * - ending one puts a tombstone here **before** its transaction commits. A tombstone is no answer, it only sends
 *   everybody to PostgreSQL, and no late write of what was true before gets past it;
 * - after a connection was lost, here or at the start, nothing is believed until all that may have been missed is gone.
 */
export interface LiveSessions {
  /** What is known of a session; null: ask PostgreSQL. */
  read(id: string): Promise<LiveSession | null>
  /** Keeps what PostgreSQL said, for at most that many seconds. Failing is harmless. */
  keep(id: string, session: LiveSession, seconds: number): void
  /** Sends everybody to PostgreSQL for these sessions. Call it before the commit of what changes them. */
  evict(ids: readonly string[]): Promise<void>
  /** Evicts what could not be evicted while Redis was away. */
  catchUp(): Promise<void>
}

/** Seconds an entry is believed, and so the longest that an eviction lost on this side of a cut network could matter. */
export const KEPT_SECONDS = 300
/** Seconds a tombstone stands: longer than any answer of PostgreSQL is under way. */
const TOMBSTONE_SECONDS = 60
/** Milliseconds a request waits for Redis before it asks PostgreSQL. */
const PATIENCE_MS = 500

interface LiveSessionsOptions {
  /** Refuses commands while it has no connection (failFast). */
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
  let believedFrom = clock() + KEPT_SECONDS * 1_000
  redis.on('ready', () => {
    believedFrom = clock() + KEPT_SECONDS * 1_000
  })

  const entomb = (ids: readonly string[]) =>
    bounded(redis, PATIENCE_MS, () =>
      Promise.all(ids.map((id) => redis.set(key(id), '', { expiration: { type: 'EX', value: TOMBSTONE_SECONDS } }))),
    )

  return {
    async read(id) {
      if (!redis.isReady || clock() < believedFrom) return null
      const text = await bounded(redis, PATIENCE_MS, () => redis.get(key(id))).catch(() => null)
      return text ? (JSON.parse(text) as LiveSession) : null
    },
    keep(id, session, seconds) {
      const value = Math.min(KEPT_SECONDS, Math.floor(seconds))
      if (!redis.isReady || value < 1) return
      redis
        .set(key(id), JSON.stringify(session), { expiration: { type: 'EX', value }, condition: 'NX' })
        .catch((error: Error) => log.debug({ err: error }, 'session not mirrored'))
    },
    async evict(ids) {
      if (ids.length === 0) return
      await entomb(ids).catch((error: Error) => {
        for (const id of ids) missed.add(id)
        log.warn({ err: error }, 'sessions not evicted from Redis, trying again')
      })
    },
    async catchUp() {
      const ids = [...missed]
      if (ids.length === 0 || !redis.isReady) return
      await entomb(ids)
      for (const id of ids) missed.delete(id)
    },
  }
}
