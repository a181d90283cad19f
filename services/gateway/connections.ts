import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Requests that wait on one connection for the responses before them. Browsers and HTTP libraries send none before they have
 * read the last response; a client may send some (RFC 9112 §9.3.2), and each keeps its response in memory.
 */
const MAX_WAITING = 16

/** A client that takes no byte of its response for so long has gone. Streams of events send a comment more often. */
const UNREAD_MS = 60_000

/** Looks at a request before anything else does; false when its connection was closed instead. */
export type Admission = (request: IncomingMessage, response: ServerResponse) => boolean

/** At most so many requests wait on one connection. Costs nothing where none does. */
export function limitWaiting(max = MAX_WAITING): Admission {
  const waiting = new WeakMap<Socket, number>()
  return ({ socket }, response) => {
    // Node gives a response its connection when the response before it has ended.
    if (response.socket !== null) return true
    const count = (waiting.get(socket) ?? 0) + 1
    if (count > max) {
      socket.destroy()
      return false
    }
    waiting.set(socket, count)
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1))
    return true
  }
}

/**
 * Closes connections on which a response is not read, so that nobody keeps responses in memory by not reading them. Node
 * closes by itself what is silent for this time; whoever waits for a service gets `keepWhileMade` besides.
 */
export function limitUnread(server: Server, unreadMs = UNREAD_MS): void {
  server.timeout = unreadMs
}

/** A response that is still being made has no bytes to be read: its connection may be silent for longer. */
export function keepWhileMade(response: ServerResponse): void {
  response.on('timeout', (socket: Socket) => {
    if (socket.writableLength > 0) socket.destroy()
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
