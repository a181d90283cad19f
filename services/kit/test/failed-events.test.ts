import t, { type Test } from 'tap'
import { type FailedEventKey, failedEventKey } from '../events/failed-events.ts'
import { exposeFailedEvents } from '../events/failed-events-gauge.ts'
import { consumeOnce } from '../events/inbox.ts'
import { createQueues, type QueuesOptions } from '../events/queue.ts'
import { NotYetError, PermanentError } from '../events/queue-worker.ts'
import { createMetrics } from '../observability/metrics.ts'
import { execute } from '../postgres/sql.ts'
import { testPostgres, testRedis } from '../testing/databases.ts'
import { ownRedis, untilTaken } from '../testing/own-redis.ts'
import { UnavailableError } from '../values/problem.ts'
import { event, log, signal } from './broadcasts-fixture.ts'

async function openQueues(t: Test, options: Partial<QueuesOptions> = {}) {
  const { url, prefix } = await testRedis(t)
  const queues = await createQueues({ url, prefix, log, attempts: 3, backoffMs: 1, longestPauseMs: 4, ...options })
  t.teardown(() => queues.close())
  const untilFailed = async (service: string, count: number) => {
    while ((await queues.counts(service)).failed < count);
  }
  return { queues, untilFailed, prefix }
}

t.test('an outage longer than all tries uses none of them up, and the event is worked on afterwards', async (t) => {
  const { queues } = await openQueues(t)
  const tries = signal()
  const outage = [
    ...Array.from({ length: 20 }, () => new UnavailableError('The database cannot be reached.', false)),
    ...Array.from({ length: 20 }, () => new NotYetError('The checkout is under way.')),
    // Two that count, of three.
    new Error('a mistake'),
    new Error('a mistake'),
  ]
  const done: string[] = []
  await queues.consume('mail', async ({ id }) => {
    tries.fire()
    const error = outage.shift()
    if (error) throw error
    done.push(id)
  })
  await queues.add('mail', event('evt_1'))
  await tries.reached(43)
  while ((await queues.counts('mail')).active > 0);
  t.strictSame(done, ['evt_1'])
  t.strictSame(await queues.counts('mail'), { waiting: 0, active: 0, delayed: 0, failed: 0 })
})

t.test('a failed job of which Redis has lost the content is listed, and hides no other', async (t) => {
  const { queues, untilFailed, prefix } = await openQueues(t)
  await queues.consume('mail', async () => {
    throw new PermanentError('a mistake')
  })
  await queues.add('mail', event('evt_1'))
  await queues.add('mail', event('evt_2'))
  await untilFailed('mail', 2)
  const { client } = await testRedis(t)
  // Redis may name a key twice.
  const lost = new Set<string>()
  for await (const keys of client.scanIterator({ MATCH: '*evt_1', COUNT: 10_000 }))
    for (const key of keys) if (key.includes(prefix)) lost.add(key)
  t.equal(lost.size, 1)
  for (const key of lost) await client.hDel(key, ['timestamp', 'data', 'name'])
  const listed = await queues.listFailed(['mail'], { after: null, back: false, limit: 10 })
  t.same(new Set(listed.map(({ id }) => id)), new Set(['evt_1', 'evt_2']))
  for (const { occurred_at, failed_at } of listed)
    t.notOk(Number.isNaN(occurred_at.getTime()) || Number.isNaN(failed_at.getTime()))
})

t.test('a database that is locked, full or a standby is an outage too', async (t) => {
  const pg = await testPostgres(t)
  const waiting = pg.tx(async (tx) => {
    await execute(tx, `SET LOCAL statement_timeout = 1`)
    await execute(tx, `SELECT pg_sleep(10)`)
  })
  await t.rejects(waiting, { code: 'service_unavailable' })
  const writing = pg.tx(async (tx) => {
    await execute(tx, 'SET TRANSACTION READ ONLY')
    await execute(tx, `INSERT INTO inbox (event_id) VALUES ('evt_1')`)
  })
  await t.rejects(writing, { code: 'service_unavailable' })
})

t.test('what stays unavailable for too long ends as failed, where it is seen', async (t) => {
  const { queues, untilFailed } = await openQueues(t, { uncountedTries: 5 })
  let tries = 0
  await queues.consume('mail', async () => {
    tries++
    throw new NotYetError('It never comes.')
  })
  await queues.add('mail', event('evt_1'))
  await untilFailed('mail', 1)
  t.equal(tries, 8, 'five that do not count, and three that do')
})

