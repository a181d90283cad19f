import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server, Socket } from 'node:net'
import { type Client, clientOf, plainAddress, SITE_NETWORKS } from './client-address.ts'

/**
 * Requests that wait for the responses before them, on one connection and on all of a network. Browsers and HTTP libraries send
 * none before they have read the last response; a client may send some (RFC 9112 §9.3.2), and each keeps its response in memory.
 */
const MAX_WAITING = 16
const MAX_WAITING_OF_NETWORK = 128

/**
 * How many times what one network may, all clients may. A client may have a quarter of what is left at most: the fuller it gets, the
 * less those with many get, so that hundreds of them leave places to whoever has few.
 */
const ALL_NETWORKS = 20
const SHARE_OF_LEFT = 4

/** Looks at a request before anything else does; false when its connection was closed instead. */
export type Admission = (request: IncomingMessage, response: ServerResponse) => boolean

/** Whose a connection is; null for a trusted proxy's, which carries the requests of many. */
export type OwnerOf = (socket: Socket) => Client | null

/** Whom the address of a connection's other end counts for, as rate limits count clients. */
export function createOwnerOf(isTrustedProxy: (address: string) => boolean): OwnerOf {
  return ({ remoteAddress }) => {
    const address = plainAddress(remoteAddress)
    return isTrustedProxy(address) ? null : clientOf(address)
  }
}

/** Counts by key, and forgets who has none. */
function createCounts() {
  const counts = new Map<unknown, number>()
  const add = (key: unknown, change: 1 | -1) => {
    const count = (counts.get(key) ?? 0) + change
    if (count > 0) counts.set(key, count)
    else counts.delete(key)
  }
  const of = (key: unknown) => counts.get(key) ?? 0
  return { of, add }
}

type Counts = ReturnType<typeof createCounts>

/** Whether a client has as many as its network, or its site, may. */
const isFull = ({ of }: Counts, { network, site }: Client, max: number) =>
  of(network) >= max || (site !== null && of(site) >= max * SITE_NETWORKS)

const keysOf = ({ network, site }: Client) => (site === null ? [network] : [network, site])

/** At most so many requests wait on one connection, of one network and of one site. Costs nothing where none does. */
export function limitWaiting(ownerOf: OwnerOf, { connection = MAX_WAITING, network = MAX_WAITING_OF_NETWORK } = {}) {
  const waiting = createCounts()
  const admit: Admission = ({ socket }, response) => {
    // Node gives a response its connection when the response before it has ended.
    if (response.socket !== null) return true
    const owner = ownerOf(socket)
    if (waiting.of(socket) >= connection || (owner && isFull(waiting, owner, network))) {
      socket.destroy()
      return false
    }
    const keys = owner ? [socket, ...keysOf(owner)] : [socket]
    for (const key of keys) waiting.add(key, 1)
    response.once('close', () => {
      for (const key of keys) waiting.add(key, -1)
    })
    return true
  }
  return admit
}

/** At most so many connections of a network, of a site and of all are open: each may keep a response in memory that it does not read. */
export function limitConnections(
  server: Server,
  { ownerOf, max, onRefused }: { ownerOf: OwnerOf; max: number; onRefused: (network: string) => void },
): void {
  const open = createCounts()
  let all = 0
  server.prependListener('connection', (socket: Socket) => {
    const owner = ownerOf(socket)
    if (!owner) return
    const left = max * ALL_NETWORKS - all
    if (isFull(open, owner, max) || open.of(owner.site ?? owner.network) >= left / SHARE_OF_LEFT) {
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
