import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { DomainError } from '@stoa/kit/values/problem'
import { writtenProblem } from './malformed-requests.ts'
import { hasBody } from './slow-bodies.ts'
import type { Expel } from './stop-parsing.ts'

/** Chunks that a body may have whatever their size, and bytes that each further one has to bring, on the average. */
const FREE_CHUNKS = 512
const CHUNK_BYTES = 64
/** Whoever imports a file may send each of its lines as it is made. */
const LINE_BYTES = 16

/** What bodies of one connection have brought. */
interface Pieces {
  chunks: number
  bytes: number
  /** What had been read of the connection when the first of them began. */
  readBytes: number
}

/** Requests whose chunks may be as small as lines. */
const inLines = new WeakSet<IncomingMessage>()

/** Lets a body come in lines until its response has been sent. */
export function allowLines(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['transfer-encoding'] === undefined) return
  inLines.add(request)
  response.once('finish', () => inLines.delete(request))
}

const isTooMany = (request: IncomingMessage, { chunks, bytes }: Pieces) =>
  chunks > FREE_CHUNKS + bytes / CHUNK_BYTES && !(inLines.has(request) && chunks <= FREE_CHUNKS + bytes / LINE_BYTES)

/** What a client is told, where nothing of a response has been sent, and none before it is under way. */
function refusalOf(response: ServerResponse): string {
  if (response.socket === null || response.headersSent) return ''
  const detail = 'The body came in very many small pieces; send at least 64 bytes with each.'
  return writtenProblem(new DomainError('malformed_body', detail))
}

/**
 * Bounds what the pieces of a body cost: each takes microseconds of the one thread, however small it is, so a body in chunks of
 * a byte (RFC 9112 §7.1) costs a hundred times what its bytes do. The smallest packets of real networks bring 500 bytes.
 *
 * Requests that wait for the responses before them, or were read at once with them, count together. What still comes after the
 * response is counted as well: Node itself would throw it away unseen, unless somebody reads.
 */
export function limitChunks(expel: Expel) {
  const counted = new WeakMap<Socket, Pieces>()
  const piecesOf = (socket: Socket, isWaiting: boolean): Pieces => {
    const known = counted.get(socket)
    if (known && (isWaiting || known.readBytes === socket.bytesRead)) return known
    const pieces = { chunks: 0, bytes: 0, readBytes: socket.bytesRead }
    counted.set(socket, pieces)
    return pieces
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.complete || !hasBody(request)) return
    const { socket } = request
    const push = request.push.bind(request)
    const pieces = piecesOf(socket, response.socket === null)
    // From then on the body ends nowhere: nobody takes a part of it for all.
    let isOver = false
    request.push = (chunk: Buffer | null) => {
      if (isOver) return false
      if (chunk === null) return push(null)
      pieces.chunks += 1
      pieces.bytes += chunk.length
      if (!isTooMany(request, pieces)) return push(chunk)
      isOver = true
      request._read = () => undefined
      expel(socket, refusalOf(response))
      return false
    }
    if (request.headers['transfer-encoding'] === undefined) return
    request.read(0)
    response.once('finish', () => {
      if (!request.complete) request.resume()
    })
  }
}
