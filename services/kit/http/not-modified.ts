import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKnown } from './etag.ts'

/** Whether the client has what this response would bring (RFC 9110 §13.1.2). */
export function isNotModified(request: FastifyRequest, reply: FastifyReply): boolean {
  const isSafe = request.method === 'GET' || request.method === 'HEAD'
  const etag = reply.getHeader('etag')
  return (
    isSafe && reply.statusCode === 200 && typeof etag === 'string' && isKnown(request.headers['if-none-match'], etag)
  )
}

/** Ends a response without a body; HEAD says nothing of its length then. */
export function sendNoBody(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // Without any body Fastify would say that a HEAD's has no bytes.
  return reply.send(request.method === 'HEAD' ? Readable.from([]) : undefined)
}

export function sendNotModified(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendNoBody(request, reply.code(304).removeHeader('content-type').removeHeader('content-length'))
}
