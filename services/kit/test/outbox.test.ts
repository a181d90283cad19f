import { execute, query } from '@stoa/kit/postgres/sql'
import t from 'tap'
import type { Event } from '../events/event.ts'
import { consumeOnce } from '../events/inbox.ts'
import { messagingFixture, placed, recordingConsumer } from './messaging-fixture.ts'

t.test(
  'an event goes out when its transaction commits, to every subscriber, and never when it rolls back',
  async (t) => {
    const { pg, queues, outbox } = await messagingFixture(t)
    const broadcasts: unknown[] = []
    const box = outbox({ broadcasts: { publish: async (broadcast?: unknown) => void broadcasts.push(broadcast) } })
    const mail = recordingConsumer()
    await queues.consume('mail', mail.handle)
    box.start()
    t.teardown(() => box.stop())
    const now = new Date('2026-11-23T10:00:00.000Z')
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await t.rejects(
      pg.tx(async (tx) => {
        await box.add(tx, {}, placed('ord_lost'))
        throw new Error('no')
      }),
    )
    await pg.tx((tx) => box.add(tx, { traceparent, now }, placed('ord_1')))
    await mail.until(1)
    await box.drain()
    t.match(mail.received, [
      {
        id: /^evt_[0-9a-z]{26}$/,
        type: 'order.placed',
        aggregate: 'ord_1',
        occurred_at: now.toISOString(),
        traceparent,
        data: { order_id: 'ord_1', version: 3 },
      },
    ])
    t.strictSame(broadcasts, [{ type: 'order.placed', id: 'ord_1', version: 3, tags: ['orders'] }])
    t.equal((await queues.counts('inventory')).waiting, 1, 'the other subscriber has its own job')
  },
)

t.test('events of one transaction sort as they were added', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  const drafts = Array.from({ length: 250 }, (_, at) => placed(`ord_${at}`))
  const before = pg.statements
  await pg.tx((tx) => outbox().addAll(tx, {}, drafts))
  t.equal(pg.statements - before, 3, 'one statement between BEGIN and COMMIT')
  const rows = await query<{ aggregate: string }>(pg, 'SELECT aggregate FROM outbox ORDER BY id')
  t.strictSame(
    rows.map((row) => row.aggregate),
    drafts.map((draft) => draft.aggregate),
  )
  await outbox().drain()
  t.equal((await queues.counts('mail')).waiting, 250, 'more than a batch goes out in one go')
})

t.test('received twice is done once, also at the same moment', async (t) => {
  const { pg } = await messagingFixture(t)
  await execute(pg, 'CREATE TABLE stock (sold integer NOT NULL)')
  await execute(pg, 'INSERT INTO stock VALUES (0)')
  const consume = () =>
    consumeOnce(pg, { id: 'evt_1' }, async (tx) => void (await execute(tx, 'UPDATE stock SET sold = sold + 1')))
  const failing = consumeOnce(pg, { id: 'evt_1' }, async () => {
    throw new Error('no')
  })
  await t.rejects(failing, { message: 'no' }, 'a failed one leaves nothing behind')
  const done = await Promise.all([consume(), consume(), consume()])
  t.strictSame(done.filter(Boolean).length, 1)
  t.equal(await consume(), false)
  t.strictSame(await query(pg, 'SELECT sold FROM stock'), [{ sold: 1 }])
})

t.test('a relay that dies between publish and mark makes no second effect', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  await pg.tx((tx) => outbox().add(tx, {}, placed('ord_1')))
  const dying = outbox({
    queues: {
      marker: queues.marker,
      add: async (service, event) => {
        await queues.add(service, event)
        // As a kill would: the connection that holds the rows is gone before the mark.
        await execute(
          pg,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND state = 'idle in transaction'`,
        )
      },
    },
  })
  await t.rejects(dying.drain())
  t.strictSame(await query(pg, 'SELECT sent_at FROM outbox'), [{ sent_at: null }])
  let effects = 0
  const twice = recordingConsumer(async (event) => {
    await consumeOnce(pg, event, async () => {
      effects++
    })
  })
  await queues.consume('mail', twice.handle)
  await twice.until(1)
  // While the first job is at work its queue takes no second one of the event.
  while ((await queues.counts('mail')).active > 0);
  await outbox().drain()
  await twice.until(2)
  t.equal(effects, 1)
})

t.test('what a process that died before it sent has left is found by a look of another', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  const mail = recordingConsumer()
  await queues.consume('mail', mail.handle)
  const box = outbox({ intervalMs: 50 })
  box.start()
  t.teardown(() => box.stop())
  for (const id of ['ord_1', 'ord_2']) {
    await pg.tx((tx) => outbox().add(tx, {}, placed(id)))
    await mail.until(Number(id.at(-1)))
  }
  t.strictSame(
    mail.received.map(({ aggregate }) => aggregate),
    ['ord_1', 'ord_2'],
  )
})

t.test('two relays at once send everything, each event once', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  const drafts = Array.from({ length: 400 }, (_, at) => placed(`ord_${at}`))
  await pg.tx((tx) => outbox().addAll(tx, {}, drafts))
  const added: string[] = []
  const counting = {
    marker: queues.marker,
    add: async (service: string, event: Event) => {
      if (service === 'mail') added.push(event.aggregate)
      await queues.add(service, event)
    },
  }
  await outbox().drain()
  await execute(pg, 'UPDATE outbox SET sent_at = NULL')
  const relays = [outbox({ queues: counting }), outbox({ queues: counting })]
  await Promise.all(relays.map((relay) => relay.drain()))
  t.equal(added.length, 400)
  t.equal(new Set(added).size, 400)
  t.strictSame(await query(pg, 'SELECT id FROM outbox WHERE sent_at IS NULL'), [])
})

t.test('an event whose transaction commits late is not skipped', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  const box = outbox()
  const { promise: held, resolve: commit } = Promise.withResolvers<void>()
  const { promise: added, resolve: isAdded } = Promise.withResolvers<void>()
  const slow = pg.tx(async (tx) => {
    await box.add(tx, {}, placed('ord_early'))
    isAdded()
    await held
  })
  await added
  await pg.tx((tx) => box.add(tx, {}, placed('ord_late')))
  await box.drain()
  t.equal((await queues.counts('mail')).waiting, 1)
  commit()
  await slow
  await box.drain()
  t.equal((await queues.counts('mail')).waiting, 2)
})
