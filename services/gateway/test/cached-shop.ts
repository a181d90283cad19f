import type { IncomingMessage } from 'node:http'
import { createLocalTransport } from '@stoa/kit/calls/transport'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { type Broadcasts, compareSeen, createBroadcasts } from '@stoa/kit/events/broadcasts'
import { SEEN, TAGS } from '@stoa/kit/http/kept-response'
import { createLog } from '@stoa/kit/observability/log'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { INTERNAL_TOKEN, openInternalToken } from '@stoa/kit/security/internal-token'
import type { Principal } from '@stoa/kit/security/principal'
import { testSecret } from '@stoa/kit/testing/app'
import { testRedis } from '@stoa/kit/testing/databases'
import fastify, { type FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import type { GatewaySettings } from '../config.ts'
import { createLocalDispatch } from '../dispatch-local.ts'
import { createGateway } from '../gateway.ts'
import { createUserService } from './fake-user-service.ts'
import { settings } from './fixture.ts'

const cache = { ttlSeconds: 60, tags: ['thing'] }
const base = { service: 'catalogue', permission: 'public' } as const
const cachedRoutes: GatewayRoute[] = [
  { ...base, operationId: 'listThings', method: 'GET', url: '/v1/things', cache },
  {
    ...base,
    operationId: 'searchThings',
    method: 'GET',
    url: '/v1/searches',
    cache: { ...cache, missRateLimit: 'search' },
  },
  { ...base, operationId: 'getThing', method: 'GET', url: '/v1/things/:id', cache: { ttlSeconds: 60, tags: ['note'] } },
  { ...base, operationId: 'changeThing', method: 'PATCH', url: '/v1/things/:id', permission: 'staff:things.write' },
]

/** Waits before it responds, until it is told to go on. */
interface Hold {
  until: Promise<void> | null
  reached: () => void
}

/** What the service has shown and received. */
interface State {
  number: number
  requests: string[]
  headers: Record<string, unknown>
  principal: Principal | undefined
}

/** Whom the gateway asked for. */
function principalOf({ method = '', url = '', headers }: IncomingMessage): Principal | undefined {
  const token = String(headers[INTERNAL_TOKEN])
  return openInternalToken(testSecret, token, { callee: 'catalogue', method, url, headers })?.principal
}

/** A service whose things have a number that grows, and which follows broadcasts as the product service does. */
function createCatalogue(broadcasts: Broadcasts) {
  const state: State = { number: 1, requests: [], headers: {}, principal: undefined }
  const hold: Hold = { until: null, reached: () => undefined }
  const app = fastify({ forceCloseConnections: true })
  app.addHook('onRequest', async (request, reply) => {
    reply.header(SEEN, broadcasts.seen)
    state.requests.push(request.url)
    state.headers = request.headers
    state.principal = principalOf(request.raw)
  })
  const body = async () => {
    const { number } = state
    hold.reached()
    await hold.until
    const isStaffs = state.principal?.kind !== 'anonymous'
    return { number, padding: 'x'.repeat(2_000), ...(isStaffs ? { preview: true } : {}) }
  }
  app.get('/v1/things', body)
  app.get('/v1/searches', body)
  app.get<{ Params: { id: string } }>('/v1/things/:id', async ({ params: { id } }, reply) => {
    if (id === 'missing') return reply.code(404).type('application/problem+json').send({ code: 'not_found' })
    reply.header(TAGS, id)
    if (id === 'small') return { number: state.number }
    return body()
  })
  app.patch('/v1/things/:id', async () => {
    state.number += 1
    return { number: state.number }
  })
  return { app, state, hold }
}

async function openBroadcasts(t: Test, url: string, prefix: string): Promise<Broadcasts> {
  const broadcasts = await createBroadcasts({ url, prefix, onError: () => undefined })
  t.teardown(() => broadcasts.close())
  return broadcasts
}

interface GatewayOptions {
  app: FastifyInstance
  redis: { url: string; prefix: string }
  settings?: Partial<GatewaySettings>
}

/** One gateway, with a reader of broadcasts of its own. */
async function addGateway(t: Test, { app, redis, settings: more }: GatewayOptions) {
  const users = createUserService()
  const metrics = createMetrics()
  const broadcasts = await openBroadcasts(t, redis.url, redis.prefix)
  // A machine that stands still for seconds leaves what is kept untrusted for a moment, which counts of requests would show.
  Object.defineProperty(broadcasts, 'lastReadAt', { get: () => performance.now(), configurable: true })
  const apps = new Map([['catalogue', app]])
  const local = createLocalTransport(apps)
  const gateway = await createGateway({
    settings: { ...settings, ...more },
    runtime: {
      secret: testSecret,
      log: createLog('silent'),
      metrics,
      transport: {
        request: (request) => (request.service === 'user' ? users.transport : local).request(request),
        close: async () => undefined,
      },
      broadcasts,
      cacheRedisUrl: redis.url,
      keyPrefix: redis.prefix,
    },
    dispatch: createLocalDispatch(apps),
    routes: cachedRoutes,
  })
  await gateway.start()
  // Told after the gateway itself, which began to listen before.
  let consumed = Promise.withResolvers<string>()
  await broadcasts.listen({
    onBroadcast: ({ seq }) => {
      consumed.resolve(seq)
      consumed = Promise.withResolvers()
    },
    onGap: () => undefined,
  })
  const url = await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(async () => {
    gateway.app.server.closeAllConnections()
    await gateway.stop()
  })
  users.sessions.set('ses_1', { id: 'usr_1', permissions: ['things.write'] })
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}${path}`, { headers })
    const text = await response.text()
    const body = text === '' ? {} : (JSON.parse(text) as { number?: number; request_id?: string })
    return { status: response.status, headers: response.headers, body, number: body.number }
  }
  const metric = async (line: string) => (await metrics.registry.metrics()).includes(`${line}\n`)
  return { url, users, broadcasts, read, metric, consumed: () => consumed.promise }
}

/** A service and two gateways in front of it, on a Redis of the test's own. */
export async function openCachedShop(t: Test, options: { settings?: Partial<GatewaySettings> } = {}) {
  const redis = await testRedis(t)
  const service = await openBroadcasts(t, redis.url, redis.prefix)
  await service.listen({ onBroadcast: () => undefined, onGap: () => undefined })
  const { app, state, hold } = createCatalogue(service)
  await app.ready()
  t.teardown(() => app.close())
  const first = await addGateway(t, { app, redis, ...options })
  const second = await addGateway(t, { app, redis, ...options })
  /** Until it has, nothing that the service responds is kept. */
  const serviceHasSeen = async (seq: string) => {
    while (compareSeen(service.seen, seq) < 0) await new Promise(setImmediate)
  }
  await serviceHasSeen(second.broadcasts.seen)
  /** Changes what the service shows and waits until it and both gateways have consumed the broadcast. */
  const change = async (id: string, type = 'thing.changed') => {
    state.number += 1
    const everywhere = Promise.all([first.consumed(), second.consumed()])
    await service.publish({ type, id })
    const [seq] = await everywhere
    await serviceHasSeen(seq)
  }
  return { first, second, change, state, hold, service }
}
