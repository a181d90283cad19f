import type { OutgoingHttpHeaders } from 'node:http'
import type { CallOptions, GatewayRoute } from '@stoa/kit/contract/operations'
import { endConnectionsOnClose } from '@stoa/kit/http/draining'
import { sendError, sendProblem } from '@stoa/kit/http/error-responses'
import { registerProbes } from '@stoa/kit/http/probes'
import type { Log } from '@stoa/kit/observability/log'
import type { Metrics } from '@stoa/kit/observability/metrics'
import { bodyHeadersOf, INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/security/internal-token'
import { PRINCIPAL_CHANGED, type Principal } from '@stoa/kit/security/principal'
import type { Keys } from '@stoa/kit/security/secrets'
import { networkOf } from '@stoa/kit/values/network'
import { DomainError } from '@stoa/kit/values/problem'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { registerAccessTokens } from './access-token.ts'
import { authenticate, authorize } from './authentication.ts'
import { registerCaching, setCaching } from './caching.ts'
import { createClientAddress, createProxyList, isFromThisMachine } from './client-address.ts'
import type { GatewaySettings } from './config.ts'
import type { Dispatch } from './dispatch.ts'
import { registerDocs } from './docs.ts'
import { type ForwardedHeaders, keepClientHeaders } from './headers.ts'
import type { KeySet } from './key-set.ts'
import { respondToMalformedRequest } from './malformed-requests.ts'
import type { Principals } from './principals.ts'
import { type RateLimiter, rateLimitHeaders } from './rate-limit.ts'
import { policyFor } from './rate-policies.ts'
import { registerSecurityHeaders } from './security-headers.ts'
import { limitSlowBody } from './slow-bodies.ts'
import { refuseAmbiguous } from './strict-http.ts'
import { requestIdOf, traceparentOf } from './tracing.ts'

export interface AppDeps {
  routes: readonly GatewayRoute[]
  secret: Keys
  settings: GatewaySettings
  log: Log
  metrics: Metrics
  dispatch: Dispatch
  limiter: RateLimiter
  keys: KeySet
  principals: Principals
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: string
  }
  interface FastifyRequest {
    /** In plain form, as far as proxies are trusted. */
    clientAddress: string
  }
}

/** Headers come in within this time, and connections are looked at this often. */
const HEADERS_TIMEOUT_MS = 15_000
const CONNECTIONS_CHECK_MS = 5_000

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function forwardedHeaders(
  deps: AppDeps,
  route: GatewayRoute,
  request: FastifyRequest,
  as: { principal: Principal; call: CallOptions },
): ForwardedHeaders {
  const { principal, call } = as
  const headers = keepClientHeaders(request.raw.headers)
  const { method = 'GET', url = '/' } = request.raw
  const body = bodyHeadersOf(method, headers)
  const claims = { caller: 'gateway', callee: route.service, method, url, principal, body }
  headers.host = route.service
  headers['x-request-id'] = call.requestId
  headers[INTERNAL_TOKEN] = mintInternalToken(deps.secret, claims)
  if (call.traceparent) headers.traceparent = call.traceparent
  // `tracestate` belongs to the trace it came with.
  if (call.traceparent !== request.headers.traceparent) delete headers.tracestate
  return headers
}

async function checkRateLimit(deps: AppDeps, name: string, address: string, reply: FastifyReply): Promise<void> {
  const policy = policyFor(deps.settings.policies, name)
  const status = await deps.limiter.take(name, policy, networkOf(address))
  reply.headers(rateLimitHeaders(name, policy, status))
  if (!status.allowed) throw new DomainError('rate_limited')
}

/**
 * Rejects a body whose announced length is too large. One not far beyond the limit is read and discarded, so that the client
 * receives the response; beyond that the connection is closed. Bodies without a length are limited by the service.
 */
function checkContentLength({ settings }: AppDeps, route: GatewayRoute, request: FastifyRequest): void {
  const { stream, other } = settings.maxBodyBytes
  const length = Number(request.headers['content-length'] ?? 0)
  if (length <= (route.rawBody ? stream : other)) return
  const extras = length > stream ? { headers: { connection: 'close' } } : {}
  throw new DomainError('payload_too_large', undefined, extras)
}

/** Whoever a service says has changed is resolved anew, from the next request on. */
function forgetChanged({ principals }: AppDeps, headers: OutgoingHttpHeaders): void {
  const changed = headers[PRINCIPAL_CHANGED]
  if (typeof changed === 'string') principals.invalidate(changed)
}

/**
 * What happens to every request: rate limit, authentication, authorization, dispatch. Its body is never read here
 * (docs/architecture.md#the-way-of-a-request).
 */
