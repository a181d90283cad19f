import { anonymous, staff } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { deliveryId } from '../domain/delivery.ts'
import { receiptUrl, twilioSignature } from '../domain/twilio-receipt.ts'
import { resend, sendDelivery } from '../flows/send-delivery.ts'
import { createSmsSender } from '../sms/sms-sender.ts'
import { createTwilioProvider } from '../sms/twilio-provider.ts'
import { findDelivery } from '../store/deliveries.ts'
import { at, createFixture } from './fixture.ts'
import type { Behaviour } from './sms-provider.ts'
import { ACCOUNT, AUTH_TOKEN, startTwilio } from './twilio-server.ts'

const PHONE = '+491711234567'
const ADDRESS = 'https://api.example.test/v1/sms-receipts/twilio'
const id = deliveryId('evt_1', 'sms', 'customer')

/** A code that is sent by Twilio, which `tell` tells of as Twilio does. */
async function createReceiptFixture(t: Test) {
  const [fixture, twilio] = await Promise.all([createFixture(t), startTwilio()])
  t.teardown(() => twilio.stop())
  const { deps, log, as } = fixture
  const of = { url: twilio.url, accountSid: ACCOUNT, authToken: AUTH_TOKEN, from: 'Lumen', receiptsUrl: ADDRESS }
  const spending = { reserve: async () => async () => undefined }
  const [providers, attempts] = [[createTwilioProvider(of)], deps.smsAttempts]
  deps.senders = { ...deps.senders, sms: createSmsSender({ providers, attempts, spending, clock: () => at(0) }) }
  deps.twilioReceipts = { url: ADDRESS, authToken: AUTH_TOKEN }
  fixture.services.codes.set('pvr_1', { user_id: 'usr_1', phone: PHONE, locale: 'de-DE', code: '048213' })
  await fixture.consume('user.phone_code_requested', 'evt_1', { verification_id: 'pvr_1' })

  /** Sends the SMS; the address that Twilio is told. */
  const send = async (does?: Behaviour, now = at(1)): Promise<string> => {
    if (does) twilio.next.push(does)
    await sendDelivery({ ...deps, log }, id, now)
    return new URLSearchParams(twilio.requests.at(-1)?.body).get('StatusCallback') ?? ''
  }
  const post = (url: string, form: string, headers: Record<string, string>) =>
    as(anonymous)('POST', url.replace('https://api.example.test', ''), {
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: form,
    })
  const tell = async (url: string, form: Record<string, string>) => {
    const pairs = new URLSearchParams({ MessageSid: `SM${'1'.padStart(32, '0')}`, AccountSid: ACCOUNT, ...form })
    const signature = twilioSignature(AUTH_TOKEN, url, pairs)
    return (await post(url, String(pairs), { 'x-twilio-signature': signature })).status
  }
  const read = async () => {
    const url = `/v1/admin/notifications/${id}`
    return (await as(staff('notifications.read'))<Record<string, unknown>>('GET', url)).body
  }
  return { ...fixture, twilio, send, post, tell, read }
}

t.test('the signature is that of Twilio’s documentation', async (t) => {
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  const form = { To: '+18005551212', From: '+12349013030', Digits: '1234', Caller: '+12349013030' }
  const pairs = new URLSearchParams({ ...form, CallSid: 'CA1234567890ABCDE' })
  t.equal(twilioSignature('12345', url, pairs), '0/KCTR6DLpKmkAf8muzZqo1nDgQ=')
})

t.test('staff see what became of an SMS; receipts come in any order, and delivered is final', async (t) => {
  const { send, tell, read } = await createReceiptFixture(t)
  const url = await send()
  t.match(await read(), { status: 'sent', receipt: null })
  for (const MessageStatus of ['queued', 'sent']) t.equal(await tell(url, { MessageStatus }), 204)
  t.match(await read(), { receipt: null })
  t.equal(await tell(url, { MessageStatus: 'undelivered', ErrorCode: '30003' }), 204)
  t.match(await read(), { status: 'sent', receipt: { status: 'undelivered', reason: 'EUNREACHABLE 30003' } })
  t.equal(await tell(url, { MessageStatus: 'delivered' }), 204)
  t.equal(await tell(url, { MessageStatus: 'failed' }), 204)
  const { receipt } = await read()
  t.match(receipt, { status: 'delivered', reason: null, received_at: /Z$/ })
})

