import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isNotModified, sendNoBody, sendNotModified } from './not-modified.ts'

/** Sends a body that is read while it is sent. Nothing of it is read for HEAD, and for a client that has it already. */
export function sendStream(request: FastifyRequest, reply: FastifyReply, body: Readable): FastifyReply {
  const isSame = isNotModified(request, reply)
  if (!isSame && request.method !== 'HEAD') return reply.send(body)
  body.destroy()
  return isSame ? sendNotModified(request, reply) : sendNoBody(request, reply)
}
