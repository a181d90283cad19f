import { execute, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import { consumeOnce } from '../events/inbox.ts'
import { messagingFixture, placed, recordingConsumer } from './messaging-fixture.ts'

t.test('an emptied queue Redis is filled again, and what was done is not done again', async (t) => {
  const { pg, queues, outbox, empty } = await messagingFixture(t)
  const box = outbox()
  await pg.tx((tx) => box.addAll(tx, {}, [placed('ord_1'), placed('ord_2')]))
  await pg.tx((tx) => box.add(tx, {}, placed('ord_old')))
  await box.drain()
  await execute(pg, `UPDATE outbox SET id = 'evt_00' WHERE aggregate = 'ord_old'`)
  await empty()
  t.equal((await queues.counts('mail')).waiting, 0)
  await box.drain()
  t.equal((await queues.counts('mail')).waiting, 2, 'all but what is older than 72 hours')
  await box.drain()
  const effects: string[] = []
  const mail = recordingConsumer(async (event) => {
    await consumeOnce(pg, event, async () => void effects.push(event.aggregate))
  })
  await queues.consume('mail', mail.handle)
  await mail.until(2)
  await empty()
  await box.drain()
  await mail.until(4)
  t.strictSame(effects.sort(), ['ord_1', 'ord_2'])
})

t.test(
  'the marker of a release before this one means that events are added again, which changes nothing',
  async (t) => {
    const { pg, queues, outbox, client, prefix } = await messagingFixture(t)
    const box = outbox()
    await pg.tx((tx) => box.add(tx, {}, placed('ord_1')))
    await box.drain()
    await execute(pg, 'DELETE FROM relay_positions')
    await client.del(`${prefix}:relayed:order`)
    await client.set(`${prefix}:outbox:order`, 'ready')
    await outbox().drain()
    t.equal((await queues.counts('mail')).waiting, 1)
    t.equal((await query(pg, 'SELECT relay FROM relay_positions')).length, 1, 'it was sent again, and counted')
  },
)

t.test('an event being sent while Redis is emptied is not lost', async (t) => {
  const { pg, queues, outbox, empty } = await messagingFixture(t)
  await outbox().drain()
  await pg.tx((tx) => outbox().add(tx, {}, placed('ord_1')))
  const { promise: held, resolve: goOn } = Promise.withResolvers<void>()
  const { promise: published, resolve: isPublished } = Promise.withResolvers<void>()
  const slow = outbox({
    queues: {
      marker: queues.marker,
      add: async (service, event) => {
        await queues.add(service, event)
        isPublished()
        await held
      },
    },
  })
  const sending = slow.drain()
  await published
  await empty()
  const restored = { isDone: false }
  const restoring = outbox()
    .drain()
    .then(() => {
      restored.isDone = true
    })
  // The rows being sent are locked, and restoring waits for them.
  const waiting = 'SELECT 1 FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()'
  while (!restored.isDone && (await query(pg, waiting)).length === 0);
  goOn()
  await Promise.all([sending, restoring])
  await outbox().drain()
  t.equal((await queues.counts('mail')).waiting, 1)
})

t.test('events stay while the queue cannot be reached, and go out after', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  let isAway = true
  const box = outbox({
    queues: {
      marker: queues.marker,
      add: async (service, event) => {
        if (isAway && event.aggregate === 'ord_bad') throw new Error('away')
        await queues.add(service, event)
      },
    },
  })
  await pg.tx((tx) => box.addAll(tx, {}, [placed('ord_bad'), placed('ord_good')]))
  await t.rejects(box.drain(), { message: 'away' })
  t.strictSame(await query(pg, 'SELECT aggregate FROM outbox WHERE sent_at IS NULL'), [{ aggregate: 'ord_bad' }])
  isAway = false
  await box.drain()
  t.equal((await queues.counts('mail')).waiting, 2)
})

t.test('events of a newer build are left for a replica that knows them', async (t) => {
  const { pg, outbox } = await messagingFixture(t)
  await execute(
    pg,
    `INSERT INTO outbox (id, type, aggregate, data) VALUES ('evt_new', 'order.reviewed', 'ord_1', '{}')`,
  )
  await pg.tx((tx) =>
    outbox().add(tx, {}, { type: 'order.cancelled', aggregate: 'ord_1', data: { order_id: 'ord_1' } }),
  )
  await outbox().drain()
  t.strictSame(await query(pg, 'SELECT type FROM outbox WHERE sent_at IS NULL'), [{ type: 'order.reviewed' }])
})

t.test('what has been kept long enough is deleted, and nothing else', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  await queues.marker('order').restore([], async () => undefined)
  await execute(
    pg,
    `INSERT INTO outbox (id, type, aggregate, data, created_at, sent_at) VALUES
    ('evt_1', 'order.reviewed', 'a', '{}', now() - interval '73 hours', now()),
    ('evt_2', 'order.reviewed', 'b', '{}', now() - interval '73 hours', NULL),
    ('evt_3', 'order.reviewed', 'c', '{}', now() - interval '71 hours', now())`,
  )
  await execute(
    pg,
    `INSERT INTO inbox (event_id, received_at)
    SELECT 'evt_' || n, now() - interval '1 day' * n FROM generate_series(6, 8) n`,
  )
  await execute(
    pg,
    `INSERT INTO idempotency_keys (scope, operation, key, request_hash, status, expires_at)
    SELECT 's', 'o', n, '', 200, now() + interval '1 hour' * n FROM generate_series(-1, 1, 2) n`,
  )
  await outbox().drain()
  t.strictSame(await query(pg, 'SELECT id FROM outbox ORDER BY id'), [{ id: 'evt_2' }, { id: 'evt_3' }])
  t.strictSame(await query(pg, 'SELECT event_id FROM inbox'), [{ event_id: 'evt_6' }])
  t.strictSame(await query(pg, 'SELECT key FROM idempotency_keys'), [{ key: '1' }])
})