t.test(
  'an SMS whose response was lost is known to be sent by its receipt, before and after it was given up',
  async (t) => {
    for (const isBefore of [true, false]) {
      const { deps, log, send, tell, read, twilio } = await createReceiptFixture(t)
      const url = await send('lose')
      t.match(await read(), { status: 'unknown' })
      if (isBefore) {
        // A process that was killed during its request.
        await deps.deliveries.updateOne({ _id: id }, { $set: { status: 'sending', next_attempt_at: at(60) } })
        await deps.smsAttempts.updateOne({}, { $set: { state: 'calling', reason: null } })
      }
      t.equal(await tell(url, { MessageStatus: 'sent' }), 204)
      if (isBefore) await sendDelivery({ ...deps, log }, id, at(90))
      t.match(await read(), { status: 'sent', last_error: null })
      t.equal(twilio.requests.length, 1, 'and never sent again')
    }
  },
)

t.test('a number that no carrier knows is written to no more, one whose phone is off is', async (t) => {
  const suppressedBy = async (ErrorCode: string) => {
    const { send, tell, as } = await createReceiptFixture(t)
    await tell(await send(), { MessageStatus: 'undelivered', ErrorCode })
    const call = as(staff('notifications.read'))
    return (await call<{ data: object[] }>('GET', '/v1/admin/suppressions?channel=sms')).body.data
  }
  t.same(await suppressedBy('30003'), [])
  t.match(await suppressedBy('30005'), [{ address: PHONE, reason: 'ENUMBER 30005', notification_id: id }])
})

t.test('what staff have sent again has a receipt of its own', async (t) => {
  const { deps, log, send, tell, read } = await createReceiptFixture(t)
  const first = await send()
  await tell(first, { MessageStatus: 'undelivered' })
  await resend({ ...deps, log, now: at(10) } as never, id, null)
  t.match(await read(), { receipt: null })
  const second = await send(undefined, at(11))
  t.not(second, first)
  await tell(first, { MessageStatus: 'delivered' })
  t.match(await read(), { receipt: null }, 'a late one is about the first')
  await tell(second, { MessageStatus: 'delivered', MessageSid: `SM${'2'.padStart(32, '0')}` })
  t.match(await read(), { receipt: { status: 'delivered' } })
})

t.test('receipts that are forged, changed or about another SMS change nothing', async (t) => {
  const { deps, send, post, tell } = await createReceiptFixture(t)
  const url = await send()
  const form = new URLSearchParams({ MessageSid: 'SM1', MessageStatus: 'delivered' })
  const signed = { 'x-twilio-signature': twilioSignature(AUTH_TOKEN, url, form) }
  const forged = { 'x-twilio-signature': twilioSignature('another token', url, form) }
  const status = async (...[at, body, headers]: Parameters<typeof post>) => (await post(at, body, headers)).status
  t.equal(await status(url, String(form), {}), 401)
  t.equal(
    await status(url, `a=${'x'.repeat(10_000)}`, { 'x-twilio-signature': 'x' }),
    401,
    'refused before its body is read',
  )
  t.equal(await status(url, String(form), forged), 401)
  t.equal(await status(url, `${form}&ErrorCode=30003`, signed), 401, 'another form')
  t.equal(await status(receiptUrl(ADDRESS, 'ntf_2.0.1'), String(form), signed), 401, 'another address')
  t.equal(await status(ADDRESS, String(form), signed), 400, 'of no request')
  t.equal(await status(url, '{}', { ...signed, 'content-type': 'application/json' }), 415)
  t.equal(await status(url, `a=${'x'.repeat(10_000)}`, signed), 413)
  t.equal(await tell(receiptUrl(ADDRESS, 'ntf_2.0.1'), { MessageStatus: 'delivered' }), 204, 'of no SMS of the shop')
  t.equal(await tell(url, { MessageStatus: 'delivered', MessageSid: 'SM9' }), 204, 'of an SMS of others')
  t.notOk((await findDelivery(deps.deliveries, id))?.receipt)
  deps.twilioReceipts = null
  t.equal(await tell(url, { MessageStatus: 'delivered' }), 404, 'where Twilio sends nothing')
})
