import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fastify } from 'fastify'
import t, { type Test } from 'tap'
import { compareSeen, createBroadcasts, type ReceivedBroadcast } from '../events/broadcasts.ts'
import type { Event } from '../events/event.ts'
import { createQueues } from '../events/queue.ts'
import { testRedis } from '../testing/databases.ts'
import { UnavailableError } from '../values/problem.ts'

const { log } = fastify({ logger: { level: 'silent' } })
const ignore = () => undefined
const event = (id: string): Event => ({ id, type: 'order.placed', aggregate: 'ord_1', occurred_at: '', data: {} })

/** Something that happens again and again; `next` resolves at the first time after it was asked for. */
function signal() {
  let { promise, resolve } = Promise.withResolvers<void>()
  return {
    count: 0,
    fire() {
      this.count++
      resolve()
      const renewed = Promise.withResolvers<void>()
      promise = renewed.promise
      resolve = renewed.resolve
    },
    next: () => promise,
    async reached(count: number) {
      while (this.count < count) await promise
    },
  }
}

async function listening(t: Test, options: { url: string; prefix: string; kept?: number }) {
  const broadcasts = await createBroadcasts({ ...options, onError: ignore })
  t.teardown(() => broadcasts.close())
  const heard: ReceivedBroadcast[] = []
  const broadcast = signal()
  const gap = signal()
  const silence = signal()
  const hold: { until?: Promise<void> } = {}
  await broadcasts.listen({
    onBroadcast: async (one) => {
      heard.push(one)
      broadcast.fire()
      await hold.until
    },
    onGap: () => gap.fire(),
    onDisconnected: () => silence.fire(),
  })
  return { broadcasts, heard, broadcast, gap, silence, hold }
}

t.test('every process hears every broadcast published since it listens', async (t) => {
  const { url, prefix } = await testRedis(t)
  const first = await listening(t, { url, prefix })
  await first.broadcasts.publish({ type: 'product.changed', id: 'prd_1', version: 4, tags: ['products'] })
  await first.broadcast.reached(1)
  const second = await listening(t, { url, prefix })
  await second.broadcasts.publish({ type: 'product.changed', id: 'prd_2' })
  await Promise.all([first.broadcast.reached(2), second.broadcast.reached(1)])
  t.match(first.heard, [
    { type: 'product.changed', id: 'prd_1', version: 4, tags: ['products'], seq: /^\d+-\d+$/ },
    { id: 'prd_2' },
  ])
  t.strictSame(
    second.heard.map((broadcast) => broadcast.id),
    ['prd_2'],
  )
  await Promise.all([first.broadcasts.publish({ type: 'x', id: '3' }), first.broadcast.reached(3)])
  t.ok(compareSeen(first.broadcasts.seen, first.heard[1]?.seq ?? '') >= 0, 'seen follows what was dealt with')
  t.ok(performance.now() - first.broadcasts.lastReadAt < 5_000)
  t.equal(first.gap.count + second.gap.count, 0)
})

t.test('positions are compared as numbers', async (t) => {
  t.ok(compareSeen('1763900000000-9', '1763900000000-10') < 0)
  t.ok(compareSeen('1763900000001-0', '1763900000000-10') > 0)
  t.equal(compareSeen('5-1', '5-1'), 0)
})

t.test('whoever was away for longer than the stream remembers is told to forget', async (t) => {
  const { url, prefix } = await testRedis(t)
  const { broadcasts, heard, broadcast, gap, hold } = await listening(t, { url, prefix, kept: 10 })
  const { promise, resolve } = Promise.withResolvers<void>()
  hold.until = promise
  await broadcasts.publish({ type: 'x', id: 'first' })
  await broadcast.reached(1)
  await Promise.all(Array.from({ length: 500 }, (_, at) => broadcasts.publish({ type: 'x', id: `${at}` })))
  resolve()
  await gap.reached(1)
  await broadcasts.publish({ type: 'x', id: 'last' })
  while (heard.at(-1)?.id !== 'last') await broadcast.next()
  t.equal(gap.count, 1)
})

t.test('a lost stream is a gap, and hearing goes on', async (t) => {
  const { url, prefix, client } = await testRedis(t)
  const { broadcasts, heard, broadcast, gap } = await listening(t, { url, prefix })
  await client.del(`${prefix}:broadcasts`)
  await gap.reached(1)
  await broadcasts.publish({ type: 'x', id: 'after' })
  await broadcast.reached(1)
  t.equal(heard[0]?.id, 'after')
})

