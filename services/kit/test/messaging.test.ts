import { execute, query } from '@stoa/kit/postgres/sql'
import { fastify } from 'fastify'
import t, { type Test } from 'tap'
import type { Event } from '../events/event.ts'
import { consumeOnce, createConsumers } from '../events/inbox.ts'
import { createOutbox } from '../events/outbox.ts'
import { createQueues, type Queues } from '../events/queue.ts'
import { type Handle, PermanentError } from '../events/queue-worker.ts'
import { testPostgres, testRedis } from '../testing/databases.ts'

interface Published {
  'order.placed': { order_id: string; version: number; tags: string[] }
  'order.cancelled': { order_id: string }
}
type Placed = { type: 'order.placed'; aggregate: string; data: Published['order.placed'] }

const { log } = fastify({ logger: { level: 'silent' } })
const subscribers = { 'order.placed': ['inventory', 'mail'], 'order.cancelled': [] }
const placed = (id: string): Placed => ({
  type: 'order.placed',
  aggregate: id,
  data: { order_id: id, version: 3, tags: ['orders'] },
})

/** Collects what a worker hears; `until` resolves when it has heard so many. */
function ear(handle: Handle = async () => undefined) {
  const heard: Event[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  return {
    heard,
    async handle(event: Event) {
      await handle(event)
      heard.push(event)
      for (const waiter of waiting) if (heard.length >= waiter.count) waiter.resolve()
    },
    until: (count: number) =>
      new Promise<void>((resolve) => {
        if (heard.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
  }
}

const deaf = { publish: async () => undefined }

async function shop(t: Test) {
  const pg = await testPostgres(t)
  const { url, prefix, client } = await testRedis(t)
  const queues = await createQueues({ url, prefix, log, attempts: 3, backoffMs: 5 })
  t.teardown(() => queues.close())
  const outbox = (changes: { queues?: Pick<Queues, 'add' | 'marker'>; broadcasts?: typeof deaf } = {}) =>
    createOutbox<Published>({
      service: 'order',
      pg,
      queues,
      broadcasts: deaf,
      subscribers,
      broadcastTypes: ['order.placed'],
      log,
      ...changes,
    })
  /** Empties this test's part of the shared server, as FLUSHALL would. */
  const empty = async () => {
    for await (const keys of client.scanIterator({ MATCH: `*${prefix}*`, COUNT: 1_000 })) {
      if (keys.length > 0) await client.del(keys)
    }
  }
  return { pg, queues, outbox, empty }
}

t.test(
  'an event goes out when its transaction commits, to every subscriber, and never when it rolls back',
  async (t) => {
    const { pg, queues, outbox } = await shop(t)
    const broadcasts: unknown[] = []
    const box = outbox({ broadcasts: { publish: async (broadcast?: unknown) => void broadcasts.push(broadcast) } })
    const mail = ear()
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
    t.match(mail.heard, [
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
  const { pg, queues, outbox } = await shop(t)
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

t.test('heard twice is done once, also at the same moment', async (t) => {
  const { pg } = await shop(t)
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
  const { pg, queues, outbox } = await shop(t)
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
  const twice = ear(async (event) => {
    await consumeOnce(pg, event, async () => {
      effects++
    })
  })
  await queues.consume('mail', twice.handle)
  await twice.until(1)
  await outbox().drain()
  await twice.until(2)
  t.equal(effects, 1)
})

t.test('two relays at once send everything, each event once', async (t) => {
  const { pg, queues, outbox } = await shop(t)
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
  const { pg, queues, outbox } = await shop(t)
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

t.test('an emptied queue Redis is filled again, and what was done is not done again', async (t) => {
  const { pg, queues, outbox, empty } = await shop(t)
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
  const mail = ear(async (event) => {
    await consumeOnce(pg, event, async () => void effects.push(event.aggregate))
  })
  await queues.consume('mail', mail.handle)
  await mail.until(2)
  await empty()
  await box.drain()
  await mail.until(4)
  t.strictSame(effects.sort(), ['ord_1', 'ord_2'])
})

t.test('an event being sent while Redis is emptied is not lost', async (t) => {
  const { pg, queues, outbox, empty } = await shop(t)
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
  const { pg, queues, outbox } = await shop(t)
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
  const { pg, outbox } = await shop(t)
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
  const { pg, queues, outbox } = await shop(t)
  await queues.marker('order').restore(async () => undefined)
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
    `INSERT INTO idempotency_keys (scope, operation, key, request_hash, status, created_at)
    SELECT 's', 'o', n, '', 200, now() - interval '1 hour' * n FROM generate_series(47, 49) n`,
  )
  await outbox().drain()
  t.strictSame(await query(pg, 'SELECT id FROM outbox ORDER BY id'), [{ id: 'evt_2' }, { id: 'evt_3' }])
  t.strictSame(await query(pg, 'SELECT event_id FROM inbox'), [{ event_id: 'evt_6' }])
  t.strictSame(await query(pg, 'SELECT key FROM idempotency_keys'), [{ key: '47' }])
})

t.test('a poison event ends in failed, the queue moves on, and it can be tried again', async (t) => {
  const { pg, queues, outbox } = await shop(t)
  let tries = 0
  let isMended = false
  const failed = Promise.withResolvers<void>()
  const mail = ear(async ({ aggregate }) => {
    if (aggregate !== 'ord_poison' || isMended) return
    tries++
    if (tries === 3) failed.resolve()
    throw new Error('poison')
  })
  const box = outbox()
  await queues.consume('mail', mail.handle, { concurrency: 1 })
  await pg.tx((tx) => box.addAll(tx, {}, [placed('ord_poison'), placed('ord_1'), placed('ord_2')]))
  await box.drain()
  await mail.until(2)
  await failed.promise
  const settled = async () => {
    while ((await queues.counts('mail')).failed === 0);
  }
  await settled()
  t.strictSame(mail.heard.map((event) => event.aggregate).sort(), ['ord_1', 'ord_2'])
  t.equal(tries, 3, 'attempts are bounded')
  isMended = true
  t.equal(await queues.retryFailed('mail'), 1)
  await mail.until(3)
  t.equal(mail.heard[2]?.aggregate, 'ord_poison')
})

t.test('consumers hear their types with the event as request; what can never pass is not tried again', async (t) => {
  const { pg, queues, outbox } = await shop(t)
  const calls: unknown[] = []
  const outcomes: unknown[] = []
  const heard = Promise.withResolvers<void>()
  const metrics = { events: { inc: (labels: unknown) => void outcomes.push(labels) } } as never
  await createConsumers<Pick<Published, 'order.placed'>, { shop: string }>({
    service: 'mail',
    queues,
    deps: { shop: 'ours' },
    log,
    metrics,
    concurrency: 1,
    formerNames: {},
    consumers: {
      'order.placed': async (event, ctx) => {
        calls.push([event.data.order_id, ctx.shop, ctx.requestId === event.id, ctx.traceparent])
        if (event.aggregate === 'ord_never') throw new PermanentError('no such order')
        heard.resolve()
      },
    },
  }).start()
  const box = outbox({ broadcasts: deaf })
  const unknown: Event = { id: 'evt_x', type: 'order.reviewed', aggregate: 'o', occurred_at: '', data: {} }
  await queues.add('mail', unknown)
  await pg.tx(async (tx) => {
    await box.add(tx, {}, placed('ord_never'))
    await box.add(tx, { traceparent: '00-1-2-01' }, placed('ord_1'))
  })
  await box.drain()
  await heard.promise
  t.strictSame(calls, [
    ['ord_never', 'ours', true, undefined],
    ['ord_1', 'ours', true, '00-1-2-01'],
  ])
  t.equal((await queues.counts('mail')).failed, 2)
  t.strictSame(outcomes.slice(0, 2), [
    { service: 'mail', type: 'order.reviewed', outcome: 'failed' },
    { service: 'mail', type: 'order.placed', outcome: 'failed' },
  ])
})

t.test('an event that was queued before its type was renamed is consumed under the new name', async (t) => {
  const { queues } = await shop(t)
  const consumed = Promise.withResolvers<Event>()
  await queues.add('mail', { id: 'evt_1', type: 'order.made', aggregate: 'ord_1', occurred_at: '', data: {} })
  await createConsumers<Pick<Published, 'order.placed'>, object>({
    service: 'mail',
    queues,
    deps: {},
    log,
    formerNames: { 'order.made': 'order.placed' },
    consumers: { 'order.placed': async (event) => consumed.resolve(event) },
  }).start()
  t.match(await consumed.promise, { id: 'evt_1', type: 'order.placed', aggregate: 'ord_1' })
})
