import { createEventStreams, endOnClose, eventText } from '@stoa/kit/http/event-stream'
import { blocksOf, restOf } from '@stoa/kit/testing/events'
import type { FastifyReply } from 'fastify'
import t from 'tap'
import { startGateway } from './fixture.ts'

/** A service with streams of events, as the kit makes them. */
function createSource() {
  const streams = createEventStreams({ max: 5 })
  const wakes = new Set<() => void>()
  let said = ''
  const open = (reply: FastifyReply) => {
    let last = ''
    const next = () => {
      if (said === last) return null
      last = said
      return eventText({ event: 'said', id: said, data: said })
    }
    const stream = streams.open({ next, onClose: () => wakes.delete(wake) })
    const wake = () => stream.wake()
    wakes.add(wake)
    endOnClose(reply.raw, () => stream.finish())
    return reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store').send(stream)
  }
  const say = (text: string) => {
    said = text
    for (const wake of wakes) wake()
  }
  return { streams, open, say }
}

const blocksIn = ({ body }: Response) => blocksOf(body as AsyncIterable<Uint8Array>)

for (const dispatch of ['local', 'http'] as const) {
  t.test(`${dispatch}: streams of events`, async (t) => {
    const source = createSource()
    const { url, stop } = await startGateway(t, {
      dispatch,
      settings: { tryMs: { read: 2_000, write: 2_000, stream: 2_000 } },
      service: (app) => app.get('/v1/events', (_request, reply) => source.open(reply)),
    })
    const connect = (signal?: AbortSignal) => fetch(`${url}/v1/events`, signal ? { signal } : {})

    source.say('one')
    const first = await connect()
    t.match(Object.fromEntries(first.headers), { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    t.equal(first.headers.get('content-encoding'), null)
    const blocks = blocksIn(first)
    t.match((await blocks.next()).value, /data: "one"/)
    source.say('two')
    t.match((await blocks.next()).value, /data: "two"/, 'each event comes as it is sent')

    const leaving = new AbortController()
    const others = [await connect(leaving.signal), await connect()]
    for (const other of others) await blocksIn(other).next()
    const refused = await connect()
    t.equal(refused.status, 429, 'a network has so many at most')
    t.equal(refused.headers.get('retry-after'), '10')
    t.match(await refused.json(), { code: 'rate_limited' })
    leaving.abort()
    while (source.streams.size > 2) await new Promise(setImmediate)
    const last = await connect()
    t.equal(last.status, 200, 'and one more when one has left')
    t.match((await blocksIn(last).next()).value, /data: "two"/)

    const startedAt = performance.now()
    const stopped = stop()
    await restOf(blocks)
    await stopped
    t.ok(performance.now() - startedAt < 20_000, 'a gateway that stops ends them at once')
    while (source.streams.size > 0) await new Promise(setImmediate)
  })
}

t.test('http: streams leave the connections for requests to requests', async (t) => {
  const streams = createEventStreams({ max: 400 })
  const { url } = await startGateway(t, {
    dispatch: 'http',
    settings: { maxStreams: 2_000, maxConnections: 2_000 },
    service(app) {
      app.get('/v1/events', (_request, reply) => {
        const texts = [eventText({ event: 'said', id: '1', data: 1 })]
        const stream = streams.open({ next: () => texts.pop() ?? null, onClose: () => undefined })
        return reply.header('content-type', 'text/event-stream').send(stream)
      })
    },
  })
  const leaving = new AbortController()
  t.teardown(() => leaving.abort())
  // As many as a pool of connections for requests has, and one more.
  const open = Array.from({ length: 257 }, () => fetch(`${url}/v1/events`, { signal: leaving.signal }))
  await Promise.all(open)
  t.equal(streams.size, 257)
  t.equal((await fetch(`${url}/v1/things/1`)).status, 200)
})
