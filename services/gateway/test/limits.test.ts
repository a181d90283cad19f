import { connect } from 'node:net'
import t from 'tap'
import { startGateway } from './fixture.ts'

const policies = {
  default: { limit: 5, windowSeconds: 60, exact: true },
  probes: { limit: 5, windowSeconds: 60, exact: true },
}

t.test('documents, unknown addresses, other methods and probes are limited too', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local', settings: { policies, trustedProxies: ['127.0.0.1'] } })
  for (const [index, [method, path]] of [
    ['GET', '/docs/problems'],
    ['GET', '/openapi.json'],
    ['GET', '/docs/static/swagger-ui.css'],
    ['GET', '/no/such/address'],
    ['DELETE', '/v1/things/1'],
    ['GET', '/readyz'],
    ['GET', '/livez'],
  ].entries()) {
    const headers = { 'x-forwarded-for': `198.51.100.${index}` }
    const statuses: number[] = []
    for (let i = 0; i < 6; i += 1)
      statuses.push((await fetch(`${url}${path}`, { method: method ?? 'GET', headers })).status)
    t.equal(statuses.indexOf(429), 5, `${method} ${path}: ${statuses}`)
  }
  for (let i = 0; i < 8; i += 1) {
    t.equal((await fetch(`${url}/readyz`)).status, 200, 'a probe of the machine itself is always let through')
  }
})

t.test('what is private is kept by no cache, what is public is revalidated', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { url, userService } = await startGateway(t, {
      dispatch,
      service: (app) => {
        app.get('/v1/downloads', async (_request, reply) =>
          reply.header('cache-control', 'public, max-age=60').send('x'),
        )
      },
    })
    const cachingOf = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${url}${path}`, init)
      return [response.status, response.headers.get('cache-control')]
    }
    const signedIn = { authorization: `Bearer ${userService.token()}` }
    t.same(await cachingOf('/v1/things/1'), [200, 'no-cache'])
    t.same(await cachingOf('/v1/things/1', { headers: signedIn }), [200, 'no-store'], 'with a credential')
    t.same(await cachingOf('/v1/things/1', { headers: { authorization: 'Bearer x' } }), [401, 'no-store'])
    t.same(await cachingOf('/v1/downloads'), [200, 'public, max-age=60'], 'as the service declares')
    t.same(await cachingOf('/v1/carts/1'), [401, 'no-store'])
    const write = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    t.same(await cachingOf('/v1/json', write), [200, 'no-store'])
    t.same(await cachingOf('/v1/elsewhere'), [503, 'no-store'])
    t.same(await cachingOf('/nowhere'), [404, 'no-store'])
    t.same(await cachingOf('/readyz'), [200, 'no-store'])
    const { headers } = await fetch(`${url}/v1/things/1`, { headers: { origin: 'https://shop.example' } })
    const vary = new Set(headers.get('vary')?.toLowerCase().split(', '))
    for (const name of ['origin', 'accept-language', 'authorization', 'stoa-cart-token', 'stoa-api-key'])
      t.ok(vary.has(name), name)
  }
})

/** Sends a request with a body that never ends, a byte at a time; resolves when the connection has been closed. */
async function trickle(url: string, head: string): Promise<void> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined).resume()
  socket.write(`${head}\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{`)
  const timer = setInterval(() => socket.write(' '), 20)
  // Not `once`, which takes a reset for a failure: it is an end too.
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(timer)
}

t.test('a body that comes in too slowly loses its connection, one that a service reads slowly does not', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const bodyPace = { wholeMs: 300, windowMs: 1_000, windowBytes: 8_192 }
    const { url } = await startGateway(t, {
      dispatch,
      settings: { bodyPace },
      service: (app) => {
        // Reads nothing for several windows, then everything.
        app.post('/v1/uploads', async (request) => {
          await new Promise((resolve) => setTimeout(resolve, 2_500))
          let bytes = 0
          for await (const chunk of request.body as AsyncIterable<Buffer>) bytes += chunk.length
          return { bytes }
        })
      },
    })
    await trickle(url, 'POST /v1/json HTTP/1.1\r\nContent-Type: application/json')
    await trickle(url, 'POST /v1/things HTTP/1.1\r\nContent-Type: application/json')
    await trickle(url, 'POST /nowhere HTTP/1.1\r\nContent-Type: application/json')
    await trickle(url, 'POST /v1/uploads HTTP/1.1\r\nContent-Type: text/csv')
    const body = Buffer.alloc(5_000_000, 'a')
    const response = await fetch(`${url}/v1/uploads`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body })
    t.same(await response.json(), { bytes: body.length }, dispatch)
    t.equal((await fetch(`${url}/v1/things/1`)).status, 200)
  }
})

t.test('browsers are told of headers that operations take and give, and of none that are not built', async (t) => {
  const { url } = await startGateway(t, { dispatch: 'local' })
  const document = await (await fetch(`${url}/openapi.json`)).text()
  const origin = 'https://shop.example'
  const headers = { origin, 'access-control-request-method': 'POST' }
  const preflight = await fetch(`${url}/v1/things`, { method: 'OPTIONS', headers })
  const taken = preflight.headers.get('access-control-allow-headers')?.split(', ') ?? []
  // Those hold for every operation: of HTTP, and of tracing.
  const general = /^(?:Accept-Language|Authorization|Content-Type|Traceparent|Tracestate|X-Request-Id)$/
  for (const name of taken.filter((each) => !general.test(each))) t.ok(document.includes(`"${name}"`), name)
  const given = (await fetch(`${url}/v1/things/1`, { headers: { origin } })).headers.get(
    'access-control-expose-headers',
  )
  for (const name of ['Deprecation', 'Sunset', 'Link', 'Location']) t.notMatch(given, new RegExp(`\\b${name}\\b`))
  for (const name of ['ETag', 'Idempotent-Replayed', 'Content-Disposition', 'Retry-After']) t.match(given, name)
})
