import { query, statement } from '@stoa/kit/postgres/sql'
import t, { type Test } from 'tap'
import { createOutbox } from '../events/outbox.ts'
import { writeTogether } from '../postgres/write-together.ts'
import {
  log,
  messagingFixture,
  noBroadcasts,
  type Published,
  placed,
  recordingConsumer,
  subscribers,
} from './messaging-fixture.ts'

const cancelled = (id: string) => ({ type: 'order.cancelled', aggregate: id, data: { order_id: id } }) as const

async function numberingFixture(t: Test) {
  const { pg, queues } = await messagingFixture(t)
  const box = createOutbox<Published>({
    ...{ service: 'order', pg, queues, broadcasts: noBroadcasts, log, broadcastTypes: [] },
    subscribers: { ...subscribers, 'order.cancelled': ['mail'] },
    numberedTypes: ['order.placed'],
  })
  const mail = recordingConsumer()
  const told = async (count: number) => {
    await queues.consume('mail', mail.handle)
    await box.drain()
    await mail.until(count)
    return mail.received.toSorted((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0))
  }
  return { pg, box, told }
}

t.test('events are numbered for each aggregate, without a gap where one was rolled back', async (t) => {
  const { pg, box, told } = await numberingFixture(t)
  await pg.tx((tx) => box.add(tx, {}, placed('ord_1')))
  await t.rejects(
    pg.tx(async (tx) => {
      await box.add(tx, {}, placed('ord_1'))
      throw new Error('no')
    }),
  )
  await pg.tx((tx) => box.addAll(tx, {}, [placed('ord_1'), cancelled('ord_1'), placed('ord_2'), placed('ord_1')]))
  const events = await told(5)
  const first = events.filter(({ aggregate, type }) => aggregate === 'ord_1' && type === 'order.placed')
  t.same(
    first.map(({ sequence, previous, data }) => [sequence, previous, data]),
    [undefined, first[0]?.id, first[1]?.id].map((previous, at) => [at + 1, previous, placed('ord_1').data]),
    'each names the one before it, and none its number in its data',
  )
  t.match(
    events.find(({ aggregate }) => aggregate === 'ord_2'),
    { sequence: 1, previous: undefined },
  )
  t.match(
    events.find(({ type }) => type === 'order.cancelled'),
    { sequence: undefined },
    'not for integrators',
  )
})

t.test('many at once leave no gap and no twin, and take no more statements', async (t) => {
  const { pg, box } = await numberingFixture(t)
  await query(pg, 'CREATE TABLE changes (aggregate text)')
  const ids = ['ord_1', 'ord_2', 'ord_3']
  await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const drafts = [...ids.slice(n % 3), ...ids.slice(0, n % 3)].map(placed)
      if (n % 2) return pg.tx((tx) => box.addAll(tx, {}, drafts))
      const change = statement('INSERT INTO changes (aggregate) VALUES ($1)', [`ord_${n}`], 1)
      return writeTogether(pg, { statements: [change], collect: (tx) => box.addAll(tx, {}, drafts) })
    }),
  )
  const rows = await query<{ id: string; aggregate: string; sequence: number; previous: string | null }>(
    pg,
    `SELECT id, aggregate, (data -> '_order' ->> 'sequence')::int AS sequence, data -> '_order' ->> 'previous' AS previous
     FROM outbox ORDER BY aggregate, sequence`,
  )
  for (const id of ids) {
    const numbered = rows.filter(({ aggregate }) => aggregate === id)
    t.same(
      numbered.map(({ sequence }) => sequence),
      Array.from({ length: 40 }, (_, n) => n + 1),
    )
    t.same(
      numbered.slice(1).map(({ previous }) => previous),
      numbered.slice(0, -1).map((row) => row.id),
    )
  }
  t.equal((await query(pg, 'SELECT 1 FROM changes')).length, 20)
  const before = pg.statements
  await pg.tx((tx) => box.addAll(tx, {}, ids.map(placed)))
  t.equal(pg.statements - before, 3, 'one statement between BEGIN and COMMIT')
})
