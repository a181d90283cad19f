import type { CallOptions, GatewayRoute } from '@stoa/kit/contract/operations'
import { sendError, sendProblem } from '@stoa/kit/http/error-responses'
import { registerProbes } from '@stoa/kit/http/probes'
import type { Log } from '@stoa/kit/observability/log'
import type { Metrics } from '@stoa/kit/observability/metrics'
import { INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/security/internal-token'
import type { Principal } from '@stoa/kit/security/principal'
import type { RootSecret } from '@stoa/kit/security/secrets'
import { DomainError } from '@stoa/kit/values/problem'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { registerAccessTokens } from './access-token.ts'
import { answerBrokenRequest } from './broken-requests.ts'
import { registerBrowserRules } from './browser-rules.ts'
import { admit, identify } from './caller.ts'
import { limitKey, plainAddress } from './client-address.ts'
import type { GatewaySettings } from './config.ts'
import type { Dispatch } from './dispatch.ts'
import { registerDocs } from './docs.ts'
import { type ForwardedHeaders, fromClient } from './headers.ts'
import type { KeySet } from './key-set.ts'
import type { Principals } from './principals.ts'
import { type RateLimiter, rateLimitHeaders } from './rate-limit.ts'
import { policyFor } from './rate-policies.ts'
import { requestIdOf, traceparentOf } from './tracing.ts'

export interface AppDeps {
  routes: readonly GatewayRoute[]
  secret: RootSecret
  settings: GatewaySettings
  log: Log
  metrics: Metrics
  dispatch: Dispatch
  limiter: RateLimiter
  keys: KeySet
  principals: Principals
  /** How Redis and the services behind are; reported by `/readyz`, never failed on. */
  others: () => Promise<Record<string, string>>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: string
  }
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function forwarded(
  deps: AppDeps,
  route: GatewayRoute,
  request: FastifyRequest,
  as: { principal: Principal; call: CallOptions },
): ForwardedHeaders {
  const { principal, call } = as
  const headers = fromClient(request.raw.headers)
  const { method, url = '/' } = request.raw
  const claims = { caller: 'gateway', callee: route.service, method: method ?? 'GET', url, principal }
  headers.host = route.service
  headers['x-request-id'] = call.requestId
  headers[INTERNAL_TOKEN] = mintInternalToken(deps.secret, claims)
  if (call.traceparent) headers.traceparent = call.traceparent
  // A state belongs to the trace it came with.
  if (call.traceparent !== request.headers.traceparent) delete headers.tracestate
  return headers
}

async function limit(deps: AppDeps, route: GatewayRoute, address: string, reply: FastifyReply): Promise<void> {
  const name = route.rateLimit ?? 'default'
  const policy = policyFor(deps.settings.policies, name)
  const standing = await deps.limiter.take(name, policy, limitKey(address))
  reply.headers(rateLimitHeaders(name, policy, standing))
  if (!standing.allowed) throw new DomainError('rate_limited')
}

/**
 * By the announced length. A body not far beyond is read and thrown away, so that the client hears the answer; a giant's
 * connection is closed. What announces no length is held to the service's own limit.
 */
function refuseGiants({ settings }: AppDeps, route: GatewayRoute, request: FastifyRequest): void {
  const { stream, other } = settings.maxBodyBytes
  const length = Number(request.headers['content-length'] ?? 0)
  if (length <= (route.rawBody ? stream : other)) return
  const extras = length > stream ? { headers: { connection: 'close' } } : {}
  throw new DomainError('payload_too_large', undefined, extras)
}

/**
 * The way of every request: limited, known, let in, handed on. Its body is never read here
 * (docs/architecture.md#the-way-of-a-request).
 */
function passage(deps: AppDeps, route: GatewayRoute) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const address = plainAddress(request.ip)
    await limit(deps, route, address, reply)
    refuseGiants(deps, route, request)
    const call: CallOptions = { requestId: request.id, traceparent: traceparentOf(request.raw) }
    const principal = await identify(request, { secret: deps.secret, principals: deps.principals, address, call })
    admit(route, principal)
    const headers = forwarded(deps, route, request, { principal, call })
    await deps.dispatch.dispatch({ route, request, reply, headers })
  }
}

const unreachable = async () => {
  throw new Error('Requests are handed on before any handler')
}

/** Every public operation, and 405 for the other methods of its address. */
function mountRoutes(app: FastifyInstance, deps: AppDeps): void {
  // One address, whatever each of its operations calls the parameters.
  const byAddress = Map.groupBy(deps.routes, (route) => route.url.replace(/:\w+/g, ':'))
  for (const routes of byAddress.values()) {
    const url = routes[0]?.url ?? '/'
    for (const route of routes) {
      const config = { operationId: route.operationId }
      app.route({ method: route.method, url: route.url, config, onRequest: passage(deps, route), handler: unreachable })
    }
    const taken = new Set<string>(routes.map((route) => route.method))
    if (taken.has('GET')) taken.add('HEAD')
    const allow = [...taken, 'OPTIONS'].join(', ')
    const refuse = async () => {
      throw new DomainError('method_not_allowed', undefined, { headers: { allow } })
    }
    const method = METHODS.filter((each) => !taken.has(each))
    app.route({ method, url, exposeHeadRoute: false, onRequest: refuse, handler: unreachable })
  }
}

function observe(app: FastifyInstance, { metrics }: AppDeps): void {
  app.addHook('onResponse', async (request, reply) => {
    const { operationId = 'none' } = request.routeOptions.config
    const labels = { service: 'gateway', operation: operationId, status: String(reply.statusCode) }
    metrics.requests.observe(labels, reply.elapsedTime / 1000)
    const line = { request_id: request.id, operation: operationId, status: reply.statusCode }
    request.log.debug({ ...line, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
}

/** Builds the gateway's Fastify app. Never listens, never reads the environment. */
export function buildGatewayApp(deps: AppDeps): FastifyInstance {
  const { settings } = deps
  const app = fastify({
    loggerInstance: deps.log.child({ service: 'gateway' }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf as never,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestTimeout: settings.tryMs.stream,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      const code = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'uri_too_long' : 'not_found'
      sendProblem(reply as FastifyReply, new DomainError(code), request.id)
    },
    routerOptions: { maxParamLength: 256 },
  })
  // Bodies belong to the services: nothing here may read one.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.setErrorHandler(sendError)
  registerBrowserRules(app, settings)
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, new DomainError('not_found', 'No such address.'), request.id),
  )
  observe(app, deps)
  registerProbes(app, { own: async () => undefined, others: deps.others })
  registerDocs(app)
  registerAccessTokens(app, { keys: deps.keys, issuer: settings.tokenIssuer, audience: settings.tokenAudience })
  mountRoutes(app, deps)
  return app
}
