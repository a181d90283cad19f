import { createQueues } from '@stoa/kit/events/queue'
import { createMetrics } from '@stoa/kit/observability/metrics'
import { readConfig } from '@stoa/kit/process/config'
import { anonymous, customer, guest, staff, testSecret } from '@stoa/kit/testing/app'
import { testMongo, testRedis } from '@stoa/kit/testing/databases'
import { pino } from 'pino'
import t from 'tap'
import { settings } from '../config.ts'
import { MAIL_QUEUE, sweep } from '../flows/job.ts'
import { notification } from '../service.ts'
import { claimDelivery, listDeliveries } from '../store/deliveries.ts'
import { orderWith } from './letters.ts'
import { at, idOf, neighbours, type Room, room } from './room.ts'

const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'mi').exec(raw)?.[1]?.trim()
const everything = (here: Room) => listDeliveries(here.deps.deliveries, {}, { after: null, back: false, limit: 100 })

t.test('I3: one event heard twenty times, sent by twenty at once, is one mail', async (t) => {
  const here = await room(t)
  await Promise.all(Array.from({ length: 20 }, () => here.place('evt_1')))
  await Promise.all(Array.from({ length: 20 }, () => here.send('evt_1')))
  t.equal(here.smtp.mails.length, 1)
  t.equal((await everything(here)).length, 1)
  t.match(await here.read('evt_1'), { status: 'sent', attempts: 1, last_error: null, sent_at: Date })
  const asked = here.around.asked.length
  await here.place('evt_1')
  await here.send('evt_1')
  t.equal(here.smtp.mails.length, 1, 'nor does hearing it again later send another')
  t.equal(here.around.asked.length, asked, 'and nobody is asked again')
  t.equal((await here.queues.counts(MAIL_QUEUE)).waiting, 1, 'nor is there another job')
})

t.test('each event that customers are told of makes its own mail', async (t) => {
  const here = await room(t)
  const order = { order_id: 'ord_1', number: 'S1001' }
  await here.hear('order.placed', 'evt_1', order)
  await here.hear('order.fulfilled', 'evt_2', { ...order, fulfilment_id: 'ful_1' })
  await here.hear('order.cancelled', 'evt_3', order)
  await here.hear('order.refunded', 'evt_4', { ...order, amount: { amount: 1250, currency: 'EUR' } })
  await here.hear('user.registered', 'evt_5', { user_id: 'usr_1' })
  for (const event of ['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5']) await here.send(event)
  t.same(
    here.smtp.mails.map(({ raw }) => header(raw, 'Subject')),
    [
      'Your order S1001',
      'Your order S1001 is on its way',
      'Your order S1001 was cancelled',
      'Refund for your order S1001',
      'Willkommen bei Stoa',
    ],
  )
  t.match((await here.read('evt_2')).text, 'https://track.example.test/00340434161094042557')
  t.match((await here.read('evt_4')).text, '€12.50')
  t.equal(header(here.smtp.mails[0]?.raw ?? '', 'Auto-Submitted'), 'auto-generated')
})

t.test(
  'an account that is gone again is written to by nobody; a fulfilment not yet to be seen is tried again',
  async (t) => {
    const here = await room(t)
    await here.hear('user.registered', 'evt_1', { user_id: 'usr_gone' })
    t.equal((await everything(here)).length, 0)
    await t.rejects(here.hear('order.fulfilled', 'evt_2', { order_id: 'ord_1', fulfilment_id: 'ful_2' }))
    t.equal((await everything(here)).length, 0)
  },
)

t.test('a server that is busy is tried again when it is time, and not before', async (t) => {
  const here = await room(t)
  await here.place('evt_1')
  here.smtp.replies.push(['RCPT', '451 4.7.1 greylisted'])
  await here.send('evt_1', at(1))
  const { next_attempt_at, ...failed } = await here.read('evt_1')
  t.match(failed, { status: 'waiting', attempts: 1, last_error: 'EENVELOPE 451 4.7.1 RCPT TO' })
  t.ok(next_attempt_at && next_attempt_at >= at(6))
  await here.send('evt_1', at(3))
  t.equal((await here.read('evt_1')).attempts, 1, 'too early')
  await here.send('evt_1', at(60))
  t.match(await here.read('evt_1'), { status: 'sent', attempts: 2, last_error: null })
  t.equal(here.smtp.mails.length, 1)
})

