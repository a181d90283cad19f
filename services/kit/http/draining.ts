import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { NOT_BEGUN } from '../calls/exchange.ts'
import { UnavailableError } from '../values/problem.ts'
import { endLasting } from './event-stream.ts'

/**
 * How long a service that stops keeps open connections that nothing is under way on, milliseconds. A request may be on
 * its way on one of them: it is refused, and its sender learns in time that it has to go elsewhere. Without this pause
 * the connection would break under it, and nobody could tell whether it was begun.
 */
const LINGER_MS = 250

/**
 * What is under way on each connection of a server. Responses leave a connection in the order of its requests, so the last one
 * tells: nothing has to be called when a response ends until the server closes.
 */
function watchConnections(app: FastifyInstance) {
  const lastOf = new Map<Socket, ServerResponse | null>()
  let isClosing = false
  const endAfter = (socket: Socket, response: ServerResponse) => {
    response.shouldKeepAlive = false
    response.once('close', () => {
      if (lastOf.get(socket) === response) socket.destroySoon()
    })
    endLasting(response)
  }
  app.server.prependListener('connection', (socket: Socket) => {
    lastOf.set(socket, null)
    socket.once('close', () => lastOf.delete(socket))
  })
  app.server.prependListener('request', ({ socket }, response) => {
    lastOf.set(socket, response)
    if (isClosing) endAfter(socket, response)
  })
  return {
    count: () => lastOf.size,
    underWay: () => [...lastOf.values()].filter((last) => last && !last.closed).length,
    /** From now on each response is the last one on its connection, also those under way. */
    endAfterResponse() {
      isClosing = true
      for (const [socket, last] of lastOf) if (last && !last.closed) endAfter(socket, last)
    },
    /** Also those that nothing was ever sent on, which Node counts as busy. */
    endIdle() {
      for (const [socket, last] of lastOf) if (!last || last.closed) socket.destroySoon()
    },
  }
}

const underWayOf = new WeakMap<Server, () => number>()

/** How many requests of an app are under way now: one of each connection at most, streams of events among them. */
export const requestsUnderWay = ({ server }: FastifyInstance): number => underWayOf.get(server)?.() ?? 0

/**
 * Lets an app close as soon as its last response is sent, and ends those that would last: streams of events. Node would wait for the client to close its connection, or for
 * more than a minute: a service with one request under way did not stop within its grace.
 */
export function endConnectionsOnClose(app: FastifyInstance, lingerMs = 0): void {
  const connections = watchConnections(app)
  underWayOf.set(app.server, connections.underWay)
  app.addHook('preClose', async () => {
    connections.endAfterResponse()
    if (lingerMs > 0 && connections.count() > 0) await delay(lingerMs)
    connections.endIdle()
  })
}

function stopping(): UnavailableError {
  const error = new UnavailableError('This replica is stopping.', false)
  Object.assign(error.extras.headers ?? {}, { [NOT_BEGUN]: 'stopping' })
  return error
}

/** For a service with replicas: what is under way ends, what still comes is refused and may be sent elsewhere. */
export function refuseWhenClosing(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onRequest', (request, _reply, done) => {
    const isProbe = request.routeOptions.config.operationId === undefined
    done(isClosing && !isProbe ? stopping() : undefined)
  })
  endConnectionsOnClose(app, LINGER_MS)
}
