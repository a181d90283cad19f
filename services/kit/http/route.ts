import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { bodyLimitOf } from '../contract/body-limits.ts'
import type { RequestContext } from '../contract/context.ts'
import type { AnyResponse, Handlers, Route } from '../contract/operations.ts'
import type { Principal } from '../security/principal.ts'
import type { Keys } from '../security/secrets.ts'
import { DomainError } from '../values/problem.ts'
import { requireStorable } from '../values/storable-text.ts'
import { authenticate, requireSignedBody } from './authentication.ts'
import { type Compile, responseCheck } from './declared-responses.ts'
import { EventStream, endOnClose } from './event-stream.ts'
import type { HandlerDeadlines } from './handler-deadlines.ts'
import { SEEN, UNSEEN } from './kept-response.ts'
import { isNotModified, sendNotModified } from './not-modified.ts'
import { contextOf } from './request-context.ts'
import { jsonOf } from './serialised-body.ts'
import { sendStream } from './streamed-body.ts'

/** What the routes of a service need. */
export interface RouteDeps<Operations, Deps> {
  /** Name of the service, as in the specs. */
  service: string
  handlers: Handlers<Operations, RequestContext & Deps>
  /** Handed to every handler beside the request's own context. */
  deps: Deps
  secret: Keys
  /** Where responses that the gateway keeps are made: the last broadcast that this process has dealt with. */
  broadcasts?: { readonly seen: string }
}

export interface MountOptions<Operations, Deps> extends RouteDeps<Operations, Deps> {
  deadlines: HandlerDeadlines
}

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal
    /** The hash that the body must have; null once it was checked, or when the caller could not know it. */
    bodyHash: string | null
  }
  interface FastifyContextConfig {
    operationId?: string
    /** Whether it is an operation by which staff change something. */
    isStaffs?: boolean
    /** The problem codes that it declares. */
    problems?: readonly string[]
  }
}

/** How long a handler may take, and how long taking a file may last, milliseconds. */
const HANDLER_MS = 60_000
export const UPLOAD_MS = 600_000

type AnyHandler = (input: unknown, ctx: RequestContext) => Promise<AnyResponse>

function splitCommas(route: Route, request: FastifyRequest): void {
  const query = request.query as Record<string, unknown>
  for (const name of route.commaSeparated ?? []) {
    const value = query[name]
    if (typeof value === 'string') query[name] = value.split(',').filter((entry) => entry !== '')
  }
}

/**
 * Whether the ETag of a read is of all that it brings. Of staff's it is the version that If-Match names, and a product's stock or
 * an order's refunds change without that; what the gateway keeps has another one there.
 */
const isOfContent = ({ permission, cached }: Route) => !cached && !permission.startsWith('staff:')

function send(route: Route, reply: FastifyReply, response: AnyResponse, onPiece: (() => void) | null): FastifyReply {
  // It was too late: the client has been told so. What would have been read is ended, and whatever waits for its end.
  if (reply.sent) {
    if (response.body instanceof Readable) response.body.destroy()
    return reply
  }
  const { request } = reply
  reply.code(response.status)
  if (response.headers) reply.headers(response.headers)
  if (response.body instanceof Readable) return sendStream(reply, response.body, onPiece)
  if (isOfContent(route) && isNotModified(request, reply)) return sendNotModified(request, reply)
  const json = jsonOf(response.body)
  if (json) return reply.type('application/json; charset=utf-8').send(json)
  return reply.send(response.body)
}

/**
 * What each piece of a streamed body is told to: a body has its time anew as it moves. A stream of events has no deadline: it ends by
 * itself, and when the server closes.
 */
function pieceWatch(reply: FastifyReply, { body }: AnyResponse, deadlines: HandlerDeadlines): (() => void) | null {
  if (!(body instanceof EventStream)) return () => deadlines.begin(reply, HANDLER_MS)
  deadlines.end(reply)
  endOnClose(reply.raw, () => body.finish())
  return null
}

/** One operation of the spec as a route: who may call it, what its body may be, its handler and its response. */
export function routeOf<Operations, Deps>(
  options: MountOptions<Operations, Deps>,
  route: Route,
  compile: Compile | undefined,
): RouteOptions {
  const handler = (options.handlers as unknown as Record<string, AnyHandler>)[route.operationId]
  if (!handler) throw new Error(`${options.service}: nothing handles ${route.operationId}`)
  const check = compile ? responseCheck(compile, route) : undefined
  return {
    method: route.method,
    url: route.url,
    bodyLimit: bodyLimitOf(route),
    schema: route.schema,
    config: {
      operationId: route.operationId,
      isStaffs: route.method !== 'GET' && route.permission.startsWith('staff:'),
      ...(route.problems ? { problems: route.problems } : {}),
    },
    onRequest: async (request, reply) => {
      // An upload takes as long as the connection needs.
      options.deadlines.begin(reply, route.rawBody ? UPLOAD_MS : HANDLER_MS)
      const { principal, bodyHash } = authenticate(options.secret, options.service, route, request.raw as never)
      Object.assign(request, { principal, bodyHash })
      // Read before anything else is: what is read from here on is at least as new.
      if (route.cached) reply.header(SEEN, options.broadcasts?.seen ?? UNSEEN)
    },
    preValidation: async (request) => {
      requireSignedBody(request.bodyHash, undefined)
      splitCommas(route, request)
      // Without a Content-Type no parser runs, and there is no stream to pass on.
      if (route.rawBody && request.body === undefined) {
        throw new DomainError('unsupported_media_type', `Send the file as the body, with its type: ${route.rawBody}.`)
      }
      if (route.bodyOptional && request.body === undefined) request.body = {}
    },
    // After validation: by then a body has no more depth than its schema.
    preHandler: async (request) => {
      const { params, query, body } = request
      requireStorable({ params, query, body: route.rawBody ? undefined : body })
    },
    handler: async (request, reply) => {
      const input = { params: request.params, query: request.query, headers: request.headers, body: request.body }
      const ctx = { ...options.deps, ...contextOf(route, request) }
      const response = await handler(input, ctx)
      check?.(response)
      return send(route, reply, response, pieceWatch(reply, response, options.deadlines))
    },
  }
}
