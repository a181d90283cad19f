import type { Server, Socket } from 'node:net'
import { type Client, clientOf, plainAddress } from './client-address.ts'
import { createCounts, isFull, keysOf } from './client-counts.ts'

/**
 * How many times what one network may, all clients may. A client may have a quarter of what is left at most: the fuller it gets, the
 * less those with many get, so that hundreds of them leave places to whoever has few.
 */
const ALL_NETWORKS = 20
const SHARE_OF_LEFT = 4

/** Whose a connection is; null for a trusted proxy's, which carries the requests of many. */
export type OwnerOf = (socket: Socket) => Client | null

/** Whom the address of a connection's other end counts for, as rate limits count clients. */
export function createOwnerOf(isTrustedProxy: (address: string) => boolean): OwnerOf {
  return ({ remoteAddress }) => {
    const address = plainAddress(remoteAddress)
    return isTrustedProxy(address) ? null : clientOf(address)
  }
}

interface ConnectionLimit {
  ownerOf: OwnerOf
  max: number
  onRefused: (network: string) => void
}

/** At most so many connections of a network, of a site and of all are open: each may keep a response in memory that it does not read. */
export function limitConnections(server: Server, { ownerOf, max, onRefused }: ConnectionLimit): void {
  const open = createCounts()
  let all = 0
  server.prependListener('connection', (socket: Socket) => {
    const owner = ownerOf(socket)
    if (!owner) return
    const left = max * ALL_NETWORKS - all
    if (isFull(open.of, owner, max) || open.of(owner.site ?? owner.network) >= left / SHARE_OF_LEFT) {
      onRefused(owner.network)
      socket.destroy()
      return
    }
    const keys = keysOf(owner)
    const count = (change: 1 | -1) => {
      all += change
      for (const key of keys) open.add(key, change)
    }
    count(1)
    socket.once('close', () => count(-1))
  })
}

/**
 * Closes a connection whose client has reset it before it was taken: Node serves the request that came with it, but nobody
 * knows whose it is, so no limit would count it. Reading the address of the others here also keeps it: Node asks the system
 * once, which no longer knows it after a reset.
 */
export function refuseUnknownClients(server: Server): void {
  server.prependListener('connection', (socket: Socket) => {
    if (socket.remoteAddress === undefined) socket.destroy()
  })
}
