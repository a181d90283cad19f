import { execute, query } from '@stoa/kit/postgres/sql'
import t, { type Test } from 'tap'
import type { Event } from '../events/event.ts'
import { type BatchOptions, processBatch } from '../events/event-batches.ts'
import { consumeManyOnce, consumeOnce, createConsumers } from '../events/inbox.ts'
import type { Postgres, Tx } from '../postgres/pg.ts'
import { UnavailableError } from '../values/problem.ts'
import { log, messagingFixture, type Published, placed, recordingConsumer } from './messaging-fixture.ts'

const orders = (count: number) => Array.from({ length: count }, (_, at) => placed(`ord_${at}`))

/** As a kill would: the connection of the transaction under way is gone. Not that of another one that has not sent this. */
const dieInTransaction = (pg: Postgres, sent: 'outbox' | 'inbox' | 'sales') =>
  execute(
    pg,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction' AND strpos(query, $1) > 0`,
    [sent],
  )

/** After a first round: what is sent to a new queue Redis goes alone, as it may have been sent before. */
async function batchingFixture(t: Test) {
  const messaging = await messagingFixture(t)
  await messaging.outbox().drain()
  return messaging
}

interface Steps {
  afterInbox?: () => Promise<unknown>
  afterEffects?: () => Promise<unknown>
  afterCommit?: () => Promise<unknown>
}

/** A consumer that counts how often each order was sold, by one commit for many; `until` resolves when none is left. */
async function sellingShop(t: Test) {
  const shop = await batchingFixture(t)
  const { pg, queues } = shop
  await execute(pg, 'CREATE TABLE sales (order_id text NOT NULL)')
  const commits: number[] = []
  const sell = async (tx: Tx, events: readonly Event[]) => {
    const ids = events.map(({ aggregate }) => aggregate)
    await execute(tx, 'INSERT INTO sales SELECT unnest($1::text[])', [ids])
    commits.push(events.length)
  }
  const sales = async () => {
    const rows = await query<{ count: number }>(pg, 'SELECT count(*)::integer AS count FROM sales GROUP BY order_id')
    return rows.map(({ count }) => count)
  }
  const consume = (steps: Steps = {}) =>
    createConsumers<Pick<Published, 'order.placed'>, object>({
      ...{ service: 'inventory', queues, log, deps: {}, formerNames: {} },
      consumers: { 'order.placed': async (event) => void (await consumeOnce(pg, event, (tx) => sell(tx, [event]))) },
      batchConsumers: {
        'order.placed': async (events) => {
          await consumeManyOnce(pg, events, async (tx, unseen) => {
            await steps.afterInbox?.()
            await sell(tx, unseen)
            await steps.afterEffects?.()
          })
          await steps.afterCommit?.()
          return []
        },
      },
    }).start()
  const isIdle = async () => {
    const { waiting, active, delayed } = await queues.counts('inventory')
    return waiting + active + delayed === 0
  }
  const settle = async () => {
    while (!(await isIdle()));
  }
  return { ...shop, commits, sales, consume, settle }
}

t.test('many events go out in one job for each subscriber, and take effect in one commit', async (t) => {
  const { pg, queues, outbox, client, prefix, commits, sales, consume, settle } = await sellingShop(t)
  await pg.tx((tx) => outbox().addAll(tx, {}, orders(30)))
  await outbox().drain()
  const jobs = (service: string) => client.lLen(`{${prefix}-${service}-batches}:${service}-batches:wait`)
  t.strictSame([await jobs('inventory'), await jobs('mail')], [1, 1])
  t.equal((await queues.counts('inventory')).waiting, 30)
  await consume()
  await settle()
  t.strictSame(commits, [30])
  t.strictSame(
    await sales(),
    Array.from({ length: 30 }, () => 1),
  )
})

