import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const REQUEST_ID = /^[\w.:-]{8,64}$/
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** Random bytes are drawn this many at a time: one draw costs as much as hundreds of requests need. */
const DRAW = 8_192
let drawn = Buffer.alloc(0)
let at = 0

function randomHex(bytes: number): string {
  if (at + bytes > drawn.length) {
    drawn = randomBytes(DRAW)
    at = 0
  }
  const hex = drawn.toString('hex', at, at + bytes)
  at += bytes
  return hex
}

/** The id a client gave its request when that is a sane one; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : `req_${randomHex(16)}`
}

/** The trace a request belongs to (W3C Trace Context), begun here when it belongs to none. */
export function traceparentOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers.traceparent
  if (typeof given === 'string' && TRACEPARENT.test(given)) return given
  return `00-${randomHex(16)}-${randomHex(8)}-01`
}
