import type { OutgoingRequest } from '@stoa/kit/calls/transport'
import { createLocalTransport } from '@stoa/kit/calls/transport'
import fastify from 'fastify'
import t, { type Test } from 'tap'

const call = (url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  service: 'stock',
  method: 'POST',
  url,
  headers: {},
  timeoutMs: 5_000,
  ...more,
})

/** A service in this process with an operation that never ends by itself. */
function local(t: Test) {
  const begun = Promise.withResolvers<void>()
  const app = fastify()
  app.post('/echo', async (request) => request.body)
  app.post('/hangs', () => {
    begun.resolve()
    return new Promise(() => undefined)
  })
  const transport = createLocalTransport(new Map([['stock', app]]))
  t.teardown(() => transport.close())
  return { app, transport, begun: begun.promise }
}

t.test('a call within the process gets its response', async (t) => {
  const { transport } = local(t)
  const headers = { 'content-type': 'application/json' }
  const response = await transport.request(call('/echo', { headers, body: '{"é":1}' }))
  t.match(response, { status: 200, body: '{"é":1}' })
})

t.test('a call within the process keeps its deadline, as over HTTP', async (t) => {
  const { transport } = local(t)
  await t.rejects(transport.request(call('/hangs', { timeoutMs: 50 })), { code: 'timeout', sent: true })
})

t.test('a call within the process ends when its caller gives up, as over HTTP', async (t) => {
  const { transport, begun } = local(t)
  const stop = new AbortController()
  const waiting = transport.request(call('/hangs', { signal: stop.signal }))
  await begun
  stop.abort()
  await t.rejects(waiting, { code: 'timeout', sent: true })
  await t.rejects(transport.request(call('/echo', { signal: stop.signal })), { code: 'timeout' })
})

t.test('a service that is stopping refuses a call and has begun nothing', async (t) => {
  const { app, transport } = local(t)
  await app.ready()
  await app.close()
  await t.rejects(transport.request(call('/echo')), { code: 'service_unavailable', sent: false })
})
