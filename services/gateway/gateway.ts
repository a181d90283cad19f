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
import { createUserService } from './user-service.ts'

export interface GatewayDeps {
  settings: GatewaySettings
  runtime: Pick<Runtime, 'secret' | 'log' | 'metrics' | 'transport' | 'cacheRedisUrl' | 'keyPrefix'> & {
    broadcasts: Pick<Broadcasts, 'listen' | 'lastReadAt'>
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

function invalidationListener(principals: Principals): BroadcastListener {
  return {
    onBroadcast({ type, id }) {
      if (type === 'principal.changed') principals.invalidate(id)
    },
    onGap() {
      principals.clear()
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
  const app = buildGatewayApp({
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
      stopListening = await broadcasts.listen(invalidationListener(principals))
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