t.test('tries end: a server that is busy for ever means failed', async (t) => {
  const here = await room(t)
  await here.place('evt_1')
  for (let attempt = 0; attempt < 10; attempt++) {
    here.smtp.replies.push(['.', '452 4.3.1 full'])
    await here.send('evt_1', at(86_400 * (attempt + 1)))
  }
  t.match(await here.read('evt_1'), { status: 'failed', attempts: 10, last_error: 'EMESSAGE 452 4.3.1 DATA' })
})

t.test('a refusal for good is not repeated, and neither log nor record repeat the address', async (t) => {
  const here = await room(t)
  await here.place('evt_1')
  here.smtp.replies.push(['RCPT', '550 5.1.1 <ada@example.test>: no such user'])
  await here.send('evt_1')
  t.match(await here.read('evt_1'), {
    status: 'failed',
    attempts: 1,
    last_error: 'EENVELOPE 550 5.1.1 RCPT TO',
    next_attempt_at: null,
  })
  await here.send('evt_1', at(86_400))
  t.equal((await here.read('evt_1')).attempts, 1)
  const line = here.lines.find((entry) => entry.includes('mail failed for good'))
  t.match(JSON.parse(line ?? '{}'), { delivery: idOf('evt_1'), template: 'order-confirmation', level: 50 })
  t.notMatch(here.lines.join('\n'), /ada@|Lovelace|James/i, 'A37: no personal data in logs')
})

t.test('killed between the server taking a mail and writing that down: recognisable as the same mail', async (t) => {
  const here = await room(t)
  await here.place('evt_1')
  const { mailer } = here.deps
  const killed = {
    ...mailer,
    send: async (mail: Parameters<typeof mailer.send>[0]) => {
      await mailer.send(mail)
      throw new Error('killed')
    },
  }
  await t.rejects(here.send('evt_1', at(1), { mailer: killed }), { message: 'killed' })
  await here.send('evt_1', at(60))
  t.equal(here.smtp.mails.length, 1, 'while its lease lasts nobody else tries')
  await sweep(here.deps, at(200))
  await here.send('evt_1', at(200))
  const ids = here.smtp.mails.map(({ raw }) => header(raw, 'Message-ID'))
  t.same(ids, [`<${idOf('evt_1')}.0@example.test>`, ids[0]])
  t.match(await here.read('evt_1'), { status: 'sent', attempts: 2 })
})

t.test('whose lease ran out no longer decides', async (t) => {
  const here = await room(t)
  await here.place('evt_1')
  const slow = {
    ...here.deps.mailer,
    send: async () => {
      // Meanwhile another process takes over, and is not done yet.
      await claimDelivery(here.deps.deliveries, idOf('evt_1'), at(300), at(420))
    },
  }
  await here.send('evt_1', at(1), { mailer: slow })
  t.match(await here.read('evt_1'), { status: 'sending', attempts: 2, next_attempt_at: at(420) })
})

t.test('A33: an address that is more than one mailbox is written to by nobody', async (t) => {
  const here = await room(t)
  const addresses = ['ada@example.test, eve@example.test', 'ada@example.test\r\nBcc: eve@example.test', '<eve@x.test>']
  for (const [n, email] of addresses.entries()) {
    here.around.orders.set(`ord_${n}`, orderWith({ id: `ord_${n}`, email }))
    await here.place(`evt_${n}`, `ord_${n}`)
    await here.send(`evt_${n}`)
    t.match(await here.read(`evt_${n}`), { status: 'failed', last_error: 'EADDRESS' })
  }
  t.same(here.smtp.heard, [])
})

t.test('A33: line ends in a subject or shop name add no header', async (t) => {
  const here = await room(t)
  const number = 'S1\r\nBcc: eve@example.test\r\n\r\nhello'
  here.around.orders.set('ord_1', orderWith({ number }))
  await here.place('evt_1')
  await here.send('evt_1')
  const mail = { to: 'ada@example.test', locale: 'en', text: 'x', html: 'x', messageId: '<1@x>' }
  await here.deps.mailer.send({ ...mail, subject: `bare\r\nBcc: eve@example.test` })
  for (const { raw, recipients } of here.smtp.mails) {
    t.same(recipients, ['ada@example.test'])
    t.equal(header(raw, 'Bcc'), undefined)
  }
  t.equal(here.smtp.mails.length, 2)
})

