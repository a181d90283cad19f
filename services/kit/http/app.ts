import fastify, { type FastifyInstance, LogController } from 'fastify'
import { LARGE_BODY_BYTES } from '../contract/body-limits.ts'
import type { Route } from '../contract/operations.ts'
import { buildSerializer } from '../contract/serialisation.ts'
import { createResponseCheck, createValidatorCompiler } from '../contract/validation.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import { newId } from '../values/ids.ts'
import { DomainError } from '../values/problem.ts'
import { createAllowedMethods } from './allowed-methods.ts'
import { handOnStreams, parseSignedJson } from './body-parsers.ts'
import { asDeclared, type Compile } from './declared-responses.ts'
import { refuseWhenClosing } from './draining.ts'
import { sendError } from './error-responses.ts'
import { createHandlerDeadlines } from './handler-deadlines.ts'
import { type Readiness, registerProbes } from './probes.ts'
import { type MountOptions, type RouteDeps, routeOf, UPLOAD_MS } from './route.ts'
import { logStaffAction } from './staff-actions.ts'

export interface AppOptions<Operations, Deps> extends RouteDeps<Operations, Deps> {
  routes: readonly Route[]
  schemas: readonly Record<string, unknown>[]
  log: Log
  metrics: Metrics
  readiness: Readiness
  /** Of the process; without them it has no workers. */
  queues?: { isBeyondHelp(): boolean } | undefined
  /** Tests: a response that is not as declared becomes a 500 instead of being cut to fit in silence. */
  checkResponses?: boolean
}

/** Routes whose body is handed on as a stream are in a plugin of their own, where no parser reads it. */
function mountRaw<Operations, Deps>(
  app: FastifyInstance,
  options: MountOptions<Operations, Deps>,
  routes: readonly Route[],
  compile: Compile | undefined,
): void {
  app.register(async (scope) => {
    handOnStreams(scope, new Set(routes.map((route) => route.rawBody ?? '')))
    for (const route of routes) scope.route(routeOf(options, route, compile))
  })
}

export type App = FastifyInstance

/** Builds a service's Fastify app: every route of its spec, nothing else but the probes. Never listens. */
export function buildApp<Operations, Deps>(options: AppOptions<Operations, Deps>): App {
  const { service, metrics } = options
  const mounting = { ...options, deadlines: createHandlerDeadlines() }
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
    // For a body that never ends; the gateway has a stricter limit.
    requestTimeout: UPLOAD_MS,
    routerOptions: { maxParamLength: 256 },
    schemaController: { compilersFactory: { buildSerializer } },
  })
  refuseWhenClosing(app)
  app.removeContentTypeParser(['text/plain', 'application/json'])
  parseSignedJson(app)
  for (const schema of options.schemas) app.addSchema(schema)
  app.setValidatorCompiler(createValidatorCompiler(options.schemas))
  const asSent = compile ? asDeclared : (error: unknown) => error
  app.setErrorHandler((error, request, reply) => sendError(asSent(error, request), request, reply))
  const allowedAt = createAllowedMethods(options.routes)
  app.setNotFoundHandler((request, reply) => {
    const allow = allowedAt(request.url).join(', ')
    const refusal = allow
      ? new DomainError('method_not_allowed', undefined, { headers: { allow } })
      : new DomainError('not_found', 'No such address.')
    return sendError(refusal, request, reply)
  })
  app.addHook('onResponse', async (request, reply) => {
    mounting.deadlines.end(reply)
    const operation = request.routeOptions.config.operationId ?? 'none'
    const seconds = reply.elapsedTime / 1000
    metrics.requests.observe({ service, operation, status: String(reply.statusCode) }, seconds)
    const line = { operation, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    if (operation !== 'none') request.log.debug(line, 'responded')
    logStaffAction(request, reply)
  })
  const { queues, readiness } = options
  registerProbes(app, { ...readiness, isBeyondHelp: () => queues?.isBeyondHelp() ?? false })
  for (const route of options.routes) if (!route.rawBody) app.route(routeOf(mounting, route, compile))
  const raw = options.routes.filter((route) => route.rawBody)
  if (raw.length > 0) mountRaw(app, mounting, raw, compile)
  return app
}
