import type { GatewayRoute } from '@stoa/kit/contract/operations'
import type { BroadcastListener, Broadcasts } from '@stoa/kit/events/broadcasts'
import { exposeStates } from '@stoa/kit/observability/metrics'
import {
  assembleService,
  type Runtime,
  type Service,
  type ServicePart,
  type ServiceParts,
} from '@stoa/kit/process/service'
import { ownKeys } from '@stoa/kit/process/service-keys'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import { buildGatewayApp } from './app.ts'
import { type GatewaySettings, gatewayKeys } from './config.ts'
import type { Dispatch } from './dispatch.ts'
import { routes as publicRoutes } from './generated/routes.ts'
import { createKeySet } from './key-set.ts'
import { createPrincipals, type Principals } from './principals.ts'
import { createRateLimiter } from './rate-limit.ts'
import { createTokenStore } from './rate-tokens.ts'
import { createFillRequest } from './response-cache/fill-request.ts'
import { createResponseCache, type ResponseCache } from './response-cache/response-cache.ts'
import { createUserService } from './user-service.ts'

export interface GatewayDeps {
  settings: GatewaySettings
  runtime: Pick<Runtime, 'secret' | 'log' | 'metrics' | 'transport' | 'cacheRedisUrl' | 'keyPrefix'> & {
    broadcasts: Pick<Broadcasts, 'listen' | 'lastReadAt' | 'seen'>
  }
  /** Sends requests on to the services; closed with the gateway. */
  dispatch: Dispatch
  /** The public operations; those of gateway.yaml unless a test has its own. */
  routes?: readonly GatewayRoute[]
}

/**
 * Time without a read of the broadcast stream after which no cached principal is trusted
 * (docs/decisions/0015-permissions-are-looked-up.md).
 */
const DISCONNECTED_AFTER_MS = 5_000

/**
 * The same for kept responses. The reader asks twice a second, with or without broadcasts, and comes back within one, so
 * after two it is certain that something is amiss.
 */
const UNTRUSTED_AFTER_MS = 2_000

function createCache({ settings, runtime, routes = publicRoutes }: GatewayDeps): ResponseCache | undefined {
  const { secret, transport, broadcasts } = runtime
  if (settings.cacheBytes === 0) return undefined
  return createResponseCache({
    maxBytes: settings.cacheBytes,
    routes,
    request: createFillRequest({ secret, transport, timeoutMs: settings.tryMs.read }),
    isConnected: () => performance.now() - broadcasts.lastReadAt < UNTRUSTED_AFTER_MS,
  })
}

function invalidationListener(principals: Principals, cache: ResponseCache | undefined): BroadcastListener {
  return {
    onBroadcast(broadcast) {
      if (broadcast.type === 'principal.changed') principals.invalidate(broadcast.id)
      cache?.purge(broadcast)
    },
    onGap(seq) {
      principals.clear()
      cache?.clear(seq)
    },
  }
}

/** What the gateway consists of: its app responds at once; `start` begins to listen for broadcasts. */
export async function gatewayParts(deps: GatewayDeps): Promise<ServiceParts> {
  const { settings, runtime, dispatch } = deps
  const { secret, log, metrics, transport, broadcasts } = runtime
  const onError = (err: unknown) =>
    log.warn({ err }, 'rate limits are counted by each gateway alone: redis does not respond')
  const redis = await createRedis({ url: runtime.cacheRedisUrl, name: 'stoa-gateway', onError })
  const users = createUserService(secret, transport)
  const isConnected = () => performance.now() - broadcasts.lastReadAt < DISCONNECTED_AFTER_MS
  const principals = createPrincipals({ users, isConnected })
  const store = createTokenStore({ redis, keyPrefix: `${runtime.keyPrefix}:`, onFailure: onError })
  const cache = createCache(deps)
  const app = buildGatewayApp({
    ...(cache ? { cache } : {}),
    routes: deps.routes ?? publicRoutes,
    secret,
    settings,
    log,
    metrics,
    dispatch,
    limiter: createRateLimiter({ store }),
    keys: createKeySet({ fetch: (requestId) => users.getJwks({}, { requestId }) }),
    principals,
  })
  // For those who run the shop; the public is told nothing of it.
  exposeStates(metrics, 'stoa_gateway_dependencies', () => ({
    redis: redis.isReady ? 'ok' : 'unavailable',
    broadcasts: isConnected() ? 'ok' : 'disconnected',
    ...dispatch.report(),
  }))
  let stopListening = () => {}
  const listening: ServicePart = {
    async start() {
      stopListening = await broadcasts.listen(invalidationListener(principals, cache))
      cache?.begin(broadcasts.seen)
    },
    stop: () => stopListening(),
  }
  return { app, parts: [{ stop: () => closeRedis(redis) }, { stop: () => dispatch.close() }, listening] }
}

/** The gateway as a service in a process that runs others too. */
export async function createGateway(deps: GatewayDeps): Promise<Service> {
  const secret = ownKeys(deps.runtime.secret, 'gateway', gatewayKeys(deps.routes))
  const runtime = { ...deps.runtime, secret, log: deps.runtime.log.child({ service: 'gateway' }) }
  return assembleService('gateway', await gatewayParts({ ...deps, runtime }))
}
