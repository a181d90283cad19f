import { UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'
import { createDeliverySweep } from '../flows/delivery-job.ts'
import { claimDelivery } from '../store/deliveries.ts'
import { at, createFixture, header, idOf } from './fixture.ts'
import { orderWith } from './orders.ts'
import { LOST } from './smtp-server.ts'

t.test('a temporary refusal is retried when the retry is due, and not before', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  fixture.smtp.replies.push(['RCPT', '451 4.7.1 greylisted'])
  await fixture.send('evt_1', at(1))
  const { next_attempt_at, ...failed } = await fixture.read('evt_1')
  t.match(failed, { status: 'waiting', attempts: 1, last_error: 'EENVELOPE 451 4.7.1 RCPT TO' })
  t.ok(next_attempt_at && next_attempt_at >= at(6))
  await fixture.send('evt_1', at(3))
  t.equal((await fixture.read('evt_1')).attempts, 1, 'too early')
  await fixture.send('evt_1', at(60))
  t.match(await fixture.read('evt_1'), { status: 'sent', attempts: 2, last_error: null })
  t.equal(fixture.smtp.mails.length, 1)
})

t.test('attempts end: a mail that is refused temporarily ten times has failed', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  for (let attempt = 0; attempt < 10; attempt++) {
    fixture.smtp.replies.push(['.', '452 4.3.1 full'])
    await fixture.send('evt_1', at(86_400 * (attempt + 1)))
  }
  t.match(await fixture.read('evt_1'), { status: 'failed', attempts: 10, last_error: 'EMESSAGE 452 4.3.1 DATA' })
})

t.test('a permanent refusal is not retried, and neither log nor record contain the address', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  fixture.smtp.replies.push(['RCPT', '550 5.1.1 <ada@example.test>: no such user'])
  await fixture.send('evt_1')
  t.match(await fixture.read('evt_1'), {
    status: 'failed',
    attempts: 1,
    last_error: 'EENVELOPE 550 5.1.1 RCPT TO',
    next_attempt_at: null,
  })
  await fixture.send('evt_1', at(86_400))
  t.equal((await fixture.read('evt_1')).attempts, 1)
  const line = fixture.logLines.find((entry) => entry.includes('message failed for good'))
  t.match(JSON.parse(line ?? '{}'), { delivery: idOf('evt_1'), template: 'order-confirmation', level: 50 })
  t.notMatch(fixture.logLines.join('\n'), /ada@|Lovelace|James/i, 'no personal data in logs')
})

t.test(
  'a process killed after the server accepted a mail and before that was recorded sends it again, with the same id',
  async (t) => {
    const fixture = await createFixture(t)
    await fixture.consumeOrderPlaced('evt_1')
    const { mailer } = fixture
    const killed = {
      ...mailer,
      send: async (mail: Parameters<typeof mailer.send>[0]) => {
        await mailer.send(mail)
        throw new Error('killed')
      },
    }
    await t.rejects(fixture.send('evt_1', at(1), { senders: { ...fixture.deps.senders, email: killed } }), {
      message: 'killed',
    })
    await fixture.send('evt_1', at(60))
    t.equal(fixture.smtp.mails.length, 1, 'while its lease lasts there is no other attempt')
    await createDeliverySweep(fixture.deps)(at(200))
    await fixture.send('evt_1', at(200))
    const ids = fixture.smtp.mails.map(({ raw }) => header(raw, 'Message-ID'))
    t.same(ids, [`<${idOf('evt_1')}.0@example.test>`, ids[0]])
    t.match(await fixture.read('evt_1'), { status: 'sent', attempts: 2 })
  },
)

t.test('a mail whose acceptance was lost on the way is sent again, with the same id', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  fixture.smtp.replies.push(['.', LOST])
  await fixture.send('evt_1', at(1))
  t.match(await fixture.read('evt_1'), { status: 'waiting', attempts: 1, last_error: /^E[A-Z]+/ })
  await fixture.send('evt_1', at(10))
  const ids = fixture.smtp.mails.map(({ raw }) => header(raw, 'Message-ID'))
  t.same(ids, [`<${idOf('evt_1')}.0@example.test>`, ids[0]])
  t.match(await fixture.read('evt_1'), { status: 'sent', attempts: 2 })
})

t.test(
  'an accepted mail whose record fails is recorded when the database is back, and is not sent twice',
  async (t) => {
    const fixture = await createFixture(t)
    await fixture.consumeOrderPlaced('evt_1')
    const { together } = fixture.deps
    let failures = 2
    const failing = {
      ...together,
      recordSent: (sent: Parameters<typeof together.recordSent>[0]) => {
        failures -= 1
        return failures >= 0
          ? Promise.reject(new UnavailableError('MongoDB is away', false))
          : together.recordSent(sent)
      },
    }
    await fixture.send('evt_1', at(1), { together: failing })
    t.match(await fixture.read('evt_1'), { status: 'sent', attempts: 1 })
    await createDeliverySweep(fixture.deps)(at(900))
    await fixture.send('evt_1', at(900))
    t.equal(fixture.smtp.mails.length, 1)
  },
)

