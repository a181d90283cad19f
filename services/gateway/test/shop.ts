import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import type { Resolve } from '@stoa/kit/calls/address-list'
import type { OutgoingRequest, Transport } from '@stoa/kit/calls/transport'
import type { GatewayRoute } from '@stoa/kit/contract/operations'
import type { BroadcastListener } from '@stoa/kit/events/broadcasts'
import { createLog } from '@stoa/kit/observability/log'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { openInternalToken } from '@stoa/kit/security/internal-token'
import type { Principal } from '@stoa/kit/security/principal'
import { testSecret } from '@stoa/kit/testing/app'
import { testRedis } from '@stoa/kit/testing/databases'
import { UnavailableError } from '@stoa/kit/values/problem'
import fastify, { type FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import type { GatewaySettings } from '../config.ts'
import { createHttpDispatch } from '../dispatch-http.ts'
import { createLocalDispatch } from '../dispatch-local.ts'
import { createGateway } from '../gateway.ts'
import { defaultPolicies } from '../rate-policies.ts'

export const ISSUER = 'stoa'

const route = (method: GatewayRoute['method'], url: string, more: Partial<GatewayRoute> = {}): GatewayRoute => ({
  operationId: `${method.toLowerCase()}${url.replace(/\W/g, '_')}`,
  service: 'order',
  method,
  url,
  permission: 'public',
  ...more,
})

export const routes: GatewayRoute[] = [
  route('GET', '/v1/things/:id'),
  route('PATCH', '/v1/things/:thingId'),
  route('POST', '/v1/things', { permission: 'customer' }),
  route('GET', '/v1/carts/:id', { permission: 'buyer' }),
  route('GET', '/v1/admin/things', { permission: 'staff:things.read' }),
  route('POST', '/v1/auth/login', { rateLimit: 'login' }),
  route('POST', '/v1/uploads', { rawBody: true }),
  route('POST', '/v1/gives-up', { rawBody: true }),
  route('POST', '/v1/json'),
  route('GET', '/v1/downloads'),
  route('GET', '/v1/hangs'),
  route('POST', '/v1/hangs'),
  route('GET', '/v1/elsewhere', { service: 'nowhere' }),
]

/** What a service saw of a request. */
export interface Seen {
  principal: Principal
  caller: string
  headers: Record<string, string | string[] | undefined>
  url: string
  body?: unknown
}

/** A service that says back what reached it, refusing what did not come through the gateway. */
export function createService(): FastifyInstance {
  const app = fastify({ forceCloseConnections: true })
  const seen = new WeakMap<object, Seen>()
  app.addHook('onRequest', async (request, reply) => {
    const { headers, method = '', url = '' } = request.raw
    const opened = openInternalToken(testSecret, String(headers['stoa-internal']), { callee: 'order', method, url })
    if (!opened) return reply.code(418).send({ message: 'no internal token for this' })
    seen.set(request.raw, { ...opened, headers, url })
  })
  app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload))
  const echo = async (request: { raw: object; body?: unknown }) => ({ ...seen.get(request.raw), body: request.body })
  app.get('/v1/things/:id', async (request, reply) => {
    reply.headers({ vary: 'Accept-Language', 'stoa-seen': '1-0', 'x-request-id': 'forged', etag: '"7"' })
    return echo(request)
  })
  app.post('/v1/things', { schema: { body: { type: 'object', required: ['name'] } } }, echo)
  for (const url of ['/v1/carts/:id', '/v1/admin/things']) app.get(url, echo)
  for (const url of ['/v1/auth/login', '/v1/json']) app.post(url, echo)
  return app
}

