import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import t from 'tap'
import { type BodyBudget, createBodiesUnderWay } from '../bodies-under-way.ts'
import { startGateway } from './fixture.ts'

const KIB = 1_024

/** Sends the head of a request and nothing of its body. */
async function begin(
  url: string,
  path: string,
  bytes: number,
  from = '198.51.100.1',
  type = 'application/json',
): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const head = [`POST ${path} HTTP/1.1`, 'Host: a', `Content-Type: ${type}`, `X-Forwarded-For: ${from}`]
  socket.write(`${[...head, `Content-Length: ${bytes}`].join('\r\n')}\r\n\r\n`)
  return socket
}

/** The status of the response; 0 when the connection is closed without one. The connection stays as it is. */
async function answerTo(socket: Socket): Promise<number> {
  if (socket.closed) return 0
  const [chunk] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [''])])
  return Number(String(chunk).split(' ')[1] ?? 0)
}

async function statusOf(socket: Socket): Promise<number> {
  const status = await answerTo(socket)
  socket.destroy()
  return status
}

const settings = (bodiesUnderWay: BodyBudget) => ({ bodiesUnderWay, trustedProxies: ['127.0.0.1'] })

t.test('bodies that one network has under way are bounded', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { url } = await startGateway(t, { dispatch, settings: settings({ network: 100 * KIB, all: 2 ** 20 }) })
    const held = [await begin(url, '/v1/json', 60 * KIB), await begin(url, '/v1/json', 30 * KIB)]
    await pause(100)
    t.equal(await statusOf(await begin(url, '/v1/json', 20 * KIB)), 429)
    const other = { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.2' } }
    t.equal((await fetch(`${url}/v1/json`, { ...other, body: '{}' })).status, 200, 'others are not concerned')
    held[0]?.destroy()
    await pause(100)
    const again = await begin(url, '/v1/json', 20 * KIB)
    again.write(`"${'x'.repeat(20 * KIB - 2)}"`)
    t.equal(await statusOf(again), 200, 'a body that ended makes way')
    held[1]?.destroy()
  }
})

t.test('when too much is under way in all, the body that takes longest loses its connection', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { url } = await startGateway(t, { dispatch, settings: settings({ network: 2 ** 20, all: 100 * KIB }) })
    const oldest = await begin(url, '/v1/json', 60 * KIB, '198.51.100.1')
    const lost = once(oldest, 'close')
    await pause(100)
    const second = await begin(url, '/v1/json', 30 * KIB, '198.51.100.2')
    await pause(100)
    const third = await begin(url, '/v1/json', 50 * KIB, '198.51.100.3')
    await lost
    for (const [socket, bytes] of [
      [second, 30],
      [third, 50],
    ] as const) {
      socket.write(`"${'x'.repeat(bytes * KIB - 2)}"`)
      t.equal(await statusOf(socket), 200)
    }
  }
})

t.test(
  'the body of a request that is refused counts for nobody, and an upload outlives any number of them',
  async (t) => {
    for (const dispatch of ['local', 'http'] as const) {
      const budget = { network: 300 * KIB, all: 400 * KIB }
      const { url } = await startGateway(t, {
        dispatch,
        settings: settings(budget),
        service: (app) => {
          app.post('/v1/uploads', async (request) => {
            let bytes = 0
            for await (const chunk of request.body as AsyncIterable<Buffer>) bytes += chunk.length
            return { bytes }
          })
        },
      })
      const upload = await begin(url, '/v1/uploads', 200 * KIB, '198.51.100.1', 'text/csv')
      await pause(100)
      const held: Socket[] = []
      for (let i = 0; i < 20; i += 1) {
        const refused = await begin(url, '/v1/things', 100 * KIB, `198.51.100.${2 + (i % 4)}`)
        const [head] = await once(refused, 'data')
        t.match(String(head), /^HTTP\/1.1 401/)
        // Its body is never sent, and its connection stays.
        held.push(refused)
      }
      upload.write('x'.repeat(200 * KIB))
      t.equal(await statusOf(upload), 200)
      for (const socket of held) socket.destroy()
    }
  },
)

t.test('a response gives back the bytes of a body that has not ended', async (t) => {
  for (const dispatch of ['local', 'http'] as const) {
    const { url } = await startGateway(t, { dispatch, settings: settings({ network: 100 * KIB, all: 2 ** 20 }) })
    const held: Socket[] = []
    for (let i = 0; i < 3; i += 1) {
      const socket = await begin(url, '/v1/json', 60 * KIB, '198.51.100.1', 'application/xml')
      socket.write('<')
      t.equal(await answerTo(socket), 415)
      held.push(socket)
    }
    for (const socket of held) socket.destroy()
  }
})

