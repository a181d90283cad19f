import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { createHttpTransport } from '@stoa/kit/calls/http-transport'
import { endConnectionsOnClose, refuseWhenClosing } from '@stoa/kit/http/draining'
import { sendError } from '@stoa/kit/http/error-responses'
import type { Problem } from '@stoa/kit/values/problem'
import fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'

/** A fraction of the time that Node keeps an idle connection open (72 s under Fastify), and that a stop may take. */
const SOON_MS = 20_000

/** A service whose operation responds when it is told to. */
async function replica(t: Test, drain: (app: FastifyInstance) => void, host = '127.0.0.1', port = 0) {
  const begun = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<void>()
  const bodies: unknown[] = []
  const app = fastify({ return503OnClosing: false })
  app.setErrorHandler(sendError)
  const closing = Promise.withResolvers<void>()
  app.addHook('preClose', async () => void setImmediate(closing.resolve))
  drain(app)
  app.post('/slow', { config: { operationId: 'slow' } }, async ({ body }) => {
    bodies.push(body)
    begun.resolve()
    await finish.promise
    return { host }
  })
  app.get('/livez', async () => 'ok')
  await app.listen({ host, port })
  t.teardown(() => app.close())
  const { port: taken } = app.server.address() as AddressInfo
  return { app, begun: begun.promise, closing: closing.promise, finish: finish.resolve, bodies, port: taken }
}

/** A request on a connection that its client would keep. */
async function send(agent: Agent, port: number, path: string, method = 'POST'): Promise<IncomingMessage> {
  const sending = request({ agent, port, path, method, host: '127.0.0.1' })
  sending.end()
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return response
}

const closedSoon = async (t: Test, closing: Promise<unknown>) => {
  const begun = performance.now()
  await closing
  t.ok(performance.now() - begun < SOON_MS, 'at once, not when the client lets go of its connection')
}

type Drain = Parameters<typeof replica>[1]

async function answersWhatIsUnderWay(t: Test, drain: Drain): Promise<void> {
  const { app, port, begun, closing: isClosing, finish } = await replica(t, drain)
  const agent = new Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  const underWay = send(agent, port, '/slow')
  await begun
  const closing = app.close()
  await isClosing
  finish()
  const response = await underWay
  t.equal(response.statusCode, 200)
  t.equal(response.headers.connection, 'close', 'its client is told')
  await closedSoon(t, closing)
}

t.test('a gateway that closes answers what is under way, and waits for no idle connection', (t) =>
  answersWhatIsUnderWay(t, endConnectionsOnClose),
)

t.test('a service that closes answers what is under way, and waits for no idle connection', (t) =>
  answersWhatIsUnderWay(t, refuseWhenClosing),
)

t.test('an app that closes waits for no connection on which nothing was ever sent', async (t) => {
  for (const drain of [endConnectionsOnClose, refuseWhenClosing]) {
    const { app, port } = await replica(t, drain)
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    await closedSoon(t, app.close())
    await once(socket, 'close')
  }
})

t.test('a service that is stopping refuses with a problem, and has begun nothing', async (t) => {
  const { app, port, begun, closing: isClosing, finish, bodies } = await replica(t, refuseWhenClosing)
  const slow = fetch(`http://127.0.0.1:${port}/slow`, { method: 'POST' })
  await begun
  const closing = app.close()
  await isClosing
  const refused = await fetch(`http://127.0.0.1:${port}/slow`, { method: 'POST' })
  t.equal(refused.status, 503)
  t.equal(refused.headers.get('content-type'), 'application/problem+json')
  t.ok(Number(refused.headers.get('retry-after')) >= 1)
  t.match((await refused.json()) as Problem, { code: 'service_unavailable' })
  t.equal((await fetch(`http://127.0.0.1:${port}/livez`)).status, 200, 'the process lives')
  finish()
  t.equal((await slow).status, 200)
  await closing
  t.equal(bodies.length, 1)
})

t.test('a call that a stopping replica refuses goes to another one, a write too', async (t) => {
  const stopping = await replica(t, refuseWhenClosing)
  const other = await replica(t, refuseWhenClosing, '127.0.0.2', stopping.port)
  other.finish()
  const transport = createHttpTransport({
    upstreams: { stock: `http://stock:${stopping.port}` },
    resolve: async () => ['127.0.0.1', '127.0.0.2'],
  })
  t.teardown(() => transport.close())
  const headers = { 'content-type': 'application/json' }
  const write = (n: number) =>
    transport.request({
      ...{ service: 'stock', method: 'POST', url: '/slow', headers, timeoutMs: 60_000 },
      body: JSON.stringify({ n }),
    })
  // Connections to both, one of them in use.
  const underWay = [write(1), write(2)]
  await stopping.begun
  const closing = stopping.app.close()
  await stopping.closing
  const responses = await Promise.all([3, 4, 5, 6].map(write))
  t.same(
    responses.map(({ status, body }) => [status, JSON.parse(body).host]),
    Array.from({ length: 4 }, () => [200, '127.0.0.2']),
  )
  stopping.finish()
  t.same(new Set((await Promise.all(underWay)).map(({ status }) => status)), new Set([200]))
  await closing
  t.equal(stopping.bodies.length, 1, 'nothing was begun there after it began to stop')
  t.equal(other.bodies.length, 5)
})
