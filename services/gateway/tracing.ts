import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const REQUEST_ID = /^[\w.:-]{8,64}$/
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** Random bytes are generated in blocks: one call costs about the same whatever it returns. */
const BLOCK_BYTES = 8_192
let block = Buffer.alloc(0)
let offset = 0

function randomHex(bytes: number): string {
  if (offset + bytes > block.length) {
    block = randomBytes(BLOCK_BYTES)
    offset = 0
  }
  const hex = block.toString('hex', offset, offset + bytes)
  offset += bytes
  return hex
}

/** The id a client gave its request when that is well-formed; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : `req_${randomHex(16)}`
}

/** The trace a request belongs to (W3C Trace Context); a new one when it belongs to none. */
export function traceparentOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers.traceparent
  if (typeof given === 'string' && TRACEPARENT.test(given)) return given
  return `00-${randomHex(16)}-${randomHex(8)}-01`
}
