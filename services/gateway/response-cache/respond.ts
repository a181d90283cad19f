import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { IncomingResponse } from '@stoa/kit/calls/transport'
import { isKnown } from '@stoa/kit/http/etag'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SHARED } from '../caching.ts'
import { foreignFailure, gatewayHeaders, isForeignFailure, responseHeaders } from '../dispatch.ts'
import { acceptedCodings } from './codings.ts'
import { type Body, bodyMadeFor } from './copies.ts'
import type { Entry } from './entry.ts'
import type { ReadyHeads } from './ready-heads.ts'

/** What an entry adds to the gateway's own headers, which win. Without a body, the head of 304. */
export function entryHead(entry: Entry, own: OutgoingHttpHeaders, body: Body | null): string[] {
  const head = ['etag', entry.etag]
  for (let at = 0; at < entry.head.length; at += 2) {
    const name = entry.head[at] ?? ''
    const isLeftOut = name in own || (body === null && name.startsWith('content-'))
    if (!isLeftOut) head.push(name, entry.head[at + 1] ?? '')
  }
  if (body?.coding) head.push('content-encoding', body.coding)
  if (body) head.push('content-length', String(body.text.length))
  return head
}

/** Ends a response with a kept body, or with 304 and none. */
export function writeEntry(raw: ServerResponse, head: string[], body: Body | null): void {
  raw.writeHead(body ? 200 : 304, head)
  if (body) raw.end(body.text, 'latin1')
  else raw.end()
}

const flat = (headers: OutgoingHttpHeaders) =>
  Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]))

const ifNoneMatchOf = ({ headers }: IncomingMessage) => headers['if-none-match']

/** Sends an entry with the headers that the gateway has set so far. */
export async function sendEntry(
  request: FastifyRequest,
  reply: FastifyReply,
  entry: Entry,
  heads: ReadyHeads,
): Promise<void> {
  const isWhole = !isKnown(ifNoneMatchOf(request.raw), entry.etag)
  const accepted = acceptedCodings(request.raw.headers['accept-encoding'])
  const body = isWhole ? await bodyMadeFor(entry, accepted) : null
  const own = gatewayHeaders(reply)
  // Who sent credentials is told to store it nowhere.
  heads.learn({ origin: request.headers.origin, isIdentified: own['cache-control'] !== SHARED }, own)
  if (entry.cacheControl !== null) own['cache-control'] = entry.cacheControl
  reply.hijack()
  writeEntry(reply.raw, [...flat(own), ...entryHead(entry, own, body)], body)
}

/** Sends a response that is not kept, to the one client whose request it answers. */
export function sendResponse(reply: FastifyReply, { status, headers, body }: IncomingResponse): void {
  if (isForeignFailure(status, String(headers['content-type'] ?? ''))) throw foreignFailure(status)
  const own = gatewayHeaders(reply)
  reply.hijack()
  reply.raw.writeHead(status, responseHeaders(status, own, headers))
  reply.raw.end(body)
}