const b64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** The user service as the gateway knows it: sessions, keys, published signing keys; everything asked is counted. */
export function createUsers() {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const published = new Map<string, KeyObject>([['key-1', pair.publicKey]])
  const sessions = new Map<string, { id: string; permissions: string[] }>()
  const keys = new Map<string, { id: string; permissions: string[]; publishable?: boolean }>()
  const asked = { jwks: 0, principals: 0 }
  let isAway = false

  const resolve = (body: { session_id?: string; api_key?: string }) => {
    asked.principals += 1
    const user = sessions.get(body.session_id ?? '')
    if (user) return { kind: 'user', ...user }
    const key = keys.get(body.api_key ?? '')
    return key ? { kind: 'key', ...key } : null
  }
  const answer = (status: number, body: unknown) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const transport: Transport = {
    async request({ url, body }: OutgoingRequest) {
      if (isAway) throw new UnavailableError('user is away', false)
      if (url === '/.well-known/jwks.json') {
        asked.jwks += 1
        const jwks = [...published].map(([kid, key]) => ({
          ...key.export({ format: 'jwk' }),
          kid,
          alg: 'ES256',
          use: 'sig',
        }))
        return answer(200, { keys: jwks })
      }
      const found = resolve(JSON.parse(body ?? '{}'))
      return found ? answer(200, found) : answer(401, { code: 'unauthenticated', title: 'no', status: 401, type: '' })
    },
    close: async () => undefined,
  }
  const now = () => Math.floor(Date.now() / 1000)
  return {
    asked,
    transport,
    sessions,
    keys,
    published,
    pair,
    goAway: (away: boolean) => {
      isAway = away
    },
    /** A token signed as told; by default one that the gateway takes. */
    token(more: { header?: object; claims?: object; signWith?: (input: string) => string } = {}): string {
      const header = { alg: 'ES256', typ: 'at+jwt', kid: 'key-1', ...more.header }
      const claims = {
        iss: ISSUER,
        aud: 'stoa',
        sub: 'usr_1',
        sid: 'ses_1',
        iat: now(),
        exp: now() + 600,
        ...more.claims,
      }
      const input = `${b64(header)}.${b64(claims)}`
      const es256 = () =>
        sign('sha256', Buffer.from(input), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
      return `${input}.${more.signWith ? more.signWith(input) : es256()}`
    },
  }
}

/** The broadcast stream, as far as the gateway needs one. */
export function createStream() {
  const heard = { lastReadAt: Number.POSITIVE_INFINITY }
  let listener: BroadcastListener | null = null
  return {
    heard,
    broadcasts: {
      listen: async (given: BroadcastListener) => {
        listener = given
        return () => {
          listener = null
        }
      },
      get lastReadAt() {
        return heard.lastReadAt
      },
    },
    tell: (type: string, id: string) => listener?.onBroadcast({ type, id, seq: '1-0' }),
    lose: () => listener?.onGap(),
  }
}

export const settings: GatewaySettings = {
  publicUrl: 'https://api.shop.example',
  corsOrigins: ['https://shop.example'],
  trustedProxies: [],
  tokenIssuer: ISSUER,
  tokenAudience: 'stoa',
  policies: { ...defaultPolicies, default: { limit: 10_000, windowSeconds: 60, exact: false } },
  maxBodyBytes: { stream: 30_000_000, other: 2 ** 20 },
  tryMs: { read: 1_000, write: 1_000, stream: 20_000 },
}

interface ShopOptions {
  way: 'local' | 'http'
  settings?: Partial<GatewaySettings>
  service?: (app: FastifyInstance) => void
  /** Addresses of the service behind, for HTTP. */
  resolve?: Resolve
  /** `http://host:port` of a service of the test's own. */
  upstream?: string
  redisUrl?: string
}

/** A gateway that listens, in front of one service, in this process or over HTTP. */
export async function openShop(t: Test, options: ShopOptions) {
  const redis = await testRedis(t)
  const users = createUsers()
  const stream = createStream()
  const service = createService()
  options.service?.(service)
  const given = { ...settings, ...options.settings }
  const dispatch = await (async () => {
    if (options.way === 'local') {
      await service.ready()
      return createLocalDispatch(new Map([['order', service]]))
    }
    const upstream = options.upstream ?? (await service.listen({ host: '127.0.0.1', port: 0 }))
    const { resolve } = options
    return createHttpDispatch({ upstreams: { order: upstream }, tryMs: given.tryMs, ...(resolve ? { resolve } : {}) })
  })()
  const gateway = await createGateway({
    settings: given,
    runtime: {
      secret: testSecret,
      log: createLog('silent'),
      metrics: createMetrics(),
      transport: users.transport,
      broadcasts: stream.broadcasts,
      cacheRedisUrl: options.redisUrl ?? redis.url,
      keyPrefix: redis.prefix,
    },
    dispatch,
    routes,
  })
  await gateway.start()
  const url = await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(async () => {
    // The test's own client may hold connections that it never used.
    gateway.app.server.closeAllConnections()
    await gateway.stop()
    await service.close()
  })
  users.sessions.set('ses_1', { id: 'usr_1', permissions: [] })
  return { url, users, stream, gateway, service, redis }
}

/** Sends bytes as they are and answers all that comes back; for what a proper client would not send. */
export async function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.write(text)
  await once(socket, 'close')
  return answer
}

export const portOf = (app: FastifyInstance) => (app.server.address() as AddressInfo).port
