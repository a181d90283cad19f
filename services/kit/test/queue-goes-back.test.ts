import { execute, query } from '@stoa/kit/postgres/sql'
import t, { type Test } from 'tap'
import { consumeOnce } from '../events/inbox.ts'
import { createRetention } from '../events/outbox-retention.ts'
import { ownRedis, untilTaken } from '../testing/own-redis.ts'
import { messagingFixture, placed, recordingConsumer } from './messaging-fixture.ts'

async function fixture(t: Test) {
  const server = await ownRedis(t)
  server.start()
  const messaging = await messagingFixture(t, server)
  const { pg, queues, outbox } = messaging
  const send = async (box: ReturnType<typeof outbox>, ...orders: string[]) => {
    await pg.tx((tx) => box.addAll(tx, {}, orders.map(placed)))
    await untilTaken(() => box.drain())
  }
  const waiting = async () => (await queues.counts('mail')).waiting
  const effects: string[] = []
  const mail = recordingConsumer(async (event) => {
    await consumeOnce(pg, event, async () => void effects.push(event.aggregate))
  })
  return { ...messaging, server, send, waiting, effects, mail }
}

t.test('a queue Redis that lost its last writes gets them again, and what was done is not done again', async (t) => {
  const { queues, outbox, server, send, waiting, effects, mail } = await fixture(t)
  const box = outbox()
  await send(box, 'ord_1')
  server.keepData()
  await send(box, 'ord_2', 'ord_3')
  await send(box, 'ord_4')
  t.equal(await waiting(), 4)
  await server.goBack()
  await untilTaken(() => box.drain())
  t.equal(await waiting(), 4, 'all of them wait again')
  await box.drain()
  await queues.consume('mail', mail.handle)
  await mail.until(4)
  t.strictSame(effects.sort(), ['ord_1', 'ord_2', 'ord_3', 'ord_4'])
  await server.goBack()
  await untilTaken(() => box.drain())
  await mail.until(8)
  t.equal(effects.length, 4, 'each took effect once')
})

t.test('events that a relay sent before it died are missed by any other relay', async (t) => {
  const { outbox, server, send, waiting } = await fixture(t)
  await send(outbox(), 'ord_1')
  server.keepData()
  await send(outbox(), 'ord_2')
  await server.goBack()
  await untilTaken(() => outbox().drain())
  t.equal(await waiting(), 2)
})

t.test('a relay at rest finds it out too, and one whose Redis lost nothing sends nothing again', async (t) => {
  const { pg, queues, outbox, server, send, waiting } = await fixture(t)
  const box = outbox()
  await send(box, 'ord_1')
  server.keepData()
  await box.drain()
  await server.goBack()
  await untilTaken(() => queues.counts('mail'))
  const before = pg.statements
  await box.drain()
  t.equal(pg.statements - before, 3, 'it only looked')
  await send(box, 'ord_2')
  await server.goBack()
  const another = outbox()
  await untilTaken(() => another.drain())
  await another.drain()
  t.equal(await waiting(), 2)
})

t.test('a batch during which Redis went back is not taken for sent', async (t) => {
  const { pg, queues, outbox, server, send, waiting } = await fixture(t)
  const box = outbox()
  await send(box, 'ord_1')
  server.keepData()
  const losing = outbox({
    queues: {
      marker: queues.marker,
      add: async (service, event) => {
        await queues.add(service, event)
        // After the add of the second subscriber: everything of this batch is acknowledged, and then lost.
        if (service !== 'mail') return
        await server.goBack()
        await untilTaken(() => queues.counts('mail'))
      },
    },
  })
  await pg.tx((tx) => losing.addAll(tx, {}, [placed('ord_2')]))
  await t.rejects(losing.drain(), { code: 'service_unavailable' })
  await untilTaken(() => box.drain())
  t.equal(await waiting(), 2)
})

t.test('two relays at once find out, whoever is first, and both go on', async (t) => {
  const { pg, outbox, server, send, waiting } = await fixture(t)
  const boxes = [outbox(), outbox()] as const
  await send(boxes[0], 'ord_1')
  await send(boxes[1], 'ord_2')
  server.keepData()
  await send(boxes[0], 'ord_3')
  await send(boxes[1], 'ord_4')
  await server.goBack()
  await pg.tx((tx) => boxes[0].addAll(tx, {}, [placed('ord_5')]))
  for (const box of [...boxes, ...boxes]) await untilTaken(() => box.drain())
  t.equal(await waiting(), 5)
  await send(boxes[0], 'ord_6')
  await send(boxes[1], 'ord_7')
  t.equal(await waiting(), 7)
})

t.test('a relay that has had nothing to send for 72 hours is no loss of the queue, while it runs', async (t) => {
  const { pg, queues, outbox, send, waiting } = await fixture(t)
  const [idle, busy] = [queues.marker('order'), queues.marker('order')]
  const box = (marker: typeof idle) => outbox({ queues: { add: queues.add, marker: () => marker } })
  const [first, second] = [box(idle), box(busy)]
  await send(first, 'ord_1')
  await send(second, 'ord_2')
  await send(outbox(), 'ord_3')
  const positions = () => query<{ relay: string }>(pg, 'SELECT relay FROM relay_positions ORDER BY relay')
  t.equal((await positions()).length, 3)
  await execute(pg, "UPDATE relay_positions SET sent_at = now() - interval '73 hours' WHERE relay <> $1", [busy.relay])
  // Each of those that run looks once a minute.
  for (const marker of [idle, busy]) await createRetention(pg, marker).sweep()
  t.strictSame(
    (await positions()).map(({ relay }) => relay),
    [idle.relay, busy.relay].toSorted(),
    'the one that died is forgotten',
  )
  const sent = 'SELECT id, sent_at FROM outbox ORDER BY id'
  const before = await query(pg, sent)
  await send(first, 'ord_4')
  t.strictSame((await query(pg, sent)).slice(0, 3), before, 'nothing was sent again')
  t.equal(await waiting(), 4)
})
