import { once } from 'node:events'
import { Agent, type RequestListener, request } from 'node:http'
import t from 'tap'
import { portOf, sendRaw, startGateway, startServer } from './fixture.ts'

const json = { 'content-type': 'application/json' }

for (const dispatch of ['local', 'http'] as const) {
  t.test(`${dispatch}: bodies are streams`, async (t) => {
    const arrived = { bytes: 0, first: Promise.withResolvers<void>() }
    const confirmed = Promise.withResolvers<void>()
    const left = Promise.withResolvers<void>()
    const hanging = Promise.withResolvers<void>()
    const { url } = await startGateway(t, {
      dispatch,
      service(app) {
        app.post('/v1/uploads', async (request) => {
          for await (const chunk of request.raw) {
            arrived.bytes += chunk.length
            arrived.first.resolve()
          }
          return { bytes: arrived.bytes }
        })
        app.get('/v1/downloads', (_request, reply) => {
          reply.hijack()
          reply.raw.writeHead(200, { 'content-type': 'text/csv', vary: 'Accept' })
          reply.raw.write('first')
          confirmed.promise.then(() => {
            reply.raw.write(Buffer.alloc(8_000_000, 'x'))
            reply.raw.end('last')
          })
        })
        app.get('/v1/hangs', (request) => {
          hanging.resolve()
          request.raw.socket.on('close', () => left.resolve())
        })
      },
    })

    t.test('up: the service reads while the client still sends', async (t) => {
      const chunk = Buffer.alloc(64 * 1024, 'a')
      const sending = request(`${url}/v1/uploads`, { method: 'POST', headers: { 'content-type': 'text/csv' } })
      sending.write(chunk)
      await arrived.first.promise
      for (let i = 1; i < 160; i += 1) if (!sending.write(chunk)) await once(sending, 'drain')
      sending.end()
      const [response] = await once(sending, 'response')
      t.same(JSON.parse((await response.toArray()).join('')), { bytes: 160 * 64 * 1024 })
    })

    t.test('down: the client reads while the service still writes', async (t) => {
      const response = await fetch(`${url}/v1/downloads`)
      t.equal(response.headers.get('content-type'), 'text/csv')
      t.equal(response.headers.get('x-content-type-options'), 'nosniff')
      const reader = response.body?.getReader()
      const first = await reader?.read()
      t.equal(Buffer.from(first?.value ?? []).toString(), 'first')
      confirmed.resolve()
      let length = 0
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) length += part.value.length
      t.equal(length, 8_000_004)
    })

    t.test('when a client disconnects, its request to the service ends', async (t) => {
      const stop = new AbortController()
      const waiting = fetch(`${url}/v1/hangs`, { signal: stop.signal }).catch((error) => error.name)
      await hanging.promise
      stop.abort()
      t.equal(await waiting, 'AbortError')
      await left.promise
    })

    t.test('a length beyond every limit is refused before it is sent', async (t) => {
      const head = 'POST /v1/uploads HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nContent-Length: 30000001\r\n\r\n'
      const response = await sendRaw(url, head)
      t.match(response, /^HTTP\/1\.1 413/)
      t.match(response, /payload_too_large/)
      const body = JSON.stringify({ long: 'x'.repeat(3_000_000) })
      const headers = { 'content-type': 'application/json' }
      const near = await fetch(`${url}/v1/json`, { method: 'POST', headers, body })
      t.equal(near.status, 413, 'received by a client that is still sending')
    })
  })
}

t.test(
  'local: the response of a service that stops reading reaches the client, and so does the next one',
  async (t) => {
    const { url } = await startGateway(t, {
      dispatch: 'local',
      service(app) {
        app.post('/v1/gives-up', async (request, reply) => {
          for await (const _chunk of request.raw.iterator({ destroyOnReturn: false })) break
          return reply.code(413).send({})
        })
      },
    })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    t.teardown(() => agent.destroy())
    for (let i = 0; i < 3; i += 1) {
      const sending = request(`${url}/v1/gives-up`, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'text/csv' },
      })
      sending.end(Buffer.alloc(4_000_000, 'a'))
      const [response] = await once(sending, 'response')
      t.equal(response.statusCode, 413)
      await once(response.resume(), 'end')
    }
  },
)

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
      const one = await startServer(t, '127.0.0.1', 0, givesUp)
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
  const one = await startServer(t, '127.0.0.1', 0, slow)
  const { url } = await startGateway(t, { dispatch: 'http', upstream: `http://127.0.0.1:${portOf(one)}` })
  const csv = { 'content-type': 'text/csv' }
  const lengths = Array.from({ length: 40 }, (_, i) => 1 + i * 333_333)
  const responses = lengths.map(async (length) => {
    const response = await fetch(`${url}/v1/uploads`, { method: 'POST', headers: csv, body: Buffer.alloc(length, 'a') })
    return Number(await response.text())
  })
  t.same(await Promise.all(responses), lengths)
})