/** The head of a request, and whether its connection has been closed. */
function fakeRequest(headers: object, more: object = {}) {
  const state = { isClosed: false }
  const socket = {
    destroy: () => {
      state.isClosed = true
    },
  }
  const request = { headers, complete: false, socket, once: () => request, ...more }
  return { state, request: request as never }
}

/** Admits a body of so many bytes, and tells whether its connection has been closed. */
function admitTo(bodies: ReturnType<typeof createBodiesUnderWay>, bytes: number, from: string) {
  const { state, request } = fakeRequest({ 'content-length': String(bytes) })
  bodies.admit(request, from, 1_000_000)
  return state
}

t.test('the client with the most under way loses its oldest body, nobody one within a fair share', (t) => {
  const bodies = createBodiesUnderWay({ network: 8_000, all: 10_240 })
  const upload = admitTo(bodies, 10, '192.0.2.1')
  const few = Array.from({ length: 3 }, () => admitTo(bodies, 1_000, '192.0.2.2'))
  const many = Array.from({ length: 8 }, () => admitTo(bodies, 1_000, '192.0.2.3'))
  t.same(
    [...few, ...many].map(({ isClosed }) => isClosed),
    [...few.map(() => false), ...many.map((_, i) => i === 0)],
  )
  for (let i = 0; i < 100; i += 1) admitTo(bodies, 1_000, `192.0.2.${10 + i}`)
  t.equal(upload.isClosed, false)
  t.ok(few[0]?.isClosed)
  t.end()
})

t.test('when all are within a fair share, a new body is refused', (t) => {
  const bodies = createBodiesUnderWay({ network: 8_000, all: 10_240 })
  const admitted = Array.from({ length: 1_024 }, (_, i) => admitTo(bodies, 10, `192.0.${i >> 8}.${i & 255}`))
  for (const bytes of [10, 5_000]) {
    t.throws(() => admitTo(bodies, bytes, '198.51.100.1'), { code: 'rate_limited' })
  }
  t.notOk(admitted.some(({ isClosed }) => isClosed))
  t.end()
})

t.test('the networks of one IPv6 /48 share with the others as one, and have four times what one has', (t) => {
  const bodies = createBodiesUnderWay({ network: 1_000, all: 5_120 })
  const inSite = (i: number) => admitTo(bodies, 100, `2001:db8:1:${i.toString(16)}::1`)
  const site = Array.from({ length: 40 }, (_, i) => inSite(i))
  t.throws(() => inSite(40), { code: 'rate_limited' })
  const other = [admitTo(bodies, 1_000, '192.0.2.1'), admitTo(bodies, 200, '192.0.2.2')]
  t.same(
    site.map(({ isClosed }) => isClosed),
    site.map((_, i) => i < 1),
  )
  t.notOk(other.some(({ isClosed }) => isClosed))
  t.end()
})

t.test('a body is counted until it ends, once', (t) => {
  const bodies = createBodiesUnderWay({ network: 100, all: 1_000 })
  const socket = { destroy: () => undefined }
  const listeners = new Map<string, () => void>()
  const once = (name: string, listener: () => void) => {
    listeners.set(name, listener)
    return { once }
  }
  const request = (headers: object) => ({ headers, complete: false, socket, once }) as never
  bodies.admit(request({ 'transfer-encoding': 'chunked' }), 'a', 80)
  t.throws(() => bodies.admit(request({ 'content-length': '30' }), 'a', 80), { code: 'rate_limited' })
  listeners.get('end')?.()
  listeners.get('close')?.()
  bodies.admit(request({ 'content-length': '100' }), 'a', 200)
  t.throws(() => bodies.admit(request({ 'content-length': '1' }), 'a', 80), { code: 'rate_limited' })
  bodies.admit(request({}), 'a', 80)
  // A client that has gone meanwhile, and a body that has been answered.
  bodies.admit(fakeRequest({ 'content-length': '80' }, { destroyed: true }).request, 'b', 80)
  const answered = bodies.admit(fakeRequest({ 'content-length': '80' }).request, 'b', 80)
  answered?.()
  answered?.()
  bodies.admit(fakeRequest({ 'content-length': '100' }).request, 'b', 100)
  t.throws(() => bodies.admit(fakeRequest({ 'content-length': '1' }).request, 'b', 80), { code: 'rate_limited' })
  t.end()
})
