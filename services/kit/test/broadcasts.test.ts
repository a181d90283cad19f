import t from 'tap'
import { compareSeen } from '../events/broadcasts.ts'
import { testRedis } from '../testing/databases.ts'
import { ignore, listening } from './broadcasts-fixture.ts'

t.test('every process receives every broadcast published since it listens', async (t) => {
  const { url, prefix } = await testRedis(t)
  const startedAt = performance.now()
  const first = await listening(t, { url, prefix })
  await first.broadcasts.publish({ type: 'product.changed', id: 'prd_1', version: 4, tags: ['products'] })
  await first.broadcast.reached(1)
  const second = await listening(t, { url, prefix })
  await second.broadcasts.publish({ type: 'product.changed', id: 'prd_2' })
  await Promise.all([first.broadcast.reached(2), second.broadcast.reached(1)])
  t.match(first.received, [
    { type: 'product.changed', id: 'prd_1', version: 4, tags: ['products'], seq: /^\d+-\d+$/ },
    { id: 'prd_2' },
  ])
  t.strictSame(
    second.received.map((broadcast) => broadcast.id),
    ['prd_2'],
  )
  await Promise.all([first.broadcasts.publish({ type: 'x', id: '3' }), first.broadcast.reached(3)])
  t.ok(compareSeen(first.broadcasts.seen, first.received[1]?.seq ?? '') >= 0, 'seen follows what was dealt with')
  t.ok(first.broadcasts.lastReadAt > startedAt)
  t.equal(first.gap.count + second.gap.count, 0)
})

t.test('what a process that froze has read is no newer than when it asked for it', async (t) => {
  const { broadcasts } = await listening(t, await testRedis(t))
  // Its first read is on its way.
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate)
  const before = broadcasts.lastReadAt
  const frozenAt = performance.now()
  // Longer than a read waits: its response lies there while nothing of this process runs.
  while (performance.now() - frozenAt < 1_200);
  while (broadcasts.lastReadAt === before) await new Promise(setImmediate)
  t.ok(broadcasts.lastReadAt <= frozenAt, `${broadcasts.lastReadAt - frozenAt} ms after it froze`)
})

t.test('positions are compared as numbers', async (t) => {
  t.ok(compareSeen('1763900000000-9', '1763900000000-10') < 0)
  t.ok(compareSeen('1763900000001-0', '1763900000000-10') > 0)
  t.equal(compareSeen('5-1', '5-1'), 0)
})

t.test('whoever was away for longer than the stream remembers clears its caches', async (t) => {
  const { url, prefix } = await testRedis(t)
  const { broadcasts, received, broadcast, gap, hold } = await listening(t, { url, prefix, kept: 10 })
  const { promise, resolve } = Promise.withResolvers<void>()
  hold.until = promise
  await broadcasts.publish({ type: 'x', id: 'first' })
  await broadcast.reached(1)
  await Promise.all(Array.from({ length: 500 }, (_, at) => broadcasts.publish({ type: 'x', id: `${at}` })))
  resolve()
  await gap.reached(1)
  await broadcasts.publish({ type: 'x', id: 'last' })
  while (received.at(-1)?.id !== 'last') await broadcast.next()
  t.equal(gap.count, 1)
})

t.test('a lost stream is a gap, and reading goes on', async (t) => {
  const { url, prefix, client } = await testRedis(t)
  const { broadcasts, received, broadcast, gap } = await listening(t, { url, prefix })
  await client.del(`${prefix}:broadcasts`)
  await gap.reached(1)
  await broadcasts.publish({ type: 'x', id: 'after' })
  await broadcast.reached(1)
  t.equal(received[0]?.id, 'after')
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
