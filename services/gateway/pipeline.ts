import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { CallOptions, GatewayRoute } from '@stoa/kit/contract/operations'
import type { Log } from '@stoa/kit/observability/log'
import type { Metrics } from '@stoa/kit/observability/metrics'
import { bodyHeadersOf, INTERNAL_TOKEN, mintTokenFor } from '@stoa/kit/security/internal-token'
import { PRINCIPAL_CHANGED, type Principal } from '@stoa/kit/security/principal'
import type { Keys } from '@stoa/kit/security/secrets'
import { DomainError } from '@stoa/kit/values/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { authenticate, authorize, recheckOf } from './authentication.ts'
import { type BodiesUnderWay, STREAM_BUFFER_BYTES } from './bodies-under-way.ts'
import { setCaching } from './caching.ts'
import { allowLines } from './chunked-bodies.ts'
import type { Client } from './client-address.ts'
import type { ClientShares } from './client-shares.ts'
import type { GatewaySettings } from './config.ts'
import type { Dispatch } from './dispatch.ts'
import { countEventStream } from './event-streams.ts'
import { type ForwardedHeaders, keepClientHeaders } from './headers.ts'
import type { KeySet } from './key-set.ts'
import type { KnownCredentials } from './known-credentials.ts'
import { confirmLateEnd } from './late-bodies.ts'
import { maxBytesOf, refuseLongBody } from './long-bodies.ts'
import type { Principals } from './principals.ts'
import { countRequest, type RateLimiter, rateLimitHeaders } from './rate-limit.ts'
import { policyFor } from './rate-policies.ts'
import type { FastPath } from './response-cache/fast-path.ts'
import { canonicalUrl } from './response-cache/key.ts'
import type { ReadyHeads } from './response-cache/ready-heads.ts'
import { sendEntry, sendResponse } from './response-cache/respond.ts'
import type { ResponseCache } from './response-cache/response-cache.ts'
import { limitSlowBody } from './slow-bodies.ts'
import { traceparentOf } from './tracing.ts'

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
  /** Left out where nothing is kept. */
  cache?: ResponseCache
}

/** What the app makes of them. */
export interface PipelineDeps extends AppDeps {
  addressOf: (request: IncomingMessage) => string
  heads: ReadyHeads
  known: KnownCredentials
  bodies: BodiesUnderWay
  /** Places for streams of events. */
  streams: ClientShares
  /** Whether an address is that of a trusted proxy. */
  isProxy: (address: string) => boolean
  fastPath?: FastPath
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operationId?: string
  }
  interface FastifyRequest {
    /** In plain form, as far as proxies are trusted. */
    clientAddress: string
    /** Whom limits count. */
    client: Client
  }
}

interface Exchange {
  request: FastifyRequest
  reply: FastifyReply
}

function forwardedHeaders(
  deps: AppDeps,
  route: GatewayRoute,
  request: FastifyRequest,
  as: { principal: Principal; call: CallOptions },
): ForwardedHeaders {
  const { principal, call } = as
  const headers = keepClientHeaders(request.raw.headers)
  const { method = 'GET', url = '/' } = request.raw
  const claims = { caller: 'gateway', callee: route.service, method, url, principal }
  headers.host = route.service
  headers['x-request-id'] = call.requestId
  headers[INTERNAL_TOKEN] = mintTokenFor(deps.dispatch, deps.secret, claims, () => bodyHeadersOf(method, headers))
  if (call.traceparent) headers.traceparent = call.traceparent
  // `tracestate` belongs to the trace it came with.
  if (call.traceparent !== request.headers.traceparent) delete headers.tracestate
  return headers
}

export async function checkRateLimit(
  deps: PipelineDeps,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const count = () =>
    countRequest(deps.limiter, {
      name,
      policy: policyFor(deps.settings.policies, name),
      client: request.client,
    })
  const { policy, status } = await (deps.fastPath?.counted(request.raw) ?? count())
  reply.headers(rateLimitHeaders(name, policy, status))
  if (!status.allowed) throw new DomainError('rate_limited')
}

