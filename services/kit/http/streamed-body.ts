import { pipeline, type Readable, Transform } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { isNotModified, sendNoBody, sendNotModified } from './not-modified.ts'

/**
 * Sends a body that is read while it is sent, and tells of each piece of it where somebody asks. Nothing of it is read for HEAD, and for a client that
 * has it already.
 */
export function sendStream(reply: FastifyReply, body: Readable, onPiece: (() => void) | null): FastifyReply {
  const { request } = reply
  const isSame = isNotModified(request, reply)
  if (isSame || request.method === 'HEAD') {
    body.destroy()
    return isSame ? sendNotModified(request, reply) : sendNoBody(request, reply)
  }
  if (!onPiece) return reply.send(body)
  const told = new Transform({
    transform(piece, _encoding, done) {
      onPiece()
      done(null, piece)
    },
  })
  // It passes the end of either on to the other; what went wrong is the reply's to tell.
  return reply.send(pipeline(body, told, () => undefined))
}
