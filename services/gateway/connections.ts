import type { Server, Socket } from 'node:net'
import { type Client, clientOf, plainAddress } from './client-address.ts'
import { createClientShares } from './client-shares.ts'

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
  const shares = createClientShares(max)
  server.prependListener('connection', (socket: Socket) => {
    const owner = ownerOf(socket)
    if (!owner) return
    const giveBack = shares.take(owner)
    if (giveBack) {
      socket.once('close', giveBack)
      return
    }
    onRefused(owner.network)
    socket.destroy()
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