function pipeline(deps: AppDeps, route: GatewayRoute) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const address = request.clientAddress
    // First of all, because a body also comes in while its request is being refused.
    limitSlowBody(request.raw, route.rawBody ?? false, deps.settings.bodyPace)
    setCaching(route, request, reply)
    await checkRateLimit(deps, route.rateLimit ?? 'default', address, reply)
    checkContentLength(deps, route, request)
    const call: CallOptions = { requestId: request.id, traceparent: traceparentOf(request.raw) }
    const principal = await authenticate(request, { secret: deps.secret, principals: deps.principals, address, call })
    authorize(route, principal)
    const headers = forwardedHeaders(deps, route, request, { principal, call })
    await deps.dispatch.dispatch({ route, request, reply, headers, onHead: (given) => forgetChanged(deps, given) })
  }
}

const PROBES = new Set(['/livez', '/readyz'])

/** What happens before a route is looked at: who is it, can it be read in one way only, and is it not too much. */
function screenRequests(app: FastifyInstance, deps: AppDeps): void {
  let isWarned = false
  const addressOf = createClientAddress(createProxyList(deps.settings.trustedProxies), (proxy) => {
    if (isWarned) return
    isWarned = true
    const hint =
      'X-Forwarded-For came from an address that STOA_TRUSTED_PROXIES does not name; if it is a proxy of yours, all of its clients are counted as one'
    deps.log.warn({ proxy }, hint)
  })
  app.decorateRequest('clientAddress', '')
  app.addHook('onRequest', async (request, reply) => {
    request.clientAddress = addressOf(request.raw)
    refuseAmbiguous(request.raw)
    const { url, config } = request.routeOptions
    // Operations have policies of their own. Preflights do not come here: CORS has responded.
    if (config.operationId !== undefined) return
    limitSlowBody(request.raw, false, deps.settings.bodyPace)
    const isProbe = PROBES.has(url ?? '')
    if (isProbe && isFromThisMachine(request.raw)) return
    await checkRateLimit(deps, isProbe ? 'probes' : 'default', request.clientAddress, reply)
  })
}

const neverHandled = async () => {
  throw new Error('requests are dispatched before any handler')
}

/** Every public operation, and 405 for the other methods of its path. */
function mountRoutes(app: FastifyInstance, deps: AppDeps): void {
  // One path, whatever each of its operations calls the parameters.
  const byPath = Map.groupBy(deps.routes, (route) => route.url.replace(/:\w+/g, ':'))
  for (const routes of byPath.values()) {
    const url = routes[0]?.url ?? '/'
    for (const route of routes) {
      const config = { operationId: route.operationId }
      app.route({
        method: route.method,
        url: route.url,
        config,
        onRequest: pipeline(deps, route),
        handler: neverHandled,
      })
    }
    const used = new Set<string>(routes.map((route) => route.method))
    if (used.has('GET')) used.add('HEAD')
    const allow = [...used, 'OPTIONS'].join(', ')
    const rejectMethod = async () => {
      throw new DomainError('method_not_allowed', undefined, { headers: { allow } })
    }
    const method = METHODS.filter((each) => !used.has(each))
    app.route({ method, url, exposeHeadRoute: false, onRequest: rejectMethod, handler: neverHandled })
  }
}

function measureRequests(app: FastifyInstance, { metrics }: AppDeps): void {
  app.addHook('onResponse', async (request, reply) => {
    const { operationId = 'none' } = request.routeOptions.config
    const labels = { service: 'gateway', operation: operationId, status: String(reply.statusCode) }
    metrics.requests.observe(labels, reply.elapsedTime / 1000)
    const line = { request_id: request.id, operation: operationId, status: reply.statusCode }
    request.log.debug({ ...line, ms: Math.round(reply.elapsedTime) }, 'responded')
  })
}

/** Builds the gateway's Fastify app. Never listens, never reads the environment. */
export function buildGatewayApp(deps: AppDeps): FastifyInstance {
  const { settings } = deps
  const app = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf as never,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: settings.tryMs.stream,
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: CONNECTIONS_CHECK_MS },
    clientErrorHandler: respondToMalformedRequest,
    frameworkErrors: (error, request, reply) => {
      const code = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'uri_too_long' : 'not_found'
      sendProblem(reply as FastifyReply, new DomainError(code), request.id)
    },
    routerOptions: { maxParamLength: 256 },
  })
  endConnectionsOnClose(app)
  // Services read the bodies: the gateway parses none.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.setErrorHandler(sendError)
  registerCaching(app)
  registerSecurityHeaders(app, settings)
  screenRequests(app, deps)
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, new DomainError('not_found', 'No such address.'), request.id),
  )
  measureRequests(app, deps)
  // What it knows of the inside is among the metrics, which are not public.
  registerProbes(app, { own: async () => undefined })
  registerDocs(app)
  registerAccessTokens(app, { keys: deps.keys, issuer: settings.tokenIssuer, audience: settings.tokenAudience })
  mountRoutes(app, deps)
  return app
}
