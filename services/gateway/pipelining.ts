import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createCounts, isFull, keysOf } from './client-counts.ts'
import type { OwnerOf } from './connections.ts'
import { type Expel, stopParsing } from './stop-parsing.ts'

/**
 * Requests that wait for the responses before them, on one connection and on all of a network. Browsers and HTTP libraries send
 * none before they have read the last response; a client may send some (RFC 9112 §9.3.2), and each keeps its response in memory.
 */
const MAX_WAITING = 16
const MAX_WAITING_OF_NETWORK = 128

/**
 * Requests that were read from a connection at once, also those that are responded to at once: 64 KiB hold 2,400, for which the
 * one thread would serve nobody else for a tenth of a second.
 */
const MAX_AT_ONCE = 32

/** Looks at a request before anything else does; false when its connection was closed instead. */
export type Admission = (request: IncomingMessage, response: ServerResponse) => boolean

interface PipeliningLimit {
  connection?: number
  network?: number
  atOnce?: number
  expel?: Expel
}

/** Counts the requests that each connection brings with one read. */
function createReads() {
  const last = new WeakMap<Socket, { bytesRead: number; requests: number }>()
  return (socket: Socket): number => {
    const { bytesRead } = socket
    const read = last.get(socket)
    if (!read) {
      last.set(socket, { bytesRead, requests: 1 })
      return 1
    }
    read.requests = read.bytesRead === bytesRead ? read.requests + 1 : 1
    read.bytesRead = bytesRead
    return read.requests
  }
}

/**
 * At most so many requests come at once, and wait on one connection, of one network and of one site. With the first that is too
 * many the connection is closed, and the others that came with it are not even read.
 */
export function limitPipelining(ownerOf: OwnerOf, limits: PipeliningLimit = {}): Admission {
  const {
    connection = MAX_WAITING,
    network = MAX_WAITING_OF_NETWORK,
    atOnce = MAX_AT_ONCE,
    expel = stopParsing,
  } = limits
  const waiting = createCounts()
  const countOfRead = createReads()
  return ({ socket }, response) => {
    if (socket.destroyed) return false
    // Node gives a response its connection when the response before it has ended.
    const isWaiting = response.socket === null
    if (countOfRead(socket) > atOnce || (isWaiting && waiting.of(socket) >= connection)) {
      expel(socket)
      return false
    }
    if (!isWaiting) return true
    const owner = ownerOf(socket)
    if (owner && isFull(waiting.of, owner, network)) {
      // Not expelled: others of its network may have as many.
      stopParsing(socket)
      return false
    }
    const keys = owner ? [socket, ...keysOf(owner)] : [socket]
    for (const key of keys) waiting.add(key, 1)
    response.once('close', () => {
      for (const key of keys) waiting.add(key, -1)
    })
    return true
  }
}
