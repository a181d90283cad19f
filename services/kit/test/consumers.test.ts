import t from 'tap'
import type { Event } from '../events/event.ts'
import { createConsumers } from '../events/inbox.ts'
import { PermanentError } from '../events/queue-worker.ts'
import { log, messagingFixture, noBroadcasts, type Published, placed, recordingConsumer } from './messaging-fixture.ts'

t.test('a poison event ends in failed, the queue moves on, and it can be tried again', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  let tries = 0
  let isMended = false
  const failed = Promise.withResolvers<void>()
  const mail = recordingConsumer(async ({ aggregate }) => {
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
  t.strictSame(mail.received.map((event) => event.aggregate).sort(), ['ord_1', 'ord_2'])
  t.equal(tries, 3, 'attempts are bounded')
  isMended = true
  t.equal(await queues.retryFailed('mail'), 1)
  await mail.until(3)
  t.equal(mail.received[2]?.aggregate, 'ord_poison')
})

t.test('consumers receive their types with the event as request; what can never pass is not tried again', async (t) => {
  const { pg, queues, outbox } = await messagingFixture(t)
  const calls: unknown[] = []
  const outcomes: { type: string; outcome: string }[] = []
  const received = Promise.withResolvers<void>()
  const metrics = { events: { inc: (labels: (typeof outcomes)[number]) => void outcomes.push(labels) } } as never
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
        received.resolve()
      },
    },
  }).start()
  const box = outbox({ broadcasts: noBroadcasts })
  const unknown: Event = { id: 'evt_x', type: 'order.reviewed', aggregate: 'o', occurred_at: '', data: {} }
  await queues.add('mail', unknown)
  await pg.tx(async (tx) => {
    await box.add(tx, {}, placed('ord_never'))
    await box.add(tx, { traceparent: '00-1-2-01' }, placed('ord_1'))
  })
  await box.drain()
  await received.promise
  t.strictSame(calls, [
    ['ord_never', 'ours', true, undefined],
    ['ord_1', 'ours', true, '00-1-2-01'],
  ])
  t.match(await queues.counts('mail'), { failed: 1, delayed: 1 }, 'what a newer build sends waits for it')
  const failed = outcomes.filter(({ outcome }) => outcome === 'failed').map(({ type }) => type)
  t.strictSame([...new Set(failed)].sort(), ['order.placed', 'order.reviewed'])
})

t.test('an event that was queued before its type was renamed is consumed under the new name', async (t) => {
  const { queues } = await messagingFixture(t)
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
