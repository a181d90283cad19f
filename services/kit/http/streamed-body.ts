import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKnown } from './etag.ts'

/**
 * Sends a body that is read while it is sent. Nothing of it is read for HEAD, and for a client that has it already, which gets
 * 304 (RFC 9110 §13.1.2).
 */
export function sendStream(request: FastifyRequest, reply: FastifyReply, body: Readable): FastifyReply {
  const etag = reply.getHeader('etag')
  const isSame = typeof etag === 'string' && isKnown(request.headers['if-none-match'], etag)
  const isSafe = request.method === 'GET' || request.method === 'HEAD'
  const isNotModified = isSafe && reply.statusCode === 200 && isSame
  if (!isNotModified && request.method !== 'HEAD') return reply.send(body)
  body.destroy()
  if (isNotModified) reply.code(304).removeHeader('content-type').removeHeader('content-length')
  // Without any body Fastify would say that a HEAD's has no bytes.
  return reply.send(request.method === 'HEAD' ? Readable.from([]) : undefined)
}