t.test('killed between any two steps of a batch: every event takes effect once', async (t) => {
  const kills: [string, (pg: Postgres) => { relay?: 'before add' | 'after add'; steps?: Steps }][] = [
    ['before the batch is added', () => ({ relay: 'before add' })],
    ['between adding and marking', () => ({ relay: 'after add' })],
    ['between inbox and effects', (pg) => ({ steps: { afterInbox: () => dieInTransaction(pg, 'inbox') } })],
    ['between effects and commit', (pg) => ({ steps: { afterEffects: () => dieInTransaction(pg, 'sales') } })],
    ['after the commit', () => ({ steps: { afterCommit: () => Promise.reject(new Error('killed')) } })],
  ]
  for (const [name, killing] of kills) {
    await t.test(name, async (t) => {
      const { pg, queues, outbox, sales, consume, settle } = await sellingShop(t)
      const { relay, steps } = killing(pg)
      await pg.tx((tx) => outbox().addAll(tx, {}, orders(10)))
      const addMany = async (service: string, events: readonly Event[]) => {
        if (relay === 'before add') throw new Error('killed')
        await queues.addMany(service, events)
        await dieInTransaction(pg, 'outbox')
      }
      if (relay) await t.rejects(outbox({ queues: { ...queues, addMany } }).drain())
      // A replica finds more than the one that died had claimed, so its batch is another.
      await pg.tx((tx) => outbox().add(tx, {}, placed('ord_more')))
      let isKilled = false
      const once = (step: (() => Promise<unknown>) | undefined) => async () => {
        if (isKilled) return
        isKilled = true
        await step?.()
      }
      await consume(steps && Object.fromEntries(Object.entries(steps).map(([at, step]) => [at, once(step)])))
      await outbox().drain()
      await settle()
      t.strictSame(
        await sales(),
        Array.from({ length: 11 }, () => 1),
      )
      t.strictSame(await query(pg, 'SELECT id FROM outbox WHERE sent_at IS NULL'), [])
      t.equal((await queues.counts('inventory')).failed, 0)
    })
  }
})

t.test('one poisoned event of a batch stops no other, and is listed and replayed alone', async (t) => {
  const { pg, queues, outbox } = await batchingFixture(t)
  let isMended = false
  const mail = recordingConsumer(async ({ aggregate }) => {
    if (aggregate === 'ord_3' && !isMended) throw new Error('poison')
  })
  await queues.consume('mail', mail.handle)
  await pg.tx((tx) => outbox().addAll(tx, {}, orders(10)))
  await outbox().drain()
  await mail.until(9)
  while ((await queues.counts('mail')).failed === 0);
  const list = () => queues.listFailed(['mail'], { after: null, back: false, limit: 10 })
  t.match(await list(), [{ service: 'mail', type: 'order.placed', aggregate: 'ord_3', reason: 'poison' }])
  isMended = true
  t.equal(await queues.retryFailed('mail'), 1)
  await mail.until(10)
  t.equal(mail.received.at(-1)?.aggregate, 'ord_3')
  t.equal((await list()).length, 0)
})

t.test('an outage puts a batch aside as a whole, and is no try of its events', async (t) => {
  const { pg, queues, outbox } = await batchingFixture(t)
  let tries = 0
  let isThere = false
  const mail = recordingConsumer(async () => {
    tries++
    if (!isThere) throw new UnavailableError('away', false)
  })
  await queues.consume('mail', mail.handle, { concurrency: 1 })
  await pg.tx((tx) => outbox().addAll(tx, {}, orders(20)))
  await outbox().drain()
  // Each event has three tries.
  while (tries < 15) await queues.counts('mail')
  isThere = true
  await mail.until(20)
  t.equal(new Set(mail.received.map(({ id }) => id)).size, 20)
  t.equal((await queues.counts('mail')).failed, 0)
})

t.test(
  'a batch during which a process died is tried event by event, and one that ends twice adds nothing twice',
  async (t) => {
    const { queues } = await messagingFixture(t)
    const events = orders(5).map((order, at) => ({ ...order, id: `evt_${at}`, occurred_at: '' }))
    const options: BatchOptions = {
      ...{ service: 'mail', log, backoffMs: 1, longestPauseMs: 1, uncountedTries: 1, concurrency: 4 },
      handle: () => Promise.reject(new Error('it is one of these')),
      handleMany: undefined,
      addAlone: (event) => queues.add('mail', event),
    }
    const job = (stalledCounter: number) => ({ data: events, stalledCounter }) as never
    await processBatch({ ...options, handle: () => Promise.reject(t.fail('not in the batch')) }, job(1), '')
    t.equal((await queues.counts('mail')).waiting, 5)
    await processBatch(options, job(0), '')
    await processBatch(options, job(0), '')
    t.equal((await queues.counts('mail')).waiting, 5)
  },
)
