import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RouteOptions,
} from 'fastify'
import { bodyLimitOf, LARGE_BODY_BYTES } from '../contract/body-limits.ts'
import type { RequestContext } from '../contract/context.ts'
import type { AnyResponse, Handlers, Route } from '../contract/operations.ts'
import { createResponseCheck, createValidatorCompiler } from '../contract/validation.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Principal } from '../security/principal.ts'
import type { Keys } from '../security/secrets.ts'
import { newId } from '../values/ids.ts'
import { DomainError } from '../values/problem.ts'
import { requireStorable } from '../values/storable-text.ts'
import { authenticate, requireSignedBody } from './authentication.ts'
import { refuseWhenClosing } from './draining.ts'
import { sendError } from './error-responses.ts'
import { SEEN, UNSEEN } from './kept-response.ts'
import { type Readiness, registerProbes } from './probes.ts'
import { contextOf } from './request-context.ts'
import { jsonOf } from './serialised-body.ts'
import { logStaffAction } from './staff-actions.ts'

export interface AppOptions<Operations, Deps> {
  /** Name of the service, as in the specs. */
  service: string
  routes: readonly Route[]
  schemas: readonly Record<string, unknown>[]
  handlers: Handlers<Operations, RequestContext & Deps>
  /** Handed to every handler beside the request's own context. */
  deps: Deps
  secret: Keys
  log: Log
  metrics: Metrics
  readiness: Readiness
  /** Where responses that the gateway keeps are made: the last broadcast that this process has dealt with. */
  broadcasts?: { readonly seen: string }
  /** Tests: a response that is not as declared becomes a 500 instead of being cut to fit in silence. */
  checkResponses?: boolean
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
  }
}

/** How long taking a file may last, milliseconds. */
const UPLOAD_MS = 600_000

type AnyHandler = (input: unknown, ctx: RequestContext) => Promise<AnyResponse>

function splitCommas(route: Route, request: FastifyRequest): void {
  const query = request.query as Record<string, unknown>
  for (const name of route.commaSeparated ?? []) {
    const value = query[name]
    if (typeof value === 'string') query[name] = value.split(',').filter((entry) => entry !== '')
  }
}

function send(reply: FastifyReply, response: AnyResponse): FastifyReply {
  reply.code(response.status)
  if (response.headers) reply.headers(response.headers)
  const json = jsonOf(response.body)
  if (json) return reply.type('application/json; charset=utf-8').send(json)
  return reply.send(response.body as Readable)
}

type Compile = ReturnType<typeof createResponseCheck>

function mount<Operations, Deps>(
  options: AppOptions<Operations, Deps>,
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
    },
    // An upload takes as long as the connection needs.
    ...(route.rawBody ? { handlerTimeout: UPLOAD_MS } : {}),
    onRequest: async (request, reply) => {
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
      return send(reply, response)
    },
  }
}

function responseCheck(compile: Compile, route: Route): (response: AnyResponse) => void {
  const declared = (route.schema.response ?? {}) as Record<string, Record<string, unknown>>
  const checks = new Map(Object.entries(declared).map(([status, schema]) => [Number(status), compile(schema)]))
  return ({ status, body }) => {
    const validate = checks.get(status)
    // As it will be sent: dates are text by then, undefined members are gone.
    if (!validate || validate(JSON.parse(JSON.stringify(body ?? null)))) return
    const first = validate.errors?.[0]
    throw new Error(
      `${route.operationId} ${status}: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`,
    )
  }
}

/** Fastify's own parser, which first compares the body with what its caller signed. */
function parseSignedJson(app: FastifyInstance): void {
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

/** Routes whose body is handed on as a stream are in a plugin of their own, where no parser reads it. */
function mountRaw<Operations, Deps>(
  app: FastifyInstance,
  options: AppOptions<Operations, Deps>,
  routes: readonly Route[],
  compile: Compile | undefined,
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    const types = new Set(routes.map((route) => route.rawBody ?? ''))
    for (const type of types) {
      const parser = type.endsWith('/*') ? new RegExp(`^${type.slice(0, -1)}[a-z0-9.+-]+$`) : type
      scope.addContentTypeParser(parser, (_request, payload, done) => done(null, forReading(payload)))
    }
    for (const route of routes) scope.route(mount(options, route, compile))
  })
}

export type App = FastifyInstance

/** Builds a service's Fastify app: every route of its spec, nothing else but the probes. Never listens. */
export function buildApp<Operations, Deps>(options: AppOptions<Operations, Deps>): App {
  const { service, metrics } = options
  const compile = options.checkResponses ? createResponseCheck(options.schemas) : undefined
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    requestIdHeader: 'x-request-id',
    genReqId: () => newId('req'),
    bodyLimit: LARGE_BODY_BYTES,
    forceCloseConnections: 'idle',
    // That refusal is no problem, and does not say that nothing was begun (draining.ts).
    return503OnClosing: false,
    handlerTimeout: 60_000,
    // For a body that never ends; the gateway has a stricter limit.
    requestTimeout: UPLOAD_MS,
    routerOptions: { maxParamLength: 256 },
  })
  refuseWhenClosing(app)
  app.removeContentTypeParser(['text/plain', 'application/json'])
  parseSignedJson(app)
  for (const schema of options.schemas) app.addSchema(schema)
  app.setValidatorCompiler(createValidatorCompiler(options.schemas))
  app.setErrorHandler(sendError)
  app.setNotFoundHandler((request, reply) =>
    sendError(new DomainError('not_found', 'No such address.'), request, reply),
  )
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operationId ?? 'none'
    const seconds = reply.elapsedTime / 1000
    metrics.requests.observe({ service, operation, status: String(reply.statusCode) }, seconds)
    const line = { operation, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    if (operation !== 'none') request.log.debug(line, 'responded')
    logStaffAction(request, reply)
  })
  registerProbes(app, options.readiness)
  for (const route of options.routes) if (!route.rawBody) app.route(mount(options, route, compile))
  const raw = options.routes.filter((route) => route.rawBody)
  if (raw.length > 0) mountRaw(app, options, raw, compile)
  return app
}