t.test('a listener that fails on a broadcast forgets everything', async (t) => {
  const { url, prefix } = await testRedis(t)
  const { broadcasts, gap, hold, broadcast } = await listening(t, { url, prefix })
  hold.until = Promise.reject(new Error('no'))
  hold.until.catch(ignore)
  await broadcasts.publish({ type: 'x', id: '1' })
  await gap.reached(1)
  t.equal(broadcast.count, 1)
})

/** A server that a test may kill, of the same program as the shared one. */
async function ownServer(t: Test) {
  const { client, prefix } = await testRedis(t)
  const program = /^executable:(.+?)\r?$/m.exec(await client.info('server'))?.[1] ?? ''
  if (!existsSync(program)) throw new Error('These tests need the Redis server that they kill to be on this machine.')
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' && address ? address.port : 0
  probe.close()
  const folder = t.testdir()
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes']
  let server: ChildProcess | undefined
  const kill = async (how: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGCONT')
    server.kill(how)
    await ended
  }
  t.teardown(() => kill('SIGKILL'))
  return {
    url: `redis://127.0.0.1:${port}`,
    prefix,
    start() {
      server = spawn(program, flags, { stdio: 'ignore' })
    },
    kill,
    signal: (how: NodeJS.Signals) => server?.kill(how),
  }
}

/** Until Redis takes it: what the relay does every second. */
async function insist(work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await work()
      return
    } catch (error) {
      if (!(error instanceof Error)) throw error
      await new Promise(setImmediate)
    }
  }
}

t.test('workers and listeners go on by themselves after Redis was killed', async (t) => {
  const server = await ownServer(t)
  server.start()
  const { url, prefix } = server
  const queues = await createQueues({ url, prefix, log })
  t.teardown(() => queues.close())
  const done = signal()
  const ids: string[] = []
  await queues.consume('mail', async ({ id }) => {
    ids.push(id)
    done.fire()
  })
  const ear = await listening(t, { url, prefix })
  await insist(() => queues.add('mail', event('evt_1')))
  await insist(() => queues.add('other', event('evt_1')))
  await done.reached(1)
  await server.kill('SIGKILL')
  await ear.silence.reached(1)
  await t.rejects(queues.add('mail', event('evt_2')), UnavailableError, 'refused at once while there is none')
  t.ok(ear.broadcasts.lastReadAt < performance.now())
  server.start()
  await insist(() => queues.add('mail', event('evt_2')))
  await done.reached(2)
  t.strictSame(ids, ['evt_1', 'evt_2'])
  t.equal((await queues.counts('other')).waiting, 1, 'what waited still waits')
  await insist(() => ear.broadcasts.publish({ type: 'x', id: 'after' }))
  await ear.broadcast.reached(1)
  t.equal(ear.heard[0]?.id, 'after')
})

t.test('everything starts without Redis, and works once it is there', async (t) => {
  const server = await ownServer(t)
  const { url, prefix } = server
  const [queues, ear] = await Promise.all([createQueues({ url, prefix, log }), listening(t, { url, prefix })])
  t.teardown(() => queues.close())
  const done = signal()
  await queues.consume('mail', async () => done.fire())
  await ear.silence.reached(1)
  server.start()
  await insist(() => queues.add('mail', event('evt_1')))
  await done.reached(1)
  await ear.gap.reached(1)
  t.equal(ear.gap.count, 1, 'caches filled meanwhile are forgotten')
})

t.test('a frozen Redis is given up after the bound and used again when it thaws', async (t) => {
  const server = await ownServer(t)
  server.start()
  const { url, prefix } = server
  const queues = await createQueues({ url, prefix, log, timeoutMs: 200 })
  t.teardown(() => queues.close())
  await insist(() => queues.add('mail', event('evt_1')))
  server.signal('SIGSTOP')
  await t.rejects(queues.add('mail', event('evt_2')), UnavailableError)
  await t.rejects(queues.add('mail', event('evt_2')), UnavailableError)
  server.signal('SIGCONT')
  await insist(() => queues.add('mail', event('evt_2')))
  t.equal((await queues.counts('mail')).waiting, 2, 'once, although it was sent before')
})

t.test('closing waits for the event under way', async (t) => {
  const { url, prefix } = await testRedis(t)
  const queues = await createQueues({ url, prefix, log })
  const { promise: held, resolve: finish } = Promise.withResolvers<void>()
  const begun = signal()
  let isDone = false
  await queues.consume('mail', async () => {
    begun.fire()
    await held
    isDone = true
  })
  await queues.add('mail', event('evt_1'))
  await begun.reached(1)
  const closing = queues.close()
  finish()
  await closing
  t.ok(isDone)
})
