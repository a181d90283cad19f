import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasBody } from './slow-bodies.ts'

/** Chunks that a body may have whatever their size, and bytes that each further one has to bring, on the average. */
const FREE_CHUNKS = 512
const CHUNK_BYTES = 64

/**
 * Bounds what the pieces of a body cost: each takes microseconds of the one thread, however small it is, so a body in chunks of
 * a byte (RFC 9112 §7.1) costs a hundred times what its bytes do. The smallest packets of real networks bring 500 bytes.
 *
 * What still comes after the response is counted as well: Node itself would throw it away unseen, unless somebody reads.
 */
export function limitChunks(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete || !hasBody(request)) return
  const push = request.push.bind(request)
  let chunks = 0
  let bytes = 0
  request.push = (chunk: Buffer | null) => {
    if (chunk !== null) {
      chunks++
      bytes += chunk.length
      if (chunks > FREE_CHUNKS + bytes / CHUNK_BYTES) {
        request.socket.destroy()
        return false
      }
    }
    return push(chunk)
  }
  if (request.headers['transfer-encoding'] === undefined) return
  request.read(0)
  response.once('finish', () => {
    if (!request.complete) request.resume()
  })
}
