import { customer, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { SendError } from '../domain/sender.ts'
import { isGone } from '../domain/suppression.ts'
import { resend, sendDelivery } from '../flows/send-delivery.ts'
import { at, createFixture, idOf } from './fixture.ts'

const SUPPRESSIONS = '/v1/admin/suppressions'
const NO_SUCH_USER = '550 5.1.1 <ada@example.test>: no such user'

interface Listed {
  data: { id: string; address: string }[]
}

t.test('only a refusal that says the address is nobody’s counts', async (t) => {
  const mail = (code: string) => isGone('email', `EENVELOPE 550 ${code} RCPT TO`)
  for (const code of ['5.1.1', '5.1.3', '5.1.6', '5.1.10', '5.2.1']) t.ok(mail(code), code)
  for (const code of ['5.1.2', '5.1.100', '5.2.2', '5.2.11', '5.7.1', '4.2.1', '5.5.0']) t.notOk(mail(code), code)
  t.notOk(isGone('email', 'EENVELOPE 550 RCPT TO'), 'a server that says no more may mean anything')
  for (const error of [21211, 21217, 21614, 21635]) t.ok(isGone('sms', `ENUMBER ${error}`), `${error}`)
  t.notOk(isGone('sms', 'ENUMBER'), 'the account has another number by now')
  t.notOk(isGone('sms', 'EUNSUBSCRIBED 21610'), 'its owner can take that back')
})

t.test(
  'an address that is nobody’s gets no more mails but links that are asked for, until staff lift it',
  async (t) => {
    const fixture = await createFixture(t)
    const { smtp, as, send, read, consume, consumeOrderPlaced } = fixture
    await consumeOrderPlaced('evt_full')
    smtp.replies.push(['RCPT', '552 5.2.2 mailbox full'])
    await send('evt_full')
    await consumeOrderPlaced('evt_1')
    smtp.replies.push(['RCPT', NO_SUCH_USER])
    await send('evt_1')
    t.match(await read('evt_1'), { status: 'failed', last_error: 'EENVELOPE 550 5.1.1 RCPT TO' })

    const asked = smtp.commands.length
    await consumeOrderPlaced('evt_2')
    await send('evt_2')
    t.match(await read('evt_2'), { status: 'failed', last_error: 'ESUPPRESSED', attempts: 1 })
    t.equal(smtp.commands.length, asked, 'the mail server is not asked')
    await consume('user.password_reset_requested', 'evt_3', { reset_id: 'prs_1' })
    await send('evt_3')
    t.match(await read('evt_3'), { status: 'sent' }, 'whoever waits for a link is sent it')
    await consume('user.email_verification_requested', 'evt_4', { verification_id: 'evr_1' })
    await send('evt_4')
    t.match(await read('evt_4'), { status: 'sent' })
    await resend({ ...fixture.deps, now: at(2) } as never, idOf('evt_2'), null)
    await send('evt_2', at(3))
    t.match(await read('evt_2'), { status: 'sent' }, 'and so is what staff want sent')

    const call = as(staff('notifications.read', 'notifications.write'))
    const { body } = await call<Listed>('GET', `${SUPPRESSIONS}?address=ADA@example.test`)
    const found = { channel: 'email', address: 'ada@example.test', reason: 'EENVELOPE 550 5.1.1 RCPT TO' }
    t.match(body.data, [{ ...found, notification_id: idOf('evt_1') }])
    t.equal(body.data.length, 1)
    t.strictSame((await call<Listed>('GET', `${SUPPRESSIONS}?address=bob@example.test`)).body.data, [])
    t.strictSame((await call<Listed>('GET', `${SUPPRESSIONS}?channel=sms`)).body.data, [])
    const one = `${SUPPRESSIONS}/${body.data[0]?.id}`
    t.equal((await as(customer('usr_1'))('GET', SUPPRESSIONS)).status, 403)
    t.equal((await as(staff('notifications.read'))('DELETE', one)).status, 403)
    t.equal((await call('DELETE', one)).status, 204)
    t.equal((await call('DELETE', one)).status, 404)
    await consumeOrderPlaced('evt_4')
    await send('evt_4')
    t.match(await read('evt_4'), { status: 'sent' })
    t.notMatch(fixture.logLines.join('\n'), /ada@/i, 'no personal data in logs')
  },
)

t.test('a number that a provider knows as nobody’s gets no more SMS but codes', async (t) => {
  const { deps, services, consume, all, log } = await createFixture(t)
  const sent: string[] = []
  const failures = [new SendError('ENUMBER 21614', true)]
  const send = async ({ template }: { template: string }) => {
    const failure = failures.pop()
    if (failure) throw failure
    sent.push(template)
  }
  const sms = { send, inSlot: <T>(work: () => Promise<T>) => work(), close: () => undefined }
  deps.senders = { ...deps.senders, sms }
  const contact = services.contacts.get('usr_1')
  if (contact) contact.verified_phone = '+491711234567'
  services.codes.set('pvr_1', { user_id: 'usr_1', phone: '+491711234567', locale: 'en', code: '048213' })
  const sendAll = async () => {
    for (const { _id, channel } of await all()) if (channel === 'sms') await sendDelivery({ ...deps, log }, _id, at(1))
  }
  for (const event of ['evt_1', 'evt_2', 'evt_3']) {
    await consume('user.phone_code_requested', event, { verification_id: 'pvr_1' })
    await sendAll()
  }
  t.strictSame(sent, ['phone-code', 'phone-code'], 'a code is tried again')
  const change = () => ({ choices: { orders: { sms: true, push: true } }, quiet_hours: null })
  await deps.preferences.add('usr_1', { source: 'test', at: at(0), change })
  services.orders.set('ord_1', { ...services.orders.get('ord_1'), customer_id: 'usr_1' } as never)
  await consume('order.cancelled', 'evt_4', { order_id: 'ord_1' })
  await sendAll()
  const ofOrder = (await all()).find(({ channel, template }) => channel === 'sms' && template === 'order-cancelled')
  t.match(ofOrder, { status: 'failed', last_error: 'ESUPPRESSED' })
})
