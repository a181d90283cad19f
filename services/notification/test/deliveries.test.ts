import { createQueues } from '@stoa/kit/events/queue'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { readConfig } from '@stoa/kit/process/config'
import { testSecret } from '@stoa/kit/testing/app'
import { testMongo, testRedis } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import t from 'tap'
import { settings } from '../config.ts'
import { createDeliverySweep, deliveryQueue } from '../flows/delivery-job.ts'
import { sendDelivery } from '../flows/send-delivery.ts'
import { notification } from '../service.ts'
import { at, createFixture, fakeServices, header, idOf } from './fixture.ts'
import { orderWith, withdrawn } from './orders.ts'

t.test('I3: one event consumed twenty times and sent by twenty jobs at once is one mail', async (t) => {
  const fixture = await createFixture(t)
  await Promise.all(Array.from({ length: 20 }, () => fixture.consumeOrderPlaced('evt_1')))
  await Promise.all(Array.from({ length: 20 }, () => fixture.send('evt_1')))
  t.equal(fixture.smtp.mails.length, 1)
  t.equal((await fixture.all()).length, 1)
  t.match(await fixture.read('evt_1'), { status: 'sent', attempts: 1, last_error: null, sent_at: Date })
  const requests = fixture.services.requests.length
  await fixture.consumeOrderPlaced('evt_1')
  await fixture.send('evt_1')
  t.equal(fixture.smtp.mails.length, 1, 'consuming it again later sends no other')
  t.equal(fixture.services.requests.length, requests, 'and calls no service again')
  t.equal((await fixture.queues.counts(deliveryQueue('email'))).waiting, 1, 'and adds no other job')
})

t.test('each event that customers are notified of makes its own mail', async (t) => {
  const fixture = await createFixture(t)
  const order = { order_id: 'ord_1', number: 'S1001' }
  await fixture.consume('order.placed', 'evt_1', order)
  await fixture.consume('order.fulfilled', 'evt_2', { ...order, fulfilment_id: 'ful_1' })
  await fixture.consume('order.cancelled', 'evt_3', order)
  await fixture.consume('order.refunded', 'evt_4', { ...order, amount: { amount: 1250, currency: 'EUR' } })
  await fixture.consume('user.registered', 'evt_5', { user_id: 'usr_1' })
  for (const event of ['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5']) await fixture.send(event)
  t.same(
    fixture.smtp.mails.map(({ raw }) => header(raw, 'Subject')),
    [
      'Your order S1001',
      'Your order S1001 is on its way',
      'Your order S1001 was cancelled',
      'Refund for your order S1001',
      'Willkommen bei Stoa',
    ],
  )
  t.match((await fixture.read('evt_2')).text, 'https://track.example.test/00340434161094042557')
  t.match((await fixture.read('evt_4')).text, '€12.50')
  t.equal(header(fixture.smtp.mails[0]?.raw ?? '', 'Auto-Submitted'), 'auto-generated')
})

t.test('the receipt of a withdrawal goes out once, and is waited for while the order does not show it', async (t) => {
  const fixture = await createFixture(t)
  const event = { order_id: 'ord_1', number: 'S1001', withdrawal_id: 'wdr_1' }
  const consume = () => fixture.consume('order.withdrawal_received', 'evt_w', event)
  await t.rejects(consume())
  fixture.services.orders.set('ord_1', orderWith({ withdrawals: [withdrawn] }))
  await Promise.all([consume(), consume(), consume()])
  const all = await fixture.all()
  for (let n = 0; n < 3; n++)
    for (const { _id } of all) await sendDelivery({ ...fixture.deps, log: fixture.log }, _id, at(1))
  const recipients = fixture.smtp.mails.map(({ raw }) => header(raw, 'To')).sort()
  t.same(recipients, ['ada@elsewhere.example', orderWith().email], 'one to each: somebody else may have declared it')
})

t.test('a deleted account gets no mail; a fulfilment that is not visible yet is tried again', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consume('user.registered', 'evt_1', { user_id: 'usr_gone' })
  t.equal((await fixture.all()).length, 0)
  await t.rejects(fixture.consume('order.fulfilled', 'evt_2', { order_id: 'ord_1', fulfilment_id: 'ful_2' }))
  t.equal((await fixture.all()).length, 0)
})

