import { once } from 'node:events'
import { type RequestListener, request } from 'node:http'
import type { AddressSettings } from '@stoa/kit/calls/addresses'
import type { Problem } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'
import { portOf, startGateway, startServer } from './fixture.ts'

const json = { 'content-type': 'application/json' }
const problemOf = async (response: Response) => (await response.json()) as Problem
/** As long as a try of a request waits where a replica hangs: what one that does not hang needs on a busy machine too. */
const HANGS_MS = 1_000

/** A gateway in front of two replicas of one service; `null` is one that does not listen. */
async function pair(
  t: Test,
  first: RequestListener,
  second: RequestListener | null,
  { tryMs = 20_000, ...addressSettings }: Partial<AddressSettings> & { tryMs?: number } = {},
) {
  const one = await startServer(t, '127.0.0.1', 0, first)
  if (second) await startServer(t, '127.0.0.2', portOf(one), second)
  return startGateway(t, {
    dispatch: 'http',
    upstream: `http://order.test:${portOf(one)}`,
    resolve: async () => ['127.0.0.1', '127.0.0.2'],
    addressSettings,
    settings: { tryMs: { read: tryMs, write: tryMs, stream: tryMs } },
  })
}

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => response.end(Buffer.concat(chunks)))
}
const cut: RequestListener = (request) => void request.socket.destroy()
const hang: RequestListener = () => undefined

t.test('one replica is down: the other one responds to every request, bodies complete', async (t) => {
  const { url } = await pair(t, echo, null)
  for (let i = 0; i < 6; i += 1) {
    const body = JSON.stringify({ i, long: 'x'.repeat(100_000) })
    const response = await fetch(`${url}/v1/json`, { method: 'POST', headers: json, body })
    t.equal(await response.text(), body)
    t.equal((await fetch(`${url}/v1/things/1`)).status, 200)
  }
})

t.test('a read whose connection breaks is repeated on another replica, a write is not', async (t) => {
  let broken = 0
  const breaking: RequestListener = (request, response) => {
    broken += 1
    cut(request, response)
  }
  const { url } = await pair(t, breaking, echo)
  for (let i = 0; i < 4; i += 1) t.equal((await fetch(`${url}/v1/things/1`)).status, 200)
  t.equal(broken, 1)

  broken = 0
  const both = await pair(t, breaking, breaking)
  const response = await fetch(`${both.url}/v1/json`, { method: 'POST', headers: json, body: '{}' })
  t.equal(response.status, 503)
  t.match(await problemOf(response), { code: 'service_unavailable' })
  t.equal(broken, 1, 'it may have taken effect, so it is not repeated')
})

t.test('a hung replica: another one responds to reads in time, a write is 504', async (t) => {
  const { url } = await pair(t, hang, echo, { tryMs: HANGS_MS })
  const begun = performance.now()
  const responses = await Promise.all(Array.from({ length: 8 }, () => fetch(`${url}/v1/things/1`)))
  t.same(new Set(responses.map(({ status }) => status)), new Set([200]))
  t.ok(performance.now() - begun < 20_000)

  const both = await pair(t, hang, hang, { tryMs: HANGS_MS })
  const write = await fetch(`${both.url}/v1/json`, { method: 'POST', headers: json, body: '{}' })
  t.equal(write.status, 504)
  t.equal((await problemOf(write)).code, 'timeout')
})

t.test('a frozen replica gets no request again before it has passed a probe', async (t) => {
  let isFrozen = true
  const seen: string[] = []
  const freezing: RequestListener = (request, response) => {
    seen.push(request.url ?? '')
    if (!isFrozen) echo(request, response)
  }
  const { url } = await pair(t, freezing, echo, { tryMs: HANGS_MS, ejectMs: 50 })
  const write = () => fetch(`${url}/v1/json`, { method: 'POST', headers: json, body: '{}' })
  const statuses: number[] = []
  while (!seen.includes('/readyz')) statuses.push((await write()).status)
  for (let i = 0; i < 20; i += 1) statuses.push((await write()).status)
  t.equal(statuses.filter((status) => status !== 200).length, 1, 'one write met it')
  isFrozen = false
  while (seen.filter((path) => path === '/v1/json').length < 2) t.equal((await write()).status, 200)
})

