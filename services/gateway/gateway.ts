import type { GatewayRoute } from '@stoa/kit/contract/operations'
import type { NoticeListener, Notices } from '@stoa/kit/events/broadcasts'
import type { Service, Surroundings } from '@stoa/kit/process/service'
import { closeRedis, createRedis } from '@stoa/kit/redis/redis'
import { buildGatewayApp } from './app.ts'
import type { GatewaySettings } from './config.ts'
import type { Dispatch } from './dispatch.ts'
import { routes as publicRoutes } from './generated/routes.ts'
import { createKeySet } from './key-set.ts'
import { createPrincipals, type Principals } from './principals.ts'
import { createRateLimiter } from './rate-limit.ts'
import { createTokenStore } from './rate-tokens.ts'
import { createUserService } from './user-service.ts'

export interface GatewayDeps {
  settings: GatewaySettings
  around: Pick<Surroundings, 'secret' | 'log' | 'metrics' | 'transport' | 'cacheRedisUrl' | 'keyPrefix'> & {
    notices: Pick<Notices, 'listen' | 'lastHeardAt'>
  }
  /** How requests reach the services; closed with the gateway. */
  dispatch: Dispatch
  /** The public operations; those of gateway.yaml unless a test brings its own. */
  routes?: readonly GatewayRoute[]
}

/** Milliseconds without word from the notice stream after which nothing remembered is believed (DESIGN §4). */
const SILENCE_MS = 5_000

function listener(principals: Principals): NoticeListener {
  return {
    onNotice({ type, id }) {
      if (type === 'principal.changed') principals.changed(id)
    },
    onGap() {
      principals.forgetAll()
    },
  }
}

/** Makes the gateway: its app answers at once; `start` begins to listen for notices. */
export async function createGateway(deps: GatewayDeps): Promise<Service> {
  const { settings, around, dispatch } = deps
  const { secret, log, metrics, transport, notices } = around
  const onError = (err: unknown) => log.warn({ err }, 'rate limits are not counted together: redis does not answer')
  const redis = await createRedis({ url: around.cacheRedisUrl, name: 'stoa-gateway', onError, failFast: true })
  const users = createUserService(secret, transport)
  const isHearing = () => performance.now() - notices.lastHeardAt < SILENCE_MS
  const principals = createPrincipals({ users, isHearing })
  const store = createTokenStore({ redis, keyPrefix: `${around.keyPrefix}:`, onFailure: onError })
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
    others: async () => ({
      redis: redis.isReady ? 'ok' : 'unavailable',
      notices: isHearing() ? 'ok' : 'silent',
      ...dispatch.report(),
    }),
  })
  let stopListening = () => {}
  return {
    name: 'gateway',
    app,
    async start() {
      stopListening = await notices.listen(listener(principals))
    },
    async stop() {
      await app.close()
      stopListening()
      await dispatch.close()
      await closeRedis(redis)
    },
  }
}
