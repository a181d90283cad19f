import { readConfig } from '@stoa/kit/process/config'
import t, { type Test } from 'tap'
import { settings } from '../config.ts'
import { LostError, SendError } from '../domain/sender.ts'
import { smsProvidersOf, twilioReceiptsOf } from '../sms/providers.ts'
import { createTwilioProvider, type TwilioSettings } from '../sms/twilio-provider.ts'
import type { Behaviour } from './sms-provider.ts'
import { ACCOUNT, AUTH_TOKEN, startTwilio, twilioError } from './twilio-server.ts'

const TO = '+491711234567'
const SERVICE = `MG${'0123456789abcdef'.repeat(2)}`
const TEXT = 'Ihr Code: 048213 & mehr=+%0A?\u00a0€'

async function createFixture(t: Test, changes: Partial<TwilioSettings> = {}) {
  const twilio = await startTwilio()
  t.teardown(() => twilio.stop())
  const of = { url: twilio.url, accountSid: ACCOUNT, authToken: AUTH_TOKEN, from: '+4930901820', ...changes }
  const provider = createTwilioProvider(of)
  const send = (to = TO) => provider.send({ id: 'ntf_1.0', attempt: 'ntf_1.0.1', to, text: TEXT })
  const failure = (does: Behaviour): Promise<unknown> => {
    twilio.next.push(does)
    return send().catch((error: unknown) => error)
  }
  return { twilio, send, failure }
}

t.test('an SMS is one request of a form, by account and token, on a connection of its own', async (t) => {
  const { twilio, send } = await createFixture(t)
  t.match(await send(), { id: /^SM[0-9a-f]{32}$/ })
  const [request] = twilio.requests
  t.same(Object.fromEntries(new URLSearchParams(request?.body)), { To: TO, From: '+4930901820', Body: TEXT })
  t.equal(request?.headers.connection, 'close')
  const told = await createFixture(t, { receiptsUrl: 'https://api.example.test/v1/sms-receipts/twilio' })
  await told.send()
  const callback = new URLSearchParams(told.twilio.requests[0]?.body).get('StatusCallback')
  t.equal(callback, 'https://api.example.test/v1/sms-receipts/twilio?attempt=ntf_1.0.1')
  const service = await createFixture(t, { from: SERVICE })
  await service.send()
  const form = new URLSearchParams(service.twilio.requests[0]?.body)
  t.same([form.get('MessagingServiceSid'), form.get('From')], [SERVICE, null])
})

t.test('errors of Twilio say whether another attempt is pointless, and repeat no text of it', async (t) => {
  const { failure, send } = await createFixture(t)
  const cases: [status: number, error: number, reason: string, permanent: boolean][] = [
    [400, 21211, 'ENUMBER', true],
    [400, 21614, 'ENUMBER', true],
    [400, 21610, 'EUNSUBSCRIBED', true],
    [400, 21408, 'EBLOCKED', true],
    [400, 21602, 'EREFUSED', true],
    [400, 21606, 'EREFUSED', false],
    [401, 20003, 'EREFUSED', false],
    [404, 20404, 'EREFUSED', false],
    [429, 20429, 'EBUSY', false],
    [400, 21611, 'EBUSY', false],
    [500, 20500, 'EUNAVAILABLE', false],
  ]
  for (const [status, error, code, permanent] of cases) {
    const found = await failure(twilioError(status, error))
    t.match(found, { message: `${code} ${error}`, permanent }, `${error}`)
    t.notOk(found instanceof LostError)
    t.notMatch(String(found), /49171|text/)
  }
  await t.rejects(send('+49'), { message: 'ENUMBER 21211', permanent: true })
  const busy = await failure(twilioError(429, 20429, { 'retry-after': '7' }))
  t.match(busy, { retryAfterMs: 7_000 })
  const page = await failure({ status: 503, body: '<html>' })
  t.match(page, { message: 'EUNAVAILABLE 503', permanent: false }, 'of a proxy, without an error of Twilio')
})

t.test('a response that is lost, late or of a proxy leaves open whether the SMS goes out', async (t) => {
  const { failure } = await createFixture(t, { timeoutMs: 300 })
  for (const does of ['lose', 'hang', { status: 502 }, { status: 504 }] as const) {
    const found = await failure(does)
    t.ok(found instanceof LostError, JSON.stringify(does))
    t.match(found, { message: /^ELOST/ })
  }
})

t.test('where nothing listens, nothing was sent', async (t) => {
  const { twilio, send } = await createFixture(t)
  await twilio.stop()
  const found = await send().catch((error: unknown) => error)
  t.ok(found instanceof SendError && !(found instanceof LostError))
  t.match(found, { message: 'EUNAVAILABLE ECONNREFUSED', permanent: false })
})

t.test('settings name Twilio by its account, and providers in their order', async (t) => {
  const env = {
    MONGODB_URI: 'mongodb://x/y',
    SMTP_URL: 'smtp://x',
    SMS_PROVIDERS: 'twilio,http',
    SMS_HTTP_URL: 'http://x',
  }
  const of = (changes: NodeJS.ProcessEnv) => smsProvidersOf(readConfig({ ...env, ...changes }, settings))
  const twilio = { TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: AUTH_TOKEN, TWILIO_FROM: SERVICE }
  t.same(
    of(twilio).map(({ name }) => name),
    ['twilio', 'http'],
  )
  for (const name of Object.keys(twilio)) t.throws(() => of({ ...twilio, [name]: undefined }), new RegExp(name))
  for (const TWILIO_FROM of ['0301234', 'A name of a sender that is too long', 'MG0123456789ab']) {
    t.throws(() => of({ ...twilio, TWILIO_FROM }), /TWILIO_FROM/, TWILIO_FROM)
  }
  for (const TWILIO_FROM of ['+4930901820', 'Lumen Shop']) t.equal(of({ ...twilio, TWILIO_FROM }).length, 2)
  t.throws(() => of({ ...twilio, TWILIO_ACCOUNT_SID: 'AC/../x' }), /TWILIO_ACCOUNT_SID/)
  const receiptsOf = (STOA_PUBLIC_URL?: string) =>
    twilioReceiptsOf(readConfig({ ...env, ...twilio, STOA_PUBLIC_URL }, settings))
  const url = 'https://example.test/api/v1/sms-receipts/twilio'
  t.same(receiptsOf('https://example.test/api/'), { url, authToken: AUTH_TOKEN })
  t.same([receiptsOf('http://localhost:4000'), receiptsOf()], [null, null], 'Twilio calls nothing that has no TLS')
})
