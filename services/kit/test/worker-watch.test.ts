import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createMetrics } from '@stoa/kit/observability/metrics'
import t, { type Test } from 'tap'
import { createQueues } from '../events/queue.ts'
import { checkTakesWrites } from '../events/worker-looks.ts'
import { createWorkerWatch } from '../events/worker-watch.ts'
import { exposeWorkers } from '../events/workers-gauge.ts'
import { closeRedis, createRedis } from '../redis/redis.ts'
import { testRedis } from '../testing/databases.ts'
import { ownRedis, untilReached, untilTaken } from '../testing/own-redis.ts'
import { UnavailableError } from '../values/problem.ts'
import { event, log } from './broadcasts-fixture.ts'
import { recordingConsumer } from './messaging-fixture.ts'

/** A way to Redis on which connections can go silent: none is closed, and nothing comes through any more. */
async function startSilentWay(t: Test, url: string) {
  const target = new URL(url)
  const [host, port] = [target.hostname, Number(target.port)]
  const silent = new Set<Socket>()
  const ofWorkers = new Set<Socket>()
  const sockets = new Set<Socket>()
  const way = createServer((near) => {
    const far = connect(port, host)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (data) => {
        if (from === near && data.includes('-workers')) ofWorkers.add(near)
        if (!silent.has(near)) to.write(data)
      })
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  way.listen(0, '127.0.0.1')
  await once(way, 'listening')
  t.teardown(() => {
    for (const socket of sockets) socket.destroy()
    way.close()
  })
  target.hostname = '127.0.0.1'
  target.port = String((way.address() as AddressInfo).port)
  return {
    url: target.href,
    /** Those that workers have now. */
    silence() {
      for (const socket of ofWorkers) silent.add(socket)
      return ofWorkers.size
    },
  }
}

t.test('a worker whose connections have gone silent takes what comes next, in the same process', async (t) => {
  const redis = await testRedis(t)
  const way = await startSilentWay(t, redis.url)
  const queues = await createQueues({ url: way.url, prefix: redis.prefix, log, timeoutMs: 2_000, lookEveryMs: 100 })
  t.teardown(() => queues.close())
  const consumer = recordingConsumer()
  await queues.consume('mail', consumer.handle)
  await untilTaken(() => queues.add('mail', event('evt_1')))
  await consumer.until(1)
  t.ok(way.silence() >= 2, 'what it asks by, and what it listens on')
  await untilTaken(() => queues.add('mail', event('evt_2')))
  await consumer.until(2)
  t.same(new Set(consumer.received.map(({ id }) => id)), new Set(['evt_1', 'evt_2']))
})

/** A worker of which a test decides whether it takes anything. */
function fakeWorker() {
  const state = { taken: 0, isAtWork: false, restarts: 0 }
  return Object.assign(state, {
    watched: {
      queue: 'mail',
      taken: () => state.taken,
      isAtWork: () => state.isAtWork,
      async restart() {
        state.restarts += 1
      },
    },
  })
}

t.test('a worker that takes nothing while jobs wait is started again, and told of when that is in vain', async (t) => {
  const redis = { jobs: 3 }
  const watch = createWorkerWatch({ log, waiting: async () => redis.jobs, canServe: async () => undefined })
  const worker = fakeWorker()
  watch.add(worker.watched)
  const metrics = createMetrics()
  exposeWorkers(metrics, { workers: watch.states })
  const look = async (times: number) => {
    for (let n = 0; n < times; n++) await watch.look()
    return worker.restarts
  }
  t.equal(await look(2), 0)
  worker.taken += 1
  t.equal(await look(3), 0, 'it took one meanwhile')
  worker.isAtWork = true
  t.equal(await look(9), 0, 'what it works on may take long')
  worker.isAtWork = false
  redis.jobs = 0
  t.equal(await look(9), 0, 'nothing waits')
  redis.jobs = 3
  t.equal(await look(3), 1)
  t.match(await metrics.registry.metrics(), /stoa_worker_silent\{service="mail"\} 1/)
  t.equal(await look(3), 2)
  t.notOk(watch.isBeyondHelp())
  await look(3)
  t.ok(watch.isBeyondHelp(), 'after two restarts in vain')
  worker.taken += 1
  await look(1)
  t.notOk(watch.isBeyondHelp())
  const told = await metrics.registry.metrics()
  t.match(told, /stoa_worker_silent\{service="mail"\} 0/)
  t.match(told, /stoa_worker_restarts\{service="mail"\} 3/)
})

t.test(
  'while Redis is away or refuses to serve no worker is taken for silent, and no process for beyond help',
  async (t) => {
    const redis = { isThere: true, takesWrites: true }
    const away = () => new UnavailableError('Redis cannot be reached.', false)
    const waiting = async () => {
      if (!redis.isThere) throw away()
      return 1
    }
    const canServe = async () => {
      if (!redis.takesWrites) throw away()
    }
    const watch = createWorkerWatch({ log, waiting, canServe })
    const worker = fakeWorker()
    watch.add(worker.watched)
    for (const isThere of [true, true, false, true, true]) {
      redis.isThere = isThere
      await watch.look()
    }
    watch.forget()
    redis.takesWrites = false
    for (let n = 0; n < 30; n++) await watch.look()
    t.equal(worker.restarts, 0)
    redis.takesWrites = true
    for (let n = 0; n < 9; n++) await watch.look()
    t.equal(worker.restarts, 3)
    t.ok(watch.isBeyondHelp())
    redis.isThere = false
    await watch.look()
    t.notOk(watch.isBeyondHelp(), 'an outage has no replica replaced')
  },
)

t.test('a Redis that refuses writes, or is away, is told from one that takes them', async (t) => {
  const redis = await ownRedis(t)
  redis.start()
  const client = await createRedis({ url: redis.url, name: 'test', onError: () => undefined })
  t.teardown(() => closeRedis(client))
  await untilTaken(() => client.ping())
  const once = () => checkTakesWrites({ url: redis.url, prefix: redis.prefix, timeoutMs: 60_000 })
  const check = () => untilReached(once)
  await check()
  // As after a failover: it follows another, which is away.
  await client.sendCommand(['REPLICAOF', '127.0.0.1', '1'])
  await t.rejects(check(), /READONLY/)
  await client.sendCommand(['REPLICAOF', 'NO', 'ONE'])
  await check()
  await redis.kill('SIGKILL')
  await t.rejects(once(), UnavailableError)
})
