import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import t from 'tap'
import type { BodyBudget } from '../bodies-under-way.ts'
import { startGateway, turns } from './fixture.ts'

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
    await turns(100)
    t.equal(await statusOf(await begin(url, '/v1/json', 20 * KIB)), 429)
    const other = { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.2' } }
    t.equal((await fetch(`${url}/v1/json`, { ...other, body: '{}' })).status, 200, 'others are not concerned')
    held[0]?.destroy()
    await turns(100)
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
    await turns(100)
    const second = await begin(url, '/v1/json', 30 * KIB, '198.51.100.2')
    await turns(100)
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
      await turns(100)
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