t.test('the sweeper fills an emptied queue, replaces a lost job and adds the job of a retry that is due', async (t) => {
  const fixture = await createFixture(t)
  const sweep = createDeliverySweep(fixture.deps)
  const waiting = async () => (await fixture.queues.counts(deliveryQueue('email'))).waiting
  const emptyRedis = async () => {
    for await (const keys of fixture.redis.client.scanIterator({ MATCH: `*${fixture.redis.prefix}*`, COUNT: 1_000 })) {
      if (keys.length > 0) await fixture.redis.client.del(keys)
    }
  }
  for (const event of ['evt_1', 'evt_2', 'evt_3']) await fixture.consumeOrderPlaced(event)
  await fixture.send('evt_3')
  await sweep(at(2))
  t.equal(await waiting(), 3, 'the first sweep adds no job that exists already')
  await emptyRedis()
  t.equal(await waiting(), 0)
  await sweep(at(3))
  t.equal(await waiting(), 2, 'open deliveries get a job at once, sent ones do not')
  await sweep(at(4))
  t.equal(await waiting(), 2)
  await emptyRedis()
  await fixture.queues.marker(deliveryQueue('email')).restore([], async () => undefined)
  await sweep(at(5))
  t.equal(await waiting(), 0)
  await sweep(at(700))
  t.equal(await waiting(), 2, 'a job lost in any other way is replaced after ten minutes')
  await emptyRedis()
  await fixture.queues.marker(deliveryQueue('email')).restore([], async () => undefined)
  await sweep(at(701))
  t.equal(await waiting(), 0, 'and not again every second')
  await sweep(at(1_400))
  fixture.smtp.replies.push(['RCPT', '451 busy'])
  await fixture.send('evt_1', at(1_500))
  await sweep(at(1_501))
  t.equal(await waiting(), 2, 'a retry has no job before its time')
  await sweep(at(1_600))
  t.equal(await waiting(), 3)
})

t.test(
  'a retry that is due has its job also while nobody can tell what the queue has lost, and that is told',
  async (t) => {
    const fixture = await createFixture(t)
    const marker = () => ({ isCurrent: () => Promise.reject(new Error('NOPERM')) }) as never
    const sweep = createDeliverySweep({ ...fixture.deps, queues: { ...fixture.queues, marker } })
    await fixture.consumeOrderPlaced('evt_1')
    fixture.smtp.replies.push(['RCPT', '451 busy'])
    await fixture.send('evt_1', at(1))
    const waiting = async () => (await fixture.queues.counts(deliveryQueue('email'))).waiting
    const before = await waiting()
    await t.rejects(sweep(at(300)), /NOPERM/)
    t.equal(await waiting(), before + 1)
  },
)

t.test('after the connection to Redis was lost every open delivery gets its job again', async (t) => {
  const fixture = await createFixture(t)
  let connection = 1
  const sweep = createDeliverySweep({ ...fixture.deps, queues: { ...fixture.queues, connection: () => connection } })
  const waiting = async () => (await fixture.queues.counts(deliveryQueue('email'))).waiting
  await sweep(at(1))
  for (const event of ['evt_1', 'evt_2']) await fixture.consumeOrderPlaced(event)
  const { prefix, client } = fixture.redis
  const { look_at } = await fixture.read('evt_2')
  const job = `${idOf('evt_2')}-${look_at?.getTime()}`
  const queue = `{${prefix}-${deliveryQueue('email')}}:${deliveryQueue('email')}`
  t.equal(await client.lRem(`${queue}:wait`, 0, job), 1)
  t.equal(await client.del(`${queue}:${job}`), 1, 'as a Redis that lost its last write comes back')
  await sweep(at(2))
  t.equal(await waiting(), 1)
  connection = 2
  await sweep(at(3))
  t.equal(await waiting(), 2)
})

t.test('the whole service: an event in the queue becomes a mail in the inbox', async (t) => {
  const { url: mongoUrl } = await testMongo(t)
  const { url, prefix } = await testRedis(t)
  const { STOA_TEST_SMTP_URL = '', STOA_TEST_INBOX_URL = '' } = process.env
  const log = pino({ level: 'silent' })
  const queues = await createQueues({ url, prefix, log, backoffMs: 50 })
  const services = fakeServices()
  const email = `${prefix}@example.test`
  services.orders.set('ord_1', orderWith({ email }))
  const config = readConfig({ MONGODB_URI: mongoUrl, SMTP_URL: STOA_TEST_SMTP_URL }, settings)
  const service = await notification.create(config, {
    ...{ secret: testSecret, log, metrics: createMetrics(), queues, keyPrefix: prefix, cacheRedisUrl: url },
    ...{ transport: services.transport, broadcasts: undefined as never, checkResponses: true },
  })
  t.teardown(async () => {
    await service.stop()
    await queues.close()
  })
  t.equal((await service.app.inject('/readyz')).statusCode, 503, 'not ready before its indexes exist')
  await notification.migrate(config, log)
  await notification.migrate(config, log)
  t.equal((await service.app.inject('/readyz')).statusCode, 200)
  await service.start()
  const event = { id: `evt_${prefix}`, type: 'order.placed', aggregate: 'ord_1', occurred_at: '' }
  await queues.add('notification', { ...event, data: { order_id: 'ord_1' } })
  const read = async () => {
    const response = await fetch(`${STOA_TEST_INBOX_URL}/api/messages?to=${email}&wait=20`)
    return (await response.json()) as { data: { subject: string; from: string; text: string; html: string }[] }
  }
  let { data } = await read()
  while (data.length === 0) data = (await read()).data
  t.equal(data.length, 1)
  t.match(data[0], { subject: 'Your order S1001', from: /shop@localhost/, text: /€144\.88/, html: /Linen Wrap Dress/ })
})