t.test('an emptied queue is filled again, a lost job is found, a retry gets its job', async (t) => {
  const here = await room(t)
  const waiting = async () => (await here.queues.counts(MAIL_QUEUE)).waiting
  const empty = async () => {
    for await (const keys of here.redis.client.scanIterator({ MATCH: `*${here.redis.prefix}*`, COUNT: 1_000 })) {
      if (keys.length > 0) await here.redis.client.del(keys)
    }
  }
  for (const event of ['evt_1', 'evt_2', 'evt_3']) await here.place(event)
  await here.send('evt_3')
  await sweep(here.deps, at(2))
  t.equal(await waiting(), 3, 'the first sweep adds nothing that is there already')
  await empty()
  t.equal(await waiting(), 0)
  await sweep(here.deps, at(3))
  t.equal(await waiting(), 2, 'what waits comes back at once, what was sent does not')
  await sweep(here.deps, at(4))
  t.equal(await waiting(), 2)
  await empty()
  await here.queues.marker(MAIL_QUEUE).restore(async () => undefined)
  await sweep(here.deps, at(5))
  t.equal(await waiting(), 0)
  await sweep(here.deps, at(700))
  t.equal(await waiting(), 2, 'a job lost in any other way is found after ten minutes')
  await empty()
  await here.queues.marker(MAIL_QUEUE).restore(async () => undefined)
  await sweep(here.deps, at(701))
  t.equal(await waiting(), 0, 'and is not added again every second')
  await sweep(here.deps, at(1_400))
  here.smtp.replies.push(['RCPT', '451 busy'])
  await here.send('evt_1', at(1_500))
  await sweep(here.deps, at(1_501))
  t.equal(await waiting(), 2, 'a retry has no job before its time')
  await sweep(here.deps, at(1_600))
  t.equal(await waiting(), 3)
})

t.test('staff may look and send again; nobody else', async (t) => {
  const here = await room(t)
  await here.place('evt_1')
  const path = `/v1/admin/notifications/${idOf('evt_1')}`
  const others = [anonymous, guest('crt_1'), customer('usr_1'), staff('orders.read', 'orders.write')]
  for (const principal of others) {
    const call = here.as(principal)
    const expected = principal.kind === 'anonymous' ? 401 : 403
    t.equal((await call('GET', '/v1/admin/notifications')).status, expected)
    t.equal((await call('GET', path)).status, expected)
    t.equal((await call('POST', `${path}/resend`)).status, expected)
  }
  const reader = here.as(staff('notifications.read'))
  t.equal((await reader('POST', `${path}/resend`)).status, 403, 'reading is not writing')
  t.equal((await reader('GET', '/v1/admin/notifications/ntf_unknown')).status, 404)
  t.equal(
    (await here.as(staff('notifications.write'))('POST', '/v1/admin/notifications/ntf_unknown/resend')).status,
    404,
  )
  const shown = await reader('GET', path)
  t.match(shown.body, {
    id: idOf('evt_1'),
    channel: 'email',
    template: 'order-confirmation',
    event_type: 'order.placed',
    reference: 'ord_1',
    to: 'ada@example.test',
    subject: 'Your order S1001',
    status: 'waiting',
    text: /Linen Wrap Dress/,
  })
})

t.test('sending again: once for each request, as a mail of its own', async (t) => {
  const here = await room(t)
  const call = here.as(staff('notifications.read', 'notifications.write'))
  const resend = (key?: string) =>
    call('POST', `/v1/admin/notifications/${idOf('evt_1')}/resend`, key ? { headers: { 'idempotency-key': key } } : {})
  await here.place('evt_1')
  t.match(await resend(), { status: 200, body: { status: 'waiting' } })
  t.equal((await here.read('evt_1')).round, 0, 'what waits already stays as it is')
  here.smtp.replies.push(['RCPT', '550 no'])
  await here.send('evt_1')
  const [first, second] = await Promise.all([resend('key-1'), resend('key-1')])
  t.match([first, second], [{ body: { status: 'waiting', attempts: 0, last_error: null } }, { status: 200 }])
  const later = new Date(Date.now() + 1_000)
  await here.send('evt_1', later)
  t.match(await resend('key-1'), { status: 200, body: { status: 'sent' } }, 'the same key again changes nothing')
  await here.send('evt_1', later)
  t.equal(here.smtp.mails.length, 1)
  t.match(await resend('key-2'), { body: { status: 'waiting' } })
  await here.send('evt_1', later)
  const ids = here.smtp.mails.map(({ raw }) => header(raw, 'Message-ID'))
  t.equal(ids.length, 2)
  t.not(ids[0], ids[1], 'a mail program would hide a repeated Message-ID')
})

