import type { IncomingMessage } from 'node:http'
import { DomainError, notFound } from '@stoa/kit/values/problem'
import { hasBody } from './slow-bodies.ts'

/**
 * Fields of which a request has one at most. Of two, a proxy may have looked at one and we at the other (RFC 9110 §5.3,
 * RFC 9112 §3.2); Node takes the first of some, the last of none, and joins the rest.
 */
const SINGLE = new Set([
  'authorization',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'stoa-api-key',
  'stoa-cart-token',
  'transfer-encoding',
])

/** A step up or nowhere in a path, also encoded: a client resolves these before it sends (RFC 3986 §5.2.4). */
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?:[/#\\]|%2f|%5c|$)/i

/** Refuses requests that two servers could read in two ways. */
export function refuseAmbiguous({ rawHeaders, headers, httpVersion, url = '/' }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion !== '1.0') {
    throw new DomainError('malformed_body', 'There is no host header.', { headers: { connection: 'close' } })
  }
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    if (!SINGLE.has(name)) continue
    if (seen.has(name)) {
      const detail = `There is more than one ${name} header.`
      throw new DomainError('malformed_body', detail, { headers: { connection: 'close' } })
    }
    seen.add(name)
  }
  const [path = ''] = url.split('?')
  if (DOT_SEGMENT.test(path)) throw notFound('This address')
}

/**
 * Refuses bodies in a coding that nobody here takes off: a transfer coding other than `chunked`, or any of HTTP/1.0, after which a proxy may
 * see another request than we do (RFC 9112 §6.1), and a content coding (RFC 9110 §12.5.3, §15.5.16).
 */
export function refuseCodings(request: IncomingMessage): void {
  const { 'transfer-encoding': transfer, 'content-encoding': content } = request.headers
  if (transfer !== undefined && request.httpVersion === '1.0') {
    const detail = 'HTTP/1.0 has no transfer codings.'
    throw new DomainError('malformed_body', detail, { headers: { connection: 'close' } })
  }
  if (transfer !== undefined && transfer.trim().toLowerCase() !== 'chunked') {
    const detail = 'The only transfer coding that is understood is chunked.'
    throw new DomainError('not_implemented', detail, { headers: { connection: 'close' } })
  }
  if (content === undefined || content.trim().toLowerCase() === 'identity' || !hasBody(request)) return
  const detail = 'Bodies are taken as they are, in no content coding.'
  throw new DomainError('unsupported_media_type', detail, { headers: { 'accept-encoding': 'identity' } })
}
