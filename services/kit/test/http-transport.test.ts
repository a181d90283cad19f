import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpTransport } from '@stoa/kit/calls/http-transport'
import type { OutgoingRequest } from '@stoa/kit/calls/transport'
import type { UnavailableError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'

async function listen(test: Test, host: string, port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  test.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

const portOf = (server: Server) => (server.address() as AddressInfo).port
const call = (method: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  service: 'stock',
  method,
  url: '/internal/things?a=1',
  headers: { 'x-request-id': 'r1' },
  timeoutMs: 30_000,
  ...more,
})
const refusal = async (promise: Promise<unknown>): Promise<UnavailableError> =>
  (await promise.then(
    () => {
      throw new Error('it got a response')
    },
    (error) => error,
  )) as UnavailableError

/** Two replicas behind one name, on addresses of the loopback network; the second may be left unreachable. */
async function replicas(test: Test, first: RequestListener, second: RequestListener | null) {
  const a = await listen(test, '127.0.0.1', 0, first)
  if (second) await listen(test, '127.0.0.2', portOf(a), second)
  const transport = createHttpTransport({
    upstreams: { stock: `http://stock:${portOf(a)}` },
    resolve: async () => ['127.0.0.1', '127.0.0.2'],
  })
  test.teardown(() => transport.close())
  return transport
}

t.test('a call gets its response, with what was sent', async (t) => {
  const transport = await replicas(
    t,
    (request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        response.writeHead(201, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ body, url: request.url, id: request.headers['x-request-id'] }))
      })
    },
    null,
  )
  const response = await transport.request(call('POST', { body: '{"é":1}' }))
  t.equal(response.status, 201)
  t.equal(response.headers['content-type'], 'application/json')
  t.same(JSON.parse(response.body), { body: '{"é":1}', url: '/internal/things?a=1', id: 'r1' })
})

t.test('what was never sent goes to another address, whatever the method', async (t) => {
  let calls = 0
  const transport = await replicas(
    t,
    (_request, response) => {
      calls += 1
      response.end('ok')
    },
    null,
  )
  for (let i = 0; i < 4; i += 1) t.equal((await transport.request(call('POST', { body: '{}' }))).status, 200)
  t.equal(calls, 4)
})

t.test('a read that broke off is repeated elsewhere; a write is not', async (t) => {
  let broken = 0
  const cut: RequestListener = (request) => {
    // Probes are no calls.
    if (request.url === call('GET').url) broken += 1
    request.socket.destroy()
  }
  const transport = await replicas(t, cut, (_request, response) => void response.end('whole'))
  for (let i = 0; i < 3; i += 1) t.equal((await transport.request(call('GET'))).body, 'whole')
  t.equal(broken, 1, 'ejected after the first')

  const other = await replicas(t, cut, cut)
  broken = 0
  const error = await refusal(other.request(call('POST', { body: '{}' })))
  t.equal(error.code, 'service_unavailable')
  t.equal(error.sent, true, 'it may have done the work')
  t.equal(broken, 1)
})

t.test('a deadline holds for each try, to the end of the response', async (t) => {
  let begun = 0
  const drip: RequestListener = (_request, response) => {
    begun += 1
    response.writeHead(200).write('a little')
  }
  const transport = await replicas(t, drip, drip)
  const error = await refusal(transport.request(call('POST', { timeoutMs: 1_000 })))
  t.equal(error.code, 'timeout')
  t.equal(error.sent, true)
  t.equal(begun, 1)
})

t.test('the caller can give up', async (t) => {
  const asked = Promise.withResolvers<void>()
  const left = Promise.withResolvers<void>()
  const transport = await replicas(
    t,
    (request) => {
      request.socket.on('close', () => left.resolve())
      asked.resolve()
    },
    null,
  )
  const stop = new AbortController()
  const waiting = refusal(transport.request(call('GET', { signal: stop.signal })))
  await asked.promise
  stop.abort()
  t.equal((await waiting).code, 'timeout')
  await left.promise
})

t.test('an unknown service is unavailable', async (t) => {
  const transport = createHttpTransport({ upstreams: {} })
  t.equal((await refusal(transport.request(call('GET')))).code, 'service_unavailable')
})

t.test('a write that may be sent twice leaves a frozen address for another; no other write does', async (t) => {
  let frozenWrites = 0
  const frozen: RequestListener = ({ method }) => {
    if (method === 'POST') frozenWrites += 1
  }
  const times = { timeoutMs: 60_000 }
  const transport = await replicas(t, (_request, response) => void response.end('whole'), frozen)
  const startedAt = performance.now()
  t.equal((await transport.request(call('POST', { body: '{}', repeatable: true, ...times }))).body, 'whole')
  const tookMs = performance.now() - startedAt
  t.ok(tookMs > 1_500 && tookMs < 30_000, `${tookMs} ms`)
  for (let i = 0; i < 3; i += 1) await transport.request(call('POST', { body: '{}', repeatable: true, ...times }))
  t.equal(frozenWrites, 1, 'it gets nothing more')
  const other = await replicas(t, (_request, response) => void response.end('whole'), frozen)
  const error = await refusal(other.request(call('POST', { body: '{}', timeoutMs: 4_000 })))
  t.match(error, { code: 'timeout', sent: true })
})

t.test('a write that may be sent twice waits for an address that is slow and passes the probe', async (t) => {
  let writes = 0
  const slow: RequestListener = ({ method }, response) => {
    if (method === 'GET') return void response.end()
    writes += 1
    setTimeout(() => response.end('at last'), 4_000)
  }
  const transport = await replicas(t, slow, slow)
  const response = await transport.request(call('POST', { body: '{}', repeatable: true, timeoutMs: 60_000 }))
  t.equal(response.body, 'at last')
  t.equal(writes, 1, 'it was sent once')
  const error = await refusal(transport.request(call('POST', { body: '{}', repeatable: true, timeoutMs: 1_000 })))
  t.match(error, { code: 'timeout', sent: true })
  t.equal(writes, 2, 'all of its time is not given twice')
})

t.test('a write that may be sent twice is sent to another address when its connection broke', async (t) => {
  const cut: RequestListener = (request) => void request.socket.destroy()
  const transport = await replicas(t, (_request, response) => void response.end('whole'), cut)
  for (let i = 0; i < 3; i += 1)
    t.equal((await transport.request(call('POST', { body: '{}', repeatable: true }))).body, 'whole')
})
