import { bounded, closeRedis, createRedis, cutIfSilent } from '../redis/redis.ts'
import type { Broadcast, BroadcastListener } from './broadcast.ts'
import { createBroadcastReader } from './broadcast-reader.ts'

export type { Broadcast, BroadcastListener, ReceivedBroadcast } from './broadcast.ts'

export interface BroadcastsOptions {
  /** The Redis of role `queue`. */
  url: string
  onError: (error: Error) => void
  /** Before the stream's key, so that shops and tests can share a server. */
  prefix?: string
  /** About how many broadcasts are kept for processes that were away. */
  kept?: number
}

/** One capped stream for the whole shop; each process reads all of it from its own position. */
export interface Broadcasts {
  publish(broadcast: Broadcast): Promise<void>
  /** Receives everything published from the moment this resolves. Returns how to stop. */
  listen(listener: BroadcastListener): Promise<() => void>
  /** The last broadcast that every listener here has dealt with, '0-0' before the first. */
  readonly seen: string
  /**
   * When it was last certain that nothing had been missed, on the clock of `performance.now()`, in milliseconds:
   * when a read was asked for that returned, with broadcasts or with none, at a position that still exists. A process may freeze
   * between the response and its return, so that the time of return would say too much. There is no heartbeat to publish: an
   * empty result proves as much. -Infinity before the first.
   */
  readonly lastReadAt: number
  /** Before everything else is stopped: a Redis that says nothing is not waited for any more. */
  cutIfSilent(): Promise<void>
  close(): Promise<void>
}

/** Orders two stream positions (`ms-n`) as Array.sort wants it. */
export function compareSeen(a: string, b: string): number {
  const [aMs = 0, aN = 0] = a.split('-').map(Number)
  const [bMs = 0, bN = 0] = b.split('-').map(Number)
  return aMs - bMs || aN - bN
}

const TIMEOUT_MS = 5_000

export async function createBroadcasts(options: BroadcastsOptions): Promise<Broadcasts> {
  const { url, onError, prefix = 'stoa', kept = 10_000 } = options
  const key = `${prefix}:broadcasts`
  const redis = await createRedis({ url, name: `${prefix}-broadcasts`, onError })
  // Its outages are those of the one above, which reports them.
  const connect = () => createRedis({ url, name: `${prefix}-broadcast-reader`, onError: () => undefined })
  const append = (broadcast: Partial<Broadcast>) =>
    bounded(redis, TIMEOUT_MS, () =>
      redis.xAdd(
        key,
        '*',
        { broadcast: JSON.stringify(broadcast) },
        { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: kept } },
      ),
    )
  const listeners = new Set<BroadcastListener>()
  // An entry of nobody's: a reader begins at one that exists, so that its absence later means trimmed or lost.
  const reader = createBroadcastReader({ connect, key, onError, listeners, append: () => append({}) })
  return {
    publish: async (broadcast) => {
      await append(broadcast)
    },
    async listen(listener) {
      listeners.add(listener)
      await reader.start()
      return () => {
        listeners.delete(listener)
      }
    },
    get seen() {
      return reader.seen
    },
    get lastReadAt() {
      return reader.lastReadAt
    },
    cutIfSilent: () => cutIfSilent(redis),
    async close() {
      listeners.clear()
      await reader.stop()
      await closeRedis(redis)
    },
  }
}
