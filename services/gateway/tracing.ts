import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { newId } from '@stoa/kit/ids'

const REQUEST_ID = /^[\w.:-]{8,64}$/
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** The id a client gave its request when that is a sane one; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId('req')
}

/** The trace a request belongs to (W3C Trace Context), begun here when it belongs to none. */
export function traceparentOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers.traceparent
  if (typeof given === 'string' && TRACEPARENT.test(given)) return given
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`
}
