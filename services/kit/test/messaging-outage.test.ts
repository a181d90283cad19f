import { query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { createQueues } from '../events/queue.ts'
import { testRedis } from '../testing/databases.ts'
import { ownRedis, untilTaken } from '../testing/own-redis.ts'
import { UnavailableError } from '../values/problem.ts'
import { event, listening, log, signal } from './broadcasts-fixture.ts'
import { messagingFixture, placed } from './messaging-fixture.ts'

t.test('workers and listeners go on by themselves after Redis was killed', async (t) => {
  const server = await ownRedis(t)
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
  // Its end has been written too, or it would come again.
  while ((await queues.counts('mail')).active > 0);
  await server.kill('SIGKILL')
  await listener.disconnection.reached(1)
  await t.rejects(queues.add('mail', event('evt_2')), UnavailableError, 'refused at once while there is none')
  t.ok(listener.broadcasts.lastReadAt < performance.now())
  server.start()
  await untilTaken(() => queues.add('mail', event('evt_2')))
  await done.reached(2)
  t.strictSame(ids, ['evt_1', 'evt_2'])
  t.equal((await untilTaken(() => queues.counts('other'))).waiting, 1, 'what waited still waits')
  await untilTaken(() => listener.broadcasts.publish({ type: 'x', id: 'after' }))
  await listener.broadcast.reached(1)
  t.equal(listener.received[0]?.id, 'after')
})

t.test('everything starts without Redis, and works once it is there', async (t) => {
  const server = await ownRedis(t)
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
  const server = await ownRedis(t)
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
  t.equal((await untilTaken(() => queues.counts('mail'))).waiting, 2, 'once, although it was sent before')
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

t.test('a Redis that freezes as a process is told to end is waited for no longer than seconds', async (t) => {
  const server = await ownRedis(t)
  server.start()
  const { pg, queues, outbox } = await messagingFixture(t, server)
  const done = signal()
  await queues.consume('mail', async () => done.fire())
  await queues.consume('sales', async () => undefined)
  const relay = outbox()
  relay.start()
  await untilTaken(() => queues.add('mail', event('evt_1')))
  await done.reached(1)
  server.signal('SIGSTOP')
  await pg.tx((tx) => relay.add(tx, {}, placed('ord_1')))
  const startedAt = performance.now()
  await queues.cutIfSilent()
  await relay.stop()
  await queues.close()
  const tookMs = Math.round(performance.now() - startedAt)
  // Workers give what is under way ten seconds.
  t.ok(tookMs < 8_000, `${tookMs} ms`)
  t.same(await query(pg, 'SELECT sent_at FROM outbox'), [{ sent_at: null }], 'the event waits for the next process')
})
