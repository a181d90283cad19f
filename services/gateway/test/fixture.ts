import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Resolve } from '@stoa/kit/calls/address-list'
import type { AddressSettings } from '@stoa/kit/calls/addresses'
import type { BroadcastListener } from '@stoa/kit/events/broadcasts'
import { createLog, type Log } from '@stoa/kit/observability/log'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { testSecret } from '@stoa/kit/testing/app'
import { testRedis } from '@stoa/kit/testing/databases'
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { defaultBudget } from '../bodies-under-way.ts'
import type { GatewaySettings } from '../config.ts'
import { createHttpDispatch } from '../dispatch-http.ts'
import { createLocalDispatch } from '../dispatch-local.ts'
import { createGateway } from '../gateway.ts'
import { defaultPolicies } from '../rate-policies.ts'
import { defaultPace } from '../slow-bodies.ts'
import { createEchoService, routes } from './echo-service.ts'
import { createUserService, ISSUER } from './fake-user-service.ts'

/** Broadcasts as far as the gateway reads them. */
function createBroadcasts() {
  const state = { lastReadAt: Number.POSITIVE_INFINITY, seen: '1-0' }
  let listener: BroadcastListener | null = null
  return {
    state,
    reader: {
      listen: async (given: BroadcastListener) => {
        listener = given
        return () => {
          listener = null
        }
      },
      get seen() {
        return state.seen
      },
      get lastReadAt() {
        return state.lastReadAt
      },
    },
    send: (type: string, id: string) => listener?.onBroadcast({ type, id, seq: '1-0' }),
    sendGap: () => listener?.onGap(state.seen),
  }
}

export const settings: GatewaySettings = {
  publicUrl: 'https://api.shop.example',
  corsOrigins: ['https://shop.example'],
  sdkPackage: '',
  trustedProxies: [],
  tokenIssuer: ISSUER,
  tokenAudience: 'stoa',
  policies: { ...defaultPolicies, default: { limit: 10_000, windowSeconds: 60, exact: false } },
  maxBodyBytes: { stream: 30_000_000, other: 2 ** 20 },
  maxConnections: 1_000,
  maxStreams: 3,
  bodyPace: defaultPace,
  bodiesUnderWay: defaultBudget,
  cacheBytes: 2 ** 20,
  tryMs: { read: 20_000, write: 20_000, stream: 20_000 },
}

interface GatewayOptions {
  /** The service behind runs in this process, or is called over HTTP. */
  dispatch: 'local' | 'http'
  settings?: Partial<GatewaySettings>
  service?: (app: FastifyInstance) => void
  /** Addresses of the service behind, for HTTP. */
  resolve?: Resolve
  addressSettings?: Partial<AddressSettings>
  /** `http://host:port` of a service of the test's own. */
  upstream?: string
  redisUrl?: string
  log?: Log
}

async function createDispatch(service: FastifyInstance, options: GatewayOptions, { tryMs }: GatewaySettings) {
  if (options.dispatch === 'local') {
    await service.ready()
    return createLocalDispatch(new Map([['order', service]]))
  }
  const upstream = options.upstream ?? (await service.listen({ host: '127.0.0.1', port: 0 }))
  const { resolve, addressSettings } = options
  const more = { ...(resolve ? { resolve } : {}), ...(addressSettings ? { settings: addressSettings } : {}) }
  return createHttpDispatch({ upstreams: { order: upstream }, tryMs, ...more })
}

/** A gateway that listens, in front of one service, in this process or over HTTP. */
export async function startGateway(t: Test, options: GatewayOptions) {
  const redis = await testRedis(t)
  const metrics = createMetrics()
  const userService = createUserService()
  const broadcasts = createBroadcasts()
  const service = createEchoService()
  options.service?.(service)
  const given = { ...settings, ...options.settings }
  const dispatch = await createDispatch(service, options, given)
  const gateway = await createGateway({
    settings: given,
    runtime: {
      secret: testSecret,
      log: options.log ?? createLog('silent'),
      metrics,
      transport: userService.transport,
      broadcasts: broadcasts.reader,
      cacheRedisUrl: options.redisUrl ?? redis.url,
      keyPrefix: redis.prefix,
    },
    dispatch,
    routes,
  })
  await gateway.start()
  const url = await gateway.app.listen({ host: '127.0.0.1', port: 0 })
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await gateway.stop()
  }
  t.teardown(async () => {
    // The test's client may hold connections that it never used.
    gateway.app.server.closeAllConnections()
    await stop()
    await service.close()
  })
  userService.sessions.set('ses_1', { id: 'usr_1', permissions: [] })
  /** The state of what the gateway needs, as its metrics tell it. */
  const stateOf = async (name: string) => {
    const [line = ''] = (await metrics.registry.metrics())
      .split('\n')
      .filter((each) => each.includes(`{name="${name}"`))
    return /state="([^"]*)"/.exec(line)?.[1]
  }
  return { url, userService, broadcasts, stateOf, stop }
}

/** Lets time pass in many turns of this process, so that after it stood still a server in it has read what had come. */
export async function turns(ms: number): Promise<void> {
  for (let turn = 0; turn < ms / 10; turn += 1) await pause(10)
}

/** Sends bytes as they are and returns the whole response; for requests that an HTTP client refuses to send. */
export async function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let response = ''
  socket.on('data', (chunk) => {
    response += chunk
  })
  socket.write(text)
  // Not `once`, which takes a reset for a failure: it is an end too.
  await new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve))
  return response
}

/** A plain HTTP server that stands for a service. */
export async function startServer(t: Test, host: string, port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

export const portOf = (server: Server) => (server.address() as AddressInfo).port