t.test('the list: newest first, in pages both ways, by state, template and reference', async (t) => {
  const here = await room(t)
  const reader = here.as(staff('notifications.read'))
  type List = { data: { id: string; status: string }[]; page: { next_cursor: string; prev_cursor: string } }
  const list = async (query = '') => (await reader<List>('GET', `/v1/admin/notifications${query}`)).body
  here.around.orders.set('ord_2', orderWith({ id: 'ord_2' }))
  for (let n = 0; n < 5; n++) await here.place(`evt_${n}`, n === 3 ? 'ord_2' : 'ord_1', at(n))
  await here.send('evt_2', at(10))
  const idsOf = (page: List) => page.data.map((entry) => entry.id)
  const ids = [4, 3, 2, 1, 0].map((n) => idOf(`evt_${n}`))
  t.same(idsOf(await list()), ids)
  const first = await list('?limit=2')
  t.same(idsOf(first), ids.slice(0, 2))
  const second = await list(`?limit=2&cursor=${first.page.next_cursor}`)
  t.same(idsOf(second), ids.slice(2, 4))
  t.same(idsOf(await list(`?limit=2&cursor=${second.page.prev_cursor}`)), ids.slice(0, 2))
  t.same(idsOf(await list('?status=sent')), [idOf('evt_2')])
  t.same(idsOf(await list('?reference=ord_2')), [idOf('evt_3')])
  t.equal((await list('?template=order-confirmation')).data.length, 5)
  t.equal((await list('?template=welcome')).data.length, 0)
  for (const bad of ['?status=lost', '?template=x', '?limit=0', '?cursor=forged']) {
    t.equal((await reader('GET', `/v1/admin/notifications${bad}`)).status, 400, bad)
  }
})

t.test('the whole service: an event in the queue becomes a mail in the inbox', async (t) => {
  const { url: mongoUrl } = await testMongo(t)
  const { url, prefix } = await testRedis(t)
  const { STOA_TEST_SMTP_URL = '', STOA_TEST_INBOX_URL = '' } = process.env
  const log = pino({ level: 'silent' })
  const queues = await createQueues({ url, prefix, log, backoffMs: 50 })
  const around = neighbours()
  const email = `${prefix}@example.test`
  around.orders.set('ord_1', orderWith({ email }))
  const config = readConfig({ MONGODB_URI: mongoUrl, SMTP_URL: STOA_TEST_SMTP_URL }, settings)
  const service = await notification.create(config, {
    ...{ secret: testSecret, log, metrics: createMetrics(), queues, keyPrefix: prefix, cacheRedisUrl: url },
    ...{ transport: around.transport, broadcasts: undefined as never, checkResponses: true },
  })
  t.teardown(async () => {
    await service.stop()
    await queues.close()
  })
  t.equal((await service.app.inject('/readyz')).statusCode, 503, 'not ready before its indexes are there')
  await notification.migrate(config, log)
  await notification.migrate(config, log)
  t.equal((await service.app.inject('/readyz')).statusCode, 200)
  await service.start()
  const event = { id: `evt_${prefix}`, type: 'order.placed', aggregate: 'ord_1', occurred_at: '' }
  await queues.add('notification', { ...event, data: { order_id: 'ord_1' } })
  const answer = await fetch(`${STOA_TEST_INBOX_URL}/api/messages?to=${email}&wait=20`)
  const { data } = (await answer.json()) as { data: { subject: string; from: string; text: string; html: string }[] }
  t.equal(data.length, 1)
  t.match(data[0], { subject: 'Your order S1001', from: /shop@localhost/, text: /€144\.88/, html: /Linen Wrap Dress/ })
})
