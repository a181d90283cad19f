import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createAllowedMethods } from '@stoa/kit/http/allowed-methods'
import { endConnectionsOnClose } from '@stoa/kit/http/draining'
import { sendError, sendProblem } from '@stoa/kit/http/error-responses'
import { registerProbes } from '@stoa/kit/http/probes'
import { DomainError } from '@stoa/kit/values/problem'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { registerAccessTokens } from './access-token.ts'
import { createBodiesUnderWay } from './bodies-under-way.ts'
import { registerCaching } from './caching.ts'
import { limitChunks } from './chunked-bodies.ts'
import { createProxyList } from './client-address.ts'
import { createClientShares } from './client-shares.ts'
import { createOwnerOf, limitConnections, refuseUnknownClients } from './connections.ts'
import { registerDocs } from './docs.ts'
import { createKnownCredentials } from './known-credentials.ts'
import { respondToMalformedRequest } from './malformed-requests.ts'
import { refuseOffenders } from './offenders.ts'
import { type AppDeps, type PipelineDeps, pipeline } from './pipeline.ts'
import { limitPipelining } from './pipelining.ts'
import { policyField } from './rate-limit.ts'
import { policyFor } from './rate-policies.ts'
import { createFastPath } from './response-cache/fast-path.ts'
import { createReadyHeads } from './response-cache/ready-heads.ts'
import { createAddressReader, screenRequests } from './screening.ts'
import { registerSecurityHeaders } from './security-headers.ts'
import { limitSlowBody } from './slow-bodies.ts'
import { keepWhileMade, limitUnread } from './slow-readers.ts'
import { requestIdOf } from './tracing.ts'

/** Headers come in within this time, and connections are looked at this often. */
const TIMEOUTS = { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 }

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** As long as Fastify's own default: a proxy that keeps connections for a minute closes them first. */
const KEEP_ALIVE_MS = 72_000

function pipelineDeps(deps: AppDeps): PipelineDeps {
  const { cache, limiter, metrics, log, settings } = deps
  const { policies, corsOrigins } = settings
  const heads = createReadyHeads(corsOrigins, (name) => policyField(name, policyFor(policies, name)))
  const bodies = createBodiesUnderWay(settings.bodiesUnderWay)
  const streams = createClientShares(settings.maxStreams)
  const known = createKnownCredentials(deps)
  const isProxy = createProxyList(settings.trustedProxies)
  const addressOf = createAddressReader({ isProxy, log })
  if (!cache) return { ...deps, addressOf, isProxy, heads, known, bodies, streams }
  const fastPath = createFastPath({
    ...{ cache, heads, known, limiter, policies, addressOf, metrics, log },
    keepAliveMs: KEEP_ALIVE_MS,
  })
  return { ...deps, addressOf, isProxy, heads, known, bodies, streams, fastPath }
}

const MANY_CONNECTIONS = 'a network has as many connections as STOA_MAX_CONNECTIONS allows'
const OFFENDERS =
  'connections of a network are refused for a minute, because it sent many requests at once or bodies in very many pieces'

/** Tells once that a network is refused: it may be a proxy of the operator's. */
function warnOnce(log: AppDeps['log'], what: string) {
  let isWarned = false
  return (network: string) => {
    if (isWarned) return
    isWarned = true
    log.warn({ network }, `${what}; if it is a proxy of yours, name it in STOA_TRUSTED_PROXIES`)
  }
}

/** Kept responses are sent before the framework sees the request; everything else is the framework's. */
function createGatewayServer(handler: RequestListener, { fastPath, isProxy, settings, log }: PipelineDeps): Server {
  const ownerOf = createOwnerOf(isProxy)
  // Node would respond to a request without a host, and to one that expects what nobody knows, before any limit counts it.
  const server = createServer({ ...TIMEOUTS, requireHostHeader: false })
  const expel = refuseOffenders(server, { ownerOf, onRefused: warnOnce(log, OFFENDERS) })
  const admit = limitPipelining(ownerOf, { expel })
  const watchChunks = limitChunks(expel)
  const respond: RequestListener = (request, response) => {
    if (!admit(request, response)) return
    watchChunks(request, response)
    // The framework answers preflights before it looks at anything else.
    if (request.method === 'OPTIONS') limitSlowBody(request, false, settings.bodyPace)
    if (fastPath?.respond(request, response)) return
    keepWhileMade(response)
    handler(request, response)
  }
  server.on('request', respond).on('checkExpectation', respond)
  limitConnections(server, { ownerOf, max: settings.maxConnections, onRefused: warnOnce(log, MANY_CONNECTIONS) })
  refuseUnknownClients(server)
  limitUnread(server)
  server.requestTimeout = settings.tryMs.stream
  server.keepAliveTimeout = KEEP_ALIVE_MS
  return server
}

/** Where an address goes that the router cannot read: it has no route, but hooks and limits like every other. */
const UNREADABLE = '/unreadable'

const neverHandled = async () => {
  throw new Error('requests are dispatched before any handler')
}

/** Every public operation, and 405 for the other methods of its path. */
function mountRoutes(app: FastifyInstance, deps: PipelineDeps): void {
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
  const made = pipelineDeps(deps)
  const tooLong = new WeakSet<IncomingMessage>()
  const app: FastifyInstance = fastify({
    serverFactory: (handler) => createGatewayServer(handler, made),
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf as never,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: respondToMalformedRequest,
    frameworkErrors: (error, request, reply) => {
      if (error.code === 'FST_ERR_MAX_PARAM_LENGTH') tooLong.add(request.raw)
      request.raw.url = UNREADABLE
      app.routing(request.raw, reply.raw)
    },
    routerOptions: { maxParamLength: 256 },
  })
  endConnectionsOnClose(app)
  // Services read the bodies: the gateway parses none.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  const allowedAt = createAllowedMethods(deps.routes)
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    // CORS responds to every OPTIONS, and knows of no address.
    if (request.method === 'OPTIONS') {
      const allow = allowedAt(request.url)
      if (allow.length > 0) reply.header('allow', [...allow, 'OPTIONS'].join(', '))
    }
    done()
  })
  app.setErrorHandler(sendError)
  registerCaching(app)
  registerSecurityHeaders(app, settings)
  screenRequests(app, made)
  app.setNotFoundHandler((request, reply) => {
    const isTooLong = tooLong.has(request.raw)
    const refusal = isTooLong ? new DomainError('uri_too_long') : new DomainError('not_found', 'No such address.')
    return sendProblem(reply, refusal, request.id)
  })
  measureRequests(app, deps)
  // What it knows of the inside is among the metrics, which are not public.
  registerProbes(app, { own: async () => undefined })
  registerDocs(app, settings.sdkPackage)
  registerAccessTokens(app, { keys: deps.keys, issuer: settings.tokenIssuer, audience: settings.tokenAudience })
  mountRoutes(app, made)
  return app
}