t.test('failed events of all services: newest first, in pages both ways, without their data', async (t) => {
  const { queues, untilFailed } = await openQueues(t)
  const fail = async () => {
    throw new PermanentError('no such order')
  }
  for (const service of ['mail', 'stock']) {
    await queues.consume(service, fail, { concurrency: 10 })
    const ids = Array.from({ length: 12 }, (_, at) => `evt_${at}`)
    await Promise.all(ids.map((id) => queues.add(service, { ...event(id), data: { email: 'ada@example.com' } })))
    await untilFailed(service, 12)
  }
  const all = await queues.listFailed(['mail', 'stock'], { after: null, back: false, limit: 100 })
  t.equal(all.length, 24)
  t.match(all[0], { service: 'stock', type: 'order.placed', aggregate: 'ord_1', attempts: 1, reason: 'no such order' })
  t.notMatch(JSON.stringify(all), /ada@example/)
  t.equal((await queues.listFailed(['mail'], { after: null, back: false, limit: 100 })).length, 12)

  const read = async (after: FailedEventKey | null, back: boolean) =>
    (await queues.listFailed(['mail', 'stock'], { after, back, limit: 5 })).slice(0, 5)
  const forwards = []
  for (let page = await read(null, false); page.length > 0; ) {
    forwards.push(...page)
    const last = page.at(-1)
    page = last ? await read(failedEventKey(last), false) : []
  }
  t.strictSame(forwards, all, 'every one once, also those of one moment')
  const [tenth] = all.slice(10, 11)
  const before = tenth ? await read(failedEventKey(tenth), true) : []
  t.strictSame(before.toReversed(), all.slice(5, 10))
})

t.test('a failed event is counted by the gauge and replayed once its cause is gone, with one effect', async (t) => {
  const { queues, untilFailed } = await openQueues(t)
  const pg = await testPostgres(t)
  const metrics = createMetrics()
  exposeFailedEvents(metrics, queues)
  const look = async () => /^stoa_events_failed\{.*$/m.exec(await metrics.registry.metrics())?.[0]
  t.equal(await look(), undefined, 'a process that works on no events says nothing')
  // Where Redis takes a second to respond, which it may on a busy machine, a look finds nothing.
  const gauge = async () => {
    for (;;) {
      const line = await look()
      if (line !== undefined) return line
    }
  }
  const effects: string[] = []
  const done = signal()
  let isMended = false
  await queues.consume('mail', async (received) => {
    if (!isMended) throw new Error('poison')
    await consumeOnce(pg, received, async () => void effects.push(received.id))
    done.fire()
  })
  t.equal(await gauge(), 'stoa_events_failed{service="mail"} 0')
  await Promise.all(['evt_1', 'evt_2', 'evt_3'].map((id) => queues.add('mail', event(id))))
  await untilFailed('mail', 3)
  t.equal(await gauge(), 'stoa_events_failed{service="mail"} 3')
  isMended = true
  const both = await Promise.all([1, 2].map(() => queues.retryFailed('mail', { id: 'evt_2' })))
  t.strictSame(both.toSorted(), [0, 1], 'two at once replay it once')
  await done.reached(1)
  t.strictSame(effects, ['evt_2'])
  t.equal(await queues.retryFailed('mail', { id: 'evt_2' }), 0, 'what has not failed stays as it is')
  t.equal(await queues.retryFailed('mail', { id: 'evt_unknown' }), 0)
  t.equal(await queues.retryFailed('mail', { limit: 1 }), 1)
  t.equal(await queues.retryFailed('mail'), 1)
  await done.reached(3)
  t.strictSame(effects.toSorted(), ['evt_1', 'evt_2', 'evt_3'])
  t.equal(await gauge(), 'stoa_events_failed{service="mail"} 0')
})

t.test('without Redis metrics come all the same, and say nothing of failed events', async (t) => {
  const server = await ownRedis(t)
  server.start()
  const queues = await createQueues({ url: server.url, prefix: server.prefix, log })
  t.teardown(() => queues.close())
  const metrics = createMetrics()
  exposeFailedEvents(metrics, queues)
  await queues.consume('mail', async () => undefined)
  await untilTaken(() => queues.counts('mail'))
  server.signal('SIGSTOP')
  t.notMatch(await metrics.registry.metrics(), /stoa_events_failed\{/, 'frozen')
  await server.kill('SIGKILL')
  t.notMatch(await metrics.registry.metrics(), /stoa_events_failed\{/, 'gone')
  server.start()
  await untilTaken(() => queues.counts('mail'))
  // Back.
  while (!(await metrics.registry.metrics()).includes('stoa_events_failed{service="mail"} 0'));
})
