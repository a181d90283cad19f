import type { Server, Socket } from 'node:net'
import { LRUCache } from 'lru-cache'
import type { Client } from './client-address.ts'
import { isFull, keysOf } from './client-counts.ts'
import type { OwnerOf } from './connections.ts'
import { type Expel, stopParsing } from './stop-parsing.ts'

/** How often a client may have its connection closed for what it sent on it, before its new connections are refused. */
const MAX_OFFENCES = 8
const WINDOW_MS = 60_000
/** The least recently seen are forgotten. */
const MAX_CLIENTS = 10_000

/** Counts by client; a count ends a minute after it began. */
function createOffences() {
  const counts = new LRUCache<string, { offences: number }>({ max: MAX_CLIENTS, ttl: WINDOW_MS })
  return {
    of: (key: string) => counts.get(key)?.offences ?? 0,
    add(client: Client) {
      for (const key of keysOf(client)) {
        const count = counts.get(key)
        if (count) count.offences += 1
        else counts.set(key, { offences: 1 })
      }
    },
  }
}

interface RefusalOptions {
  ownerOf: OwnerOf
  onRefused: (network: string) => void
  max?: number
}

/**
 * Refuses for a minute the connections of whoever was expelled again and again: each costs some milliseconds of the one thread
 * before it is closed. Connections of trusted proxies are closed and never refused, since they carry the requests of many.
 */
export function refuseOffenders(server: Server, { ownerOf, onRefused, max = MAX_OFFENCES }: RefusalOptions): Expel {
  const offences = createOffences()
  server.prependListener('connection', (socket: Socket) => {
    const owner = ownerOf(socket)
    if (!owner || !isFull(offences.of, owner, max)) return
    onRefused(owner.network)
    socket.destroy()
  })
  return (socket, response) => {
    const owner = ownerOf(socket)
    if (owner && !socket.destroyed) offences.add(owner)
    stopParsing(socket, response)
  }
}
