import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError } from '../values/problem.ts'
import { requireSignedBody } from './authentication.ts'

/**
 * The text of a body. Bytes that are no UTF-8 are refused (RFC 8259 §8.1): replaced by U+FFFD they would be kept, and nobody would
 * know what was meant.
 */
export function textOf(body: Buffer): string {
  if (!isUtf8(body)) throw new DomainError('malformed_body', 'The body is not valid UTF-8.')
  return body.toString('utf8')
}

const MERGE_PATCH = 'application/merge-patch+json'

/** Only the body of a PATCH is a merge patch (RFC 7396); it may be called JSON as well. */
function requirePatch({ method, headers }: FastifyRequest): void {
  const isMergePatch = headers['content-type']?.toLowerCase().startsWith(MERGE_PATCH)
  if (isMergePatch && method !== 'PATCH') throw new DomainError('unsupported_media_type')
}

/** Fastify's own parser, which first compares the body with what its caller signed. */
export function parseSignedJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser(['application/json', MERGE_PATCH], { parseAs: 'buffer' }, (request, body, done) => {
    let text: string
    try {
      requirePatch(request)
      requireSignedBody(request.bodyHash, body as Buffer)
      text = textOf(body as Buffer)
    } catch (error) {
      return done(error as Error)
    }
    request.bodyHash = null
    return parse(request, text, done)
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
    // Clients that are made from the document send the wildcard itself.
    const parser = type.endsWith('/*') ? new RegExp(`^${type.slice(0, -1)}[a-z0-9.+*-]+$`) : type
    app.addContentTypeParser(parser, (_request, payload, done) => done(null, forReading(payload)))
  }
}