t.test('a write that a stopping replica refuses goes to another one, with its whole body', async (t) => {
  const refused: string[] = []
  const stopping: RequestListener = (request, response) => {
    const refuse = () =>
      response.writeHead(503, { ...json, 'stoa-not-begun': 'stopping', connection: 'close' }).end('{}')
    // After a part of the body: what was read already must not be missing elsewhere.
    request.once('data', (chunk) => refused.push(`${chunk.length}`) && refuse())
  }
  const { url } = await pair(t, stopping, echo)
  for (let i = 0; i < 4; i += 1) {
    const body = JSON.stringify({ i, long: 'x'.repeat(30_000) })
    const response = await fetch(`${url}/v1/json`, { method: 'POST', headers: json, body })
    t.equal(response.status, 200)
    t.equal(await response.text(), body)
  }
  t.ok(refused.length >= 1)
})

t.test('all replicas are stopping, or something between fails: a problem with the time to wait', async (t) => {
  const stopping: RequestListener = (_request, response) =>
    void response.writeHead(503, { ...json, 'stoa-not-begun': 'stopping', 'retry-after': '1' }).end('{"bare":true}')
  const foreign: RequestListener = (_request, response) =>
    void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>')
  for (const listener of [stopping, foreign]) {
    const { url } = await pair(t, listener, listener)
    const response = await fetch(`${url}/v1/json`, { method: 'POST', headers: json, body: '{}' })
    t.equal(response.status, 503)
    t.equal(response.headers.get('content-type'), 'application/problem+json')
    t.equal(response.headers.get('retry-after'), '1')
    t.equal(response.headers.get('stoa-not-begun'), null)
    t.match(await problemOf(response), { code: 'service_unavailable' })
  }
})

t.test('no replica responds: the breaker refuses at once, and attempts stay few', async (t) => {
  let attempts = 0
  const counting: RequestListener = (request, response) => {
    attempts += 1
    cut(request, response)
  }
  const { url, stateOf } = await pair(t, counting, counting, { breakerMs: 60_000 })
  const REQUESTS = 60
  for (let i = 0; i < REQUESTS; i += 1) {
    const response = await fetch(`${url}/v1/things/1`)
    t.equal(response.status, 503)
    t.ok(Number(response.headers.get('retry-after')) >= 1)
    t.equal((await problemOf(response)).code, 'service_unavailable')
  }
  t.ok(attempts < REQUESTS / 2, `${attempts} attempts for ${REQUESTS} requests`)
  t.equal(await stateOf('order'), 'does not answer', 'reported')
  t.equal((await fetch(`${url}/readyz`)).status, 200, 'and still ready')
})

t.test('a response that breaks off is broken off for the client too, and is not repeated', async (t) => {
  let begun = 0
  const half: RequestListener = (request, response) => {
    begun += 1
    response.writeHead(200, { 'content-length': '100' })
    response.write('half', () => request.socket.destroy())
  }
  const { url } = await pair(t, half, half)
  const response = await fetch(`${url}/v1/things/1`)
  t.equal(response.status, 200)
  await t.rejects(response.text())
  t.equal(begun, 1)
})

t.test('a response that comes before the body is complete reaches the client', async (t) => {
  const early: RequestListener = (_request, response) => {
    response.writeHead(409, json)
    response.end('{"code":"invalid_state"}')
  }
  const { url } = await pair(t, early, early)
  const response = await fetch(`${url}/v1/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: Buffer.alloc(3_000_000),
  })
  t.equal(response.status, 409)
  t.equal((await problemOf(response)).code, 'invalid_state')
})

t.test('only hop-by-hop headers are removed', async (t) => {
  const { url } = await pair(
    t,
    (request, response) => {
      response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'], 'keep-alive': 'timeout=9', 'x-more': 'yes' })
      response.end(JSON.stringify(request.rawHeaders))
    },
    null,
  )
  const response = await fetch(`${url}/v1/things/1`, { headers: { 'if-none-match': '"7"', cookie: 'c=3' } })
  t.same(response.headers.getSetCookie(), ['a=1', 'b=2'])
  t.equal(response.headers.get('x-more'), 'yes')
  t.not(response.headers.get('keep-alive'), 'timeout=9')
  const names = ((await response.json()) as string[]).filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase())
  t.ok(names.includes('if-none-match') && names.includes('cookie'))
  t.equal(names.filter((name) => name === 'host').length, 1)
})

t.test('clients that disconnect do not count as failures of the service', async (t) => {
  const { url, stateOf } = await pair(t, echo, echo)
  for (let i = 0; i < 15; i += 1) {
    const sending = request(`${url}/v1/uploads`, { method: 'POST', headers: { 'content-type': 'text/csv' } })
    sending.on('error', () => undefined)
    sending.write('a'.repeat(100_000))
    await once(sending, 'socket')
    await new Promise((resolve) => sending.write('b', resolve))
    sending.destroy()
  }
  t.equal((await fetch(`${url}/v1/things/1`)).status, 200)
  t.equal(await stateOf('order'), '2 addresses')
})
