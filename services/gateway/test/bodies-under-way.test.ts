import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import t from 'tap'
import { type BodyBudget, createBodiesUnderWay } from '../bodies-under-way.ts'
import { startGateway } from './fixture.ts'

const KIB = 1_024

/** Sends the head of a request and nothing of its body. */
async function begin(url: string, path: string, bytes: number, from = '198.51.100.1'): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  const head = [`POST ${path} HTTP/1.1`, 'Host: a', 'Content-Type: application/json', `X-Forwarded-For: ${from}`]
  socket.write(`${[...head, `Content-Length: ${bytes}`].join('\r\n')}\r\n\r\n`)
  return socket
}

/** The status of the response; 0 when the connection is closed without one. */
async function statusOf(socket: Socket): Promise<number> {
  const [chunk] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [''])])
  socket.destroy()
  return Number(String(chunk).split(' ')[1] ?? 0)
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
  t.end()
})
