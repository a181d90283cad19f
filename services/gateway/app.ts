import type { Log } from '@stoa/kit/context'
import type { CallOptions, GatewayRoute } from '@stoa/kit/contract'
import { answerError, sendProblem } from '@stoa/kit/error-answers'
import { INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/internal-token'
import type { Metrics } from '@stoa/kit/metrics'
import type { Principal } from '@stoa/kit/principal'
import { registerProbes } from '@stoa/kit/probes'
import { DomainError } from '@stoa/kit/problem'
import type { RootSecret } from '@stoa/kit/secrets'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { registerAccessTokens } from './access-token.ts'
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

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

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

function refuseGiants(deps: AppDeps, request: FastifyRequest): void {
  if (Number(request.headers['content-length'] ?? 0) <= deps.settings.maxBodyBytes) return
  throw new DomainError('payload_too_large', undefined, { headers: { connection: 'close' } })
}

/** The way of every request (DESIGN §4): limited, known, let in, handed on. Its body is never read here. */
function passage(deps: AppDeps, route: GatewayRoute) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const address = plainAddress(request.ip)
    await limit(deps, route, address, reply)
    refuseGiants(deps, request)
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
  const byUrl = Map.groupBy(deps.routes, (route) => route.url)
  for (const [url, routes] of byUrl) {
    for (const route of routes) {
      const config = { operationId: route.operationId }
      app.route({ method: route.method, url, config, onRequest: passage(deps, route), handler: unreachable })
    }
    const taken = new Set<string>(routes.map((route) => route.method))
    const others = METHODS.filter((method) => !taken.has(method))
    const allow = [...taken, ...(taken.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    const refuse = async () => {
      throw new DomainError('method_not_allowed', undefined, { headers: { allow } })
    }
    const methods = taken.has('GET') ? others : [...others.filter((method) => method !== 'GET'), 'GET', 'HEAD']
    app.route({ method: methods, url, exposeHeadRoute: false, onRequest: refuse, handler: unreachable })
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
    disableRequestLogging: true,
    genReqId: requestIdOf as never,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 256 },
  })
  // Bodies belong to the services: nothing here may read one.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.setErrorHandler(answerError)
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
