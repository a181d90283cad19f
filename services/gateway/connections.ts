import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkOf } from '@stoa/kit/values/network'
import { plainAddress } from './client-address.ts'

/**
 * Requests that wait for the responses before them, on one connection and on all of a network. Browsers and HTTP libraries send
 * none before they have read the last response; a client may send some (RFC 9112 §9.3.2), and each keeps its response in memory.
 */
const MAX_WAITING = 16
const MAX_WAITING_OF_NETWORK = 128

/** Looks at a request before anything else does; false when its connection was closed instead. */
export type Admission = (request: IncomingMessage, response: ServerResponse) => boolean

/** Whose a connection is; null for a trusted proxy's, which carries the requests of many. */
export type NetworkOf = (socket: Socket) => string | null

/** The network of a connection's other end, as rate limits count clients. */
export function createNetworkOf(isTrustedProxy: (address: string) => boolean): NetworkOf {
  return ({ remoteAddress }) => {
    const address = plainAddress(remoteAddress)
    return isTrustedProxy(address) ? null : networkOf(address)
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
  return { of: (key: unknown) => counts.get(key) ?? 0, add }
}

/** At most so many requests wait on one connection, and of one network. Costs nothing where none does. */
export function limitWaiting(
  ofNetwork: NetworkOf,
  { connection = MAX_WAITING, network = MAX_WAITING_OF_NETWORK } = {},
) {
  const waiting = createCounts()
  const admit: Admission = ({ socket }, response) => {
    // Node gives a response its connection when the response before it has ended.
    if (response.socket !== null) return true
    const name = ofNetwork(socket)
    const isOver = waiting.of(socket) >= connection || (name !== null && waiting.of(name) >= network)
    if (isOver) {
      socket.destroy()
      return false
    }
    const keys = name === null ? [socket] : [socket, name]
    for (const key of keys) waiting.add(key, 1)
    response.once('close', () => {
      for (const key of keys) waiting.add(key, -1)
    })
    return true
  }
  return admit
}

/** At most so many connections of one network are open: each may keep a response in memory that it does not read. */
export function limitConnections(
  server: Server,
  { ofNetwork, max, onRefused }: { ofNetwork: NetworkOf; max: number; onRefused: (network: string) => void },
): void {
  const open = createCounts()
  server.prependListener('connection', (socket: Socket) => {
    const network = ofNetwork(socket)
    if (network === null) return
    if (open.of(network) >= max) {
      onRefused(network)
      socket.destroy()
      return
    }
    open.add(network, 1)
    socket.once('close', () => open.add(network, -1))
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
