import type { Client } from './client-address.ts'
import { createCounts, isFull, keysOf } from './client-counts.ts'

/**
 * How many times what one network may, all clients may. A client may have a quarter of what is left at most: the fuller it gets, the
 * less those with many get, so that hundreds of them leave places to whoever has few.
 */
const ALL_NETWORKS = 20
const SHARE_OF_LEFT = 4

/** Places that are held for long: connections, streams. */
export interface ClientShares {
  /** Takes a place; returns how to give it back, once. Null where the network, its site or all have as many as they may. */
  take(client: Client): (() => void) | null
}

/** @param max places of one network */
export function createClientShares(max: number): ClientShares {
  const taken = createCounts()
  let all = 0
  return {
    take(client) {
      const left = max * ALL_NETWORKS - all
      if (isFull(taken.of, client, max) || taken.of(client.site ?? client.network) >= left / SHARE_OF_LEFT) return null
      const keys = keysOf(client)
      const count = (change: 1 | -1) => {
        all += change
        for (const key of keys) taken.add(key, change)
      }
      count(1)
      return () => count(-1)
    },
  }
}
