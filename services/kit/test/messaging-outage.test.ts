import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import t, { type Test } from 'tap'
import { createQueues } from '../events/queue.ts'
import { testRedis } from '../testing/databases.ts'
import { UnavailableError } from '../values/problem.ts'
import { event, listening, log, signal } from './broadcasts-fixture.ts'

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

/** Tries until Redis takes it, as the relay does every second. */
async function untilTaken(work: () => Promise<unknown>): Promise<void> {
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
  const listener = await listening(t, { url, prefix })
  await untilTaken(() => queues.add('mail', event('evt_1')))
  await untilTaken(() => queues.add('other', event('evt_1')))
  await done.reached(1)
  await server.kill('SIGKILL')
  await listener.disconnection.reached(1)
  await t.rejects(queues.add('mail', event('evt_2')), UnavailableError, 'refused at once while there is none')
  t.ok(listener.broadcasts.lastReadAt < performance.now())
  server.start()
  await untilTaken(() => queues.add('mail', event('evt_2')))
  await done.reached(2)
  t.strictSame(ids, ['evt_1', 'evt_2'])
  t.equal((await queues.counts('other')).waiting, 1, 'what waited still waits')
  await untilTaken(() => listener.broadcasts.publish({ type: 'x', id: 'after' }))
  await listener.broadcast.reached(1)
  t.equal(listener.received[0]?.id, 'after')
})

t.test('everything starts without Redis, and works once it is there', async (t) => {
  const server = await ownServer(t)
  const { url, prefix } = server
  const [queues, listener] = await Promise.all([createQueues({ url, prefix, log }), listening(t, { url, prefix })])
  t.teardown(() => queues.close())
  const done = signal()
  await queues.consume('mail', async () => done.fire())
  await listener.disconnection.reached(1)
  server.start()
  await untilTaken(() => queues.add('mail', event('evt_1')))
  await done.reached(1)
  await listener.gap.reached(1)
  t.equal(listener.gap.count, 1, 'caches filled meanwhile are forgotten')
})

t.test('a frozen Redis is given up after the bound and used again when it thaws', async (t) => {
  const server = await ownServer(t)
  server.start()
  const { url, prefix } = server
  const queues = await createQueues({ url, prefix, log, timeoutMs: 200 })
  t.teardown(() => queues.close())
  await untilTaken(() => queues.add('mail', event('evt_1')))
  server.signal('SIGSTOP')
  await t.rejects(queues.add('mail', event('evt_2')), UnavailableError)
  await t.rejects(queues.add('mail', event('evt_2')), UnavailableError)
  server.signal('SIGCONT')
  await untilTaken(() => queues.add('mail', event('evt_2')))
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