t.test('an attempt whose lease has expired no longer decides the outcome', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  const slow = {
    ...fixture.mailer,
    send: async () => {
      // Meanwhile another process leases the delivery, and has not finished yet.
      await claimDelivery(fixture.deps.deliveries, idOf('evt_1'), at(300), at(420))
    },
  }
  await fixture.send('evt_1', at(1), { senders: { ...fixture.deps.senders, email: slow } })
  t.match(await fixture.read('evt_1'), { status: 'sending', attempts: 2, next_attempt_at: at(420) })
})

t.test('a process that was frozen after its claim does not send what another one has sent meanwhile', async (t) => {
  const fixture = await createFixture(t)
  const { clients } = fixture.deps
  await fixture.consume('user.password_reset_requested', 'evt_1', { reset_id: 'prs_1' })
  let clockMs = 0
  const readPasswordReset: typeof clients.user.readPasswordReset = async (...request) => {
    clockMs += 125_000
    await createDeliverySweep(fixture.deps)(at(126))
    await fixture.send('evt_1', at(126))
    return clients.user.readPasswordReset(...request)
  }
  const frozen = { clients: { ...clients, user: { ...clients.user, readPasswordReset } } }
  await fixture.send('evt_1', at(1), frozen, () => clockMs)
  t.equal(fixture.smtp.mails.length, 1)
  t.match(await fixture.read('evt_1'), { status: 'sent', attempts: 2 })
})

t.test('a send that could outlast its lease is left to whoever finds the lease expired', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consumeOrderPlaced('evt_1')
  let readings = 0
  const sending = fixture.send('evt_1', at(1), {}, () => readings++ * 60_001)
  t.equal(readings, 1, 'the time of the claim counts')
  await sending
  t.match(await fixture.read('evt_1'), { status: 'sending', attempts: 1, next_attempt_at: at(121) })
  t.equal(fixture.smtp.mails.length, 0)
  await createDeliverySweep(fixture.deps)(at(122))
  await fixture.send('evt_1', at(122))
  t.match(await fixture.read('evt_1'), { status: 'sent', attempts: 2 })
})

t.test('mail goes to addresses of every script', async (t) => {
  const fixture = await createFixture(t)
  fixture.smtp.replies.push(['EHLO', '250-hello\r\n250 SMTPUTF8'])
  for (const [n, email] of ['用户@xn--80a1acny.xn--p1ai', 'ada@xn--bcher-kva.example'].entries()) {
    fixture.services.orders.set(`ord_${n}`, orderWith({ id: `ord_${n}`, email }))
    await fixture.consumeOrderPlaced(`evt_${n}`, `ord_${n}`)
    await fixture.send(`evt_${n}`)
    t.match(await fixture.read(`evt_${n}`), { status: 'sent', to: email })
  }
  t.same(
    fixture.smtp.mails.map(({ recipients }) => recipients),
    [['用户@почта.рф'], ['ada@xn--bcher-kva.example']],
    'a server that takes one part in UTF-8 is given both in it',
  )
  t.match(fixture.smtp.commands.find((command) => command.startsWith('MAIL')) ?? '', /SMTPUTF8/)
})

t.test('an address that is more than one mailbox gets no mail', async (t) => {
  const fixture = await createFixture(t)
  const addresses = ['ada@example.test, eve@example.test', 'ada@example.test\r\nBcc: eve@example.test', '<eve@x.test>']
  for (const [n, email] of addresses.entries()) {
    fixture.services.orders.set(`ord_${n}`, orderWith({ id: `ord_${n}`, email }))
    await fixture.consumeOrderPlaced(`evt_${n}`, `ord_${n}`)
    await fixture.send(`evt_${n}`)
    t.match(await fixture.read(`evt_${n}`), { status: 'failed', last_error: 'EADDRESS' })
  }
  t.same(fixture.smtp.commands, [])
})

t.test('line ends in a subject or shop name add no header', async (t) => {
  const fixture = await createFixture(t)
  const number = 'S1\r\nBcc: eve@example.test\r\n\r\nhello'
  fixture.services.orders.set('ord_1', orderWith({ number }))
  await fixture.consumeOrderPlaced('evt_1')
  await fixture.send('evt_1')
  const mail = {
    id: 'ntf_1',
    round: 0,
    to: 'ada@example.test',
    locale: 'en',
    text: 'x',
    html: 'x',
    fromName: 'Stoa',
    replyTo: null,
  } as const
  await fixture.mailer.send({
    ...mail,
    template: 'welcome',
    link: null,
    unsubscribe: null,
    subject: `bare\r\nBcc: eve@example.test`,
  })
  for (const { raw, recipients } of fixture.smtp.mails) {
    t.same(recipients, ['ada@example.test'])
    t.equal(header(raw, 'Bcc'), undefined)
  }
  t.equal(fixture.smtp.mails.length, 2)
})
