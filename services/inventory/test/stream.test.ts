import { once } from 'node:events'
import { createEventStreams } from '@stoa/kit/http/event-stream'
import { execute } from '@stoa/kit/postgres/sql'
import { INTERNAL_TOKEN, mintInternalToken } from '@stoa/kit/security/internal-token'
import { anonymous, staff, testSecret } from '@stoa/kit/testing/app'
import { blocksOf, eventsOf, restOf } from '@stoa/kit/testing/events'
import { ownRedis } from '@stoa/kit/testing/own-redis'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { openAvailabilityStream } from '../flows/availability-stream.ts'
import { createAvailabilityWatch } from '../flows/availability-watch.ts'
import type { LevelListener } from '../store/level-channel.ts'
import { type Body, createFixture, type Fixture, holdOf, item, stockOf } from './fixture.ts'

const dataOf = (event: { data: unknown } | undefined) => (event?.data as { data: Body[] } | undefined)?.data

/** The service as it listens: a stream cannot be injected. */
async function listening(fixture: Fixture) {
  const origin = await fixture.app.listen({ host: '127.0.0.1', port: 0 })
  return async (ids: string[], headers: Record<string, string> = {}, signal?: AbortSignal) => {
    const url = `/v1/availability/stream?variant_id=${ids.join(',')}`
    const claims = { caller: 'gateway', callee: 'inventory', method: 'GET', url, principal: anonymous }
    const token = mintInternalToken(testSecret, claims)
    return fetch(origin + url, { headers: { [INTERNAL_TOKEN]: token, ...headers }, ...(signal ? { signal } : {}) })
  }
}

const setTo = (fixture: Fixture, variant_id: string, on_hand: number) =>
  fixture.as(staff('*'))('POST', '/v1/admin/stock/set', { body: { variant_id, on_hand } })

async function open(t: Test, options: Parameters<typeof createFixture>[1] = {}) {
  const fixture = await createFixture(t, options)
  await stockOf(fixture, [item('v1', 12), item('v2', 0)])
  return { fixture, connect: await listening(fixture) }
}

const eventsIn = (response: Response) => eventsOf(response.body as AsyncIterable<Uint8Array>)

