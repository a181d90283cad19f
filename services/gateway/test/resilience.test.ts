import { once } from 'node:events'
import { Agent, createServer, type RequestListener, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Problem } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'
import { startGateway } from './fixture.ts'

const json = { 'content-type': 'application/json' }
const problemOf = async (response: Response) => (await response.json()) as Problem
const portOf = (server: Server) => (server.address() as AddressInfo).port

async function replica(t: Test, host: string, port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

/** A gateway in front of two replicas of one service; `null` is one that does not listen. */
async function pair(t: Test, first: RequestListener, second: RequestListener | null) {
  const one = await replica(t, '127.0.0.1', 0, first)
  if (second) await replica(t, '127.0.0.2', portOf(one), second)
  return startGateway(t, {
    dispatch: 'http',
    upstream: `http://order.test:${portOf(one)}`,
    resolve: async () => ['127.0.0.1', '127.0.0.2'],
    settings: { tryMs: { read: 150, write: 150, stream: 150 } },
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
  const { url } = await pair(t, hang, echo)
  const begun = performance.now()
  const responses = await Promise.all(Array.from({ length: 8 }, () => fetch(`${url}/v1/things/1`)))
  t.same(new Set(responses.map(({ status }) => status)), new Set([200]))
  t.ok(performance.now() - begun < 1_500)

  const both = await pair(t, hang, hang)
  const write = await fetch(`${both.url}/v1/json`, { method: 'POST', headers: json, body: '{}' })
  t.equal(write.status, 504)
  t.equal((await problemOf(write)).code, 'timeout')
})

t.test('no replica responds: the breaker refuses at once, and attempts stay few', async (t) => {
  let attempts = 0
  const counting: RequestListener = (request, response) => {
    attempts += 1
    cut(request, response)
  }
  const { url } = await pair(t, counting, counting)
  const REQUESTS = 60
  for (let i = 0; i < REQUESTS; i += 1) {
    const response = await fetch(`${url}/v1/things/1`)
    t.equal(response.status, 503)
    t.ok(Number(response.headers.get('retry-after')) >= 1)
    t.equal((await problemOf(response)).code, 'service_unavailable')
  }
  t.ok(attempts < REQUESTS / 2, `${attempts} attempts for ${REQUESTS} requests`)
  const { order } = (await (await fetch(`${url}/readyz`)).json()) as Record<string, string>
  t.equal(order, 'does not answer', 'reported, and still ready')
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

for (const length of ['announced', 'chunked'] as const) {
  t.test(
    `the response of a service that stops reading reaches the client, and so does the next one: ${length}`,
    async (t) => {
      const givesUp: RequestListener = (request, response) => {
        request.once('data', () => {
          request.pause()
          response.writeHead(413, json)
          response.end('{"code":"payload_too_large"}')
        })
      }
      const one = await replica(t, '127.0.0.1', 0, givesUp)
      const { url } = await startGateway(t, { dispatch: 'http', upstream: `http://127.0.0.1:${portOf(one)}` })
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      t.teardown(() => agent.destroy())
      for (let i = 0; i < 60; i += 1) {
        // Some fit into the buffers between client and service and are sent completely, some do not.
        const body = Buffer.alloc([4_000_000, 100_000, 1_000_000][i % 3] ?? 0, 'a')
        const headers = {
          'content-type': 'text/csv',
          ...(length === 'announced' ? { 'content-length': body.length } : { 'transfer-encoding': 'chunked' }),
        }
        const sending = request(`${url}/v1/uploads`, { method: 'POST', agent, headers })
        sending.end(body)
        const [response] = await once(sending, 'response')
        if (response.statusCode !== 413) t.fail(`request ${i} got ${response.statusCode}`)
        await once(response.resume(), 'end')
      }
      t.pass('every request got a response')
    },
  )
}

t.test('a service that reads slowly receives complete bodies of every length', async (t) => {
  const slow: RequestListener = async (request, response) => {
    let length = 0
    for await (const chunk of request) {
      length += chunk.length
      await new Promise(setImmediate)
    }
    response.end(String(length))
  }
  const one = await replica(t, '127.0.0.1', 0, slow)
  const { url } = await startGateway(t, { dispatch: 'http', upstream: `http://127.0.0.1:${portOf(one)}` })
  const csv = { 'content-type': 'text/csv' }
  const lengths = Array.from({ length: 40 }, (_, i) => 1 + i * 333_333)
  const responses = lengths.map(async (length) => {
    const response = await fetch(`${url}/v1/uploads`, { method: 'POST', headers: csv, body: Buffer.alloc(length, 'a') })
    return Number(await response.text())
  })
  t.same(await Promise.all(responses), lengths)
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
  const { url } = await pair(t, echo, echo)
  for (let i = 0; i < 15; i += 1) {
    const sending = request(`${url}/v1/uploads`, { method: 'POST', headers: { 'content-type': 'text/csv' } })
    sending.on('error', () => undefined)
    sending.write('a'.repeat(100_000))
    await once(sending, 'socket')
    await new Promise((resolve) => sending.write('b', resolve))
    sending.destroy()
  }
  t.equal((await fetch(`${url}/v1/things/1`)).status, 200)
  const { order } = (await (await fetch(`${url}/readyz`)).json()) as Record<string, string>
  t.equal(order, '2 addresses')
})
