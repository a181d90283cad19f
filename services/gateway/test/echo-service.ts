import type { GatewayRoute } from '@stoa/kit/contract/operations'
import { openInternalToken } from '@stoa/kit/security/internal-token'
import type { Principal } from '@stoa/kit/security/principal'
import { testSecret } from '@stoa/kit/testing/app'
import fastify, { type FastifyInstance } from 'fastify'

const route = (method: GatewayRoute['method'], url: string, more: Partial<GatewayRoute> = {}): GatewayRoute => ({
  operationId: `${method.toLowerCase()}${url.replace(/\W/g, '_')}`,
  service: 'order',
  method,
  url,
  permission: 'public',
  ...more,
})

/** The operations of the echo service, and one of a service without an address. */
export const routes: GatewayRoute[] = [
  route('GET', '/v1/things/:id'),
  route('PATCH', '/v1/things/:thingId'),
  route('POST', '/v1/things', { permission: 'customer' }),
  route('GET', '/v1/carts/:id', { permission: 'buyer' }),
  route('GET', '/v1/orders/:id', { permission: 'order-buyer' }),
  route('GET', '/v1/admin/things', { permission: 'staff:things.read' }),
  route('POST', '/v1/auth/login', { rateLimit: 'login' }),
  route('POST', '/v1/uploads', { rawBody: true, isStream: true }),
  route('POST', '/v1/admin/uploads', { permission: 'staff:things.write', rawBody: true, isStream: true }),
  route('POST', '/v1/gives-up', { rawBody: true, isStream: true }),
  route('POST', '/v1/json'),
  route('POST', '/v1/admin/json', { permission: 'staff:things.write' }),
  route('GET', '/v1/downloads'),
  route('GET', '/v1/events', { isEventStream: true }),
  route('GET', '/v1/hangs'),
  route('POST', '/v1/hangs'),
  route('GET', '/v1/elsewhere', { service: 'nowhere' }),
]

/** A request as a service received it. */
export interface Received {
  principal: Principal
  caller: string
  headers: Record<string, string | string[] | undefined>
  url: string
  body?: unknown
}

const received = new WeakMap<object, Received>()

/** Who the gateway made a request for. */
export const principalOf = (raw: object): Principal | undefined => received.get(raw)?.principal

/** A service that returns what it received, and refuses what did not come through the gateway. */
export function createEchoService(): FastifyInstance {
  const app = fastify({ forceCloseConnections: true })
  app.addHook('onRequest', async (request, reply) => {
    const { headers, method = '', url = '' } = request.raw
    const opened = openInternalToken(testSecret, String(headers['stoa-internal']), {
      callee: 'order',
      method,
      url,
      headers,
    })
    if (!opened) return reply.code(418).send({ message: 'no internal token for this' })
    received.set(request.raw, { ...opened, headers, url })
  })
  app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload))
  const echo = async (request: { raw: object; body?: unknown }) => ({
    ...received.get(request.raw),
    body: request.body,
  })
  app.get('/v1/things/:id', async (request, reply) => {
    reply.headers({ vary: 'Accept-Language', 'stoa-seen': '1-0', 'x-request-id': 'forged', etag: '"7"' })
    if (request.raw.url?.endsWith('/drawing')) reply.header('content-security-policy', 'sandbox')
    return echo(request)
  })
  app.post('/v1/things', { schema: { body: { type: 'object', required: ['name'] } } }, echo)
  for (const url of ['/v1/carts/:id', '/v1/orders/:id', '/v1/admin/things']) app.get(url, echo)
  for (const url of ['/v1/auth/login', '/v1/json']) app.post(url, echo)
  return app
}