t.test('a stream tells the present state, then what sells, and no more than getAvailability tells', async (t) => {
  const { fixture, connect } = await open(t)
  const response = await connect(['v1', 'v2', 'unknown', 'v1'])
  t.match(response, { status: 200 })
  t.match(Object.fromEntries(response.headers), { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const events = eventsIn(response)
  const { value: first } = await events.next()
  t.equal(first?.event, 'availability')
  const read = await fixture.as(anonymous)('GET', '/v1/availability?variant_id=v1,v2,unknown')
  t.strictSame(first?.data, read.body, 'what getAvailability says')
  t.strictSame(dataOf(first)?.[0], { variant_id: 'v1', in_stock: true, available: 10 })
  await holdOf(fixture, 'r1', [{ variant_id: 'v1', quantity: 2 }])
  await holdOf(fixture, 'r2', [{ variant_id: 'v1', quantity: 1 }])
  t.strictSame(
    dataOf((await events.next()).value),
    [{ variant_id: 'v1', in_stock: true, available: 9 }],
    'nothing of what is not shown',
  )
  await holdOf(fixture, 'r3', [{ variant_id: 'v1', quantity: 9 }])
  t.strictSame(dataOf((await events.next()).value), [{ variant_id: 'v1', in_stock: false, available: 0 }])
  await setTo(fixture, 'v2', 4)
  t.strictSame(dataOf((await events.next()).value), [{ variant_id: 'v2', in_stock: true, available: 4 }])
})

t.test('a client that connects again gets the whole state, unless it is what they have', async (t) => {
  const { fixture, connect } = await open(t)
  const ids = ['v1', 'v2']
  const first = await eventsIn(await connect(ids)).next()
  await setTo(fixture, 'v1', 3)
  const id = String(first.value?.id)
  const events = eventsIn(await connect(ids, { 'last-event-id': id }))
  const { value: missed } = await events.next()
  t.strictSame(dataOf(missed)?.[0], { variant_id: 'v1', in_stock: true, available: 3 }, 'what changed meanwhile')
  await events.return(undefined)
  const again = await connect(ids, { 'last-event-id': String(missed?.id) })
  const blocks = blocksOf(again.body as AsyncIterable<Uint8Array>)
  t.equal((await blocks.next()).value, 'retry: 3000', 'nothing that they have')
  await setTo(fixture, 'v2', 1)
  t.match((await blocks.next()).value, /"variant_id":"v2"/)
  await blocks.return(undefined)
  const other = await connect(['v2', 'v1'], { 'last-event-id': String(missed?.id) })
  t.equal(dataOf((await eventsIn(other).next()).value)?.length, 2, 'the id of another set says nothing')
})

/** A watch of variants that this test alone changes. */
async function watched(options: { lifeMs?: number } = {}) {
  const listeners: LevelListener[] = []
  const watch = createAvailabilityWatch({
    availability: {
      read: async (ids) => ids.map((variant_id) => ({ variant_id, in_stock: true, available: 3 })),
    },
    channel: { listen: async (listener) => void listeners.push(listener) },
    shownUpTo: 10,
    log: pino({ level: 'silent' }),
  })
  const streams = createEventStreams({ max: 1, ...options })
  const stream = await openAvailabilityStream({ streams, watch }, ['v1', 'v2'], undefined)
  return { streams, stream, level: (available: number) => listeners[0]?.onLevel('v1', available) }
}

t.test('changes that were not read are joined, and who reads nothing is cut off', async (t) => {
  const { streams, stream, level } = await watched()
  stream.read(0)
  for (let n = 0; n < 1_000; n += 1) level(n % 8)
  t.ok(stream.readableLength < 400, `${stream.readableLength} bytes wait`)
  const read = () =>
    String(stream.read())
      .split('\n\n')
      .filter((block) => block.includes('data:'))
  const events = read()
  t.equal(events.length, 2, 'the first, and one for all that came since')
  t.match(events[1], /"available":7/)
  for (const available of [5, 6, 5]) level(available)
  t.equal(read().length, 1, 'nothing of what came back to what it was')
  level(8)
  const closed = once(stream, 'close')
  stream.beat()
  t.notOk(stream.destroyed, 'slow')
  stream.beat()
  await closed
  t.equal(streams.size, 0, 'its place is free')
})

t.test('beyond the number of streams of a process another one is refused until one has ended', async (t) => {
  const { fixture, connect } = await open(t)
  const stops = [new AbortController(), new AbortController(), new AbortController()]
  for (const { signal } of stops) await eventsIn(await connect(['v1'], {}, signal)).next()
  const refused = await connect(['v1'])
  t.equal(refused.status, 503)
  t.equal(refused.headers.get('retry-after'), '10')
  t.match(await refused.json(), { code: 'service_unavailable' })
  stops[0]?.abort()
  while (fixture.deps.streams.size === 3) await new Promise(setImmediate)
  t.equal((await connect(['v1'])).status, 200)
})

t.test('a stream ends in time, with a comment now and then before', async (t) => {
  const lasting = await watched()
  lasting.stream.read(0)
  t.match(String(lasting.stream.read()), /data:/)
  lasting.stream.beat()
  t.equal(String(lasting.stream.read()), ':\n\n')
  const ending = await watched({ lifeMs: 0 })
  ending.stream.read(0)
  ending.stream.read()
  ending.stream.beat()
  const rest = (await ending.stream.toArray()).join('')
  t.match(rest, /^retry: \d+\n\n$/)
})

t.test('a service that stops ends its streams at once, and says when to come back', async (t) => {
  const { fixture, connect } = await open(t)
  const blocks = blocksOf((await connect(['v1'])).body as AsyncIterable<Uint8Array>)
  await blocks.next()
  const startedAt = performance.now()
  const closing = fixture.app.close()
  const rest = await restOf(blocks)
  t.match(rest.at(-1), /^retry: \d+$/)
  await closing
  t.ok(performance.now() - startedAt < 60_000, 'a stream lasts five minutes')
})

t.test('without Redis a stream goes on by what is read of PostgreSQL', async (t) => {
  const redis = await ownRedis(t)
  const { fixture, connect } = await open(t, { redisUrl: redis.url })
  const events = eventsIn(await connect(['v1']))
  t.strictSame(dataOf((await events.next()).value), [{ variant_id: 'v1', in_stock: true, available: 10 }])
  await setTo(fixture, 'v1', 2)
  await fixture.deps.watch.drain()
  t.strictSame(dataOf((await events.next()).value), [{ variant_id: 'v1', in_stock: true, available: 2 }])
})

t.test('a message of Redis that was lost is made up for by what is read again', async (t) => {
  const { fixture, connect } = await open(t)
  const events = eventsIn(await connect(['v1']))
  await events.next()
  await execute(fixture.pg, 'UPDATE stock_levels SET on_hand = 1, revision = revision + 1')
  let found: unknown
  const next = events.next().then(({ value }) => {
    found = dataOf(value)
  })
  // As when the entry has expired.
  while (!found) {
    await fixture.redis.del(`${fixture.prefix}:level:{v1}`)
    await fixture.deps.watch.drain()
  }
  await next
  t.strictSame(found, [{ variant_id: 'v1', in_stock: true, available: 1 }])
})
