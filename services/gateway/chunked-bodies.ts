import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { hasBody } from './slow-bodies.ts'
import type { Expel } from './stop-parsing.ts'

/** Chunks that a body may have whatever their size, and bytes that each further one has to bring, on the average. */
const FREE_CHUNKS = 512
const CHUNK_BYTES = 64

/** What bodies of one connection have brought. */
interface Pieces {
  chunks: number
  bytes: number
}

/**
 * Bounds what the pieces of a body cost: each takes microseconds of the one thread, however small it is, so a body in chunks of
 * a byte (RFC 9112 §7.1) costs a hundred times what its bytes do. The smallest packets of real networks bring 500 bytes.
 *
 * Requests that wait for the responses before them count together with these. What still comes after the response is counted as
 * well: Node itself would throw it away unseen, unless somebody reads.
 */
export function limitChunks(expel: Expel) {
  const counted = new WeakMap<Socket, Pieces>()
  const piecesOf = (socket: Socket, isWaiting: boolean): Pieces => {
    const known = isWaiting ? counted.get(socket) : undefined
    const pieces = known ?? { chunks: 0, bytes: 0 }
    if (!known) counted.set(socket, pieces)
    return pieces
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.complete || !hasBody(request)) return
    const { socket } = request
    const push = request.push.bind(request)
    const pieces = piecesOf(socket, response.socket === null)
    request.push = (chunk: Buffer | null) => {
      if (chunk === null) return push(null)
      pieces.chunks += 1
      pieces.bytes += chunk.length
      if (pieces.chunks <= FREE_CHUNKS + pieces.bytes / CHUNK_BYTES) return push(chunk)
      expel(socket)
      return false
    }
    if (request.headers['transfer-encoding'] === undefined) return
    request.read(0)
    response.once('finish', () => {
      if (!request.complete) request.resume()
    })
  }
}