/**
 * Counts what nothing is kept for, beside the rate limit of all its requests. A trusted proxy that names no client is not
 * counted: it is a storefront's server, and speaks for all shoppers.
 */
async function checkMissRateLimit(deps: PipelineDeps, route: GatewayRoute, { request, reply }: Exchange) {
  const name = route.cache?.missRateLimit
  if (name === undefined || deps.isProxy(request.clientAddress)) return
  const wanted = { name, policy: policyFor(deps.settings.policies, name), client: request.client }
  const { policy, status } = await countRequest(deps.limiter, wanted)
  if (status.allowed) return
  reply.headers(rateLimitHeaders(name, policy, status))
  throw new DomainError('rate_limited')
}

/**
 * What is not there yet counts as under way until the response has been sent: what comes after that is discarded, as is the
 * body of a request that is refused.
 */
function admitBody(deps: PipelineDeps, route: GatewayRoute, { request, reply }: Exchange): void {
  const isStream = route.isStream ?? false
  const maxBytes = isStream ? STREAM_BUFFER_BYTES : maxBytesOf(route, deps.settings.maxBodyBytes)
  const end = deps.bodies.admit(request.raw, request.client, { maxBytes, isStream })
  if (end) reply.raw.once('close', end)
}

/** Whoever a service says has changed is resolved anew, from the next request on. */
function forgetChanged({ principals }: AppDeps, headers: OutgoingHttpHeaders): void {
  const changed = headers[PRINCIPAL_CHANGED]
  if (typeof changed === 'string') principals.invalidate(changed)
}

const isOfStaff = ({ permission }: GatewayRoute) => permission.startsWith('staff:')

/** The services whose kept responses a change of staff may concern; it is forgotten before its response is out. */
const changesWhatIsKept = (route: GatewayRoute) => route.method !== 'GET' && isOfStaff(route)

/** Responds with what is kept, or with what the service makes to be kept. False where neither may be. */
async function serveKept(
  deps: PipelineDeps,
  route: GatewayRoute,
  exchange: Exchange & { call: CallOptions },
): Promise<boolean> {
  const { request, reply, call } = exchange
  const { cache, heads } = deps
  const url = canonicalUrl(request.raw.url ?? '/')
  const kept = url === null ? undefined : cache?.find(url)
  if (kept) {
    await sendEntry(request, reply, kept, heads)
    return true
  }
  await checkMissRateLimit(deps, route, exchange)
  if (!cache || url === null) return false
  const filled = await cache.fill(route, url, call)
  if (filled.entry) await sendEntry(request, reply, filled.entry, heads)
  else sendResponse(reply, filled.response)
  return true
}

/**
 * What happens to every request: rate limit, authentication, authorization, dispatch. Its body is never read here
 * (docs/architecture.md#the-way-of-a-request).
 */
export function pipeline(deps: PipelineDeps, route: GatewayRoute) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const address = request.clientAddress
    // First of all, because a body also comes in while its request is being refused.
    limitSlowBody(request.raw, route.isStream ?? false, deps.settings.bodyPace)
    if (route.isStream && isOfStaff(route)) allowLines(request.raw, reply.raw)
    setCaching(route, request, reply)
    await checkRateLimit(deps, route.rateLimit ?? 'default', request, reply)
    refuseLongBody(request, route, deps.settings.maxBodyBytes)
    const call: CallOptions = { requestId: request.id, traceparent: traceparentOf(request.raw) }
    const principal = await authenticate(request, { ...deps, address, call })
    authorize(route, principal)
    if (route.cache && (await serveKept(deps, route, { request, reply, call }))) return
    admitBody(deps, route, { request, reply })
    if (route.isEventStream) countEventStream(deps, request, reply)
    const recheck = recheckOf(request, principal, { principals: deps.principals, call })
    if (recheck) confirmLateEnd(request.raw, recheck)
    const headers = forwardedHeaders(deps, route, request, { principal, call })
    const onHead = (given: OutgoingHttpHeaders) => {
      forgetChanged(deps, given)
      if (changesWhatIsKept(route)) deps.cache?.forget(route.service)
    }
    await deps.dispatch.dispatch({ route, request, reply, headers, onHead })
  }
}
