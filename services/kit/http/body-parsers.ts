import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { requireSignedBody } from './authentication.ts'

/** Fastify's own parser, which first compares the body with what its caller signed. */
export function parseSignedJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    try {
      requireSignedBody(request.bodyHash, String(body))
    } catch (error) {
      return done(error as Error)
    }
    request.bodyHash = null
    return parse(request, String(body), done)
  })
}

/** A body that a handler may stop reading without breaking the connection, which still has to carry the response. */
function forReading(payload: IncomingMessage): Readable {
  payload[Symbol.asyncIterator] = () => payload.iterator({ destroyOnReturn: false })
  return payload
}

/** Hands bodies of these media types on as streams, and no other. */
export function handOnStreams(app: FastifyInstance, types: ReadonlySet<string>): void {
  app.removeAllContentTypeParsers()
  for (const type of types) {
    const parser = type.endsWith('/*') ? new RegExp(`^${type.slice(0, -1)}[a-z0-9.+-]+$`) : type
    app.addContentTypeParser(parser, (_request, payload, done) => done(null, forReading(payload)))
  }
}
