import t, { type Test } from 'tap'
import { settings } from '../config.ts'
import { deliveryId } from '../domain/delivery.ts'
import { bodyOf, isSuccess, parseBodyTemplate, parseHeader, parseSuccessRule } from '../domain/sms-request.ts'
import { createDeliverySweep, deliveryQueue } from '../flows/delivery-job.ts'
import { sendDelivery } from '../flows/send-delivery.ts'
import { createHttpProvider } from '../sms/http-provider.ts'
import { createSmsSender } from '../sms/sms-sender.ts'
import { findDelivery } from '../store/deliveries.ts'
import { at, createFixture } from './fixture.ts'
import { startSmsProvider } from './sms-provider.ts'

const PHONE = '+491711234567'
const CODE = '048213'
const id = deliveryId('evt_1', 'sms', 'customer')

async function createSmsFixture(t: Test) {
  const [fixture, provider] = await Promise.all([createFixture(t), startSmsProvider()])
  t.teardown(() => provider.stop())
  const sms = createSmsSender([
    createHttpProvider({
      url: `${provider.url}/sms`,
      method: 'POST',
      headers: parseHeader('Authorization: Bearer key'),
      body: parseBodyTemplate('{"to":"{to}","text":"{text}","ref":"{id}"}'),
      success: null,
    }),
  ])
  const deps = { ...fixture.deps, senders: { ...fixture.deps.senders, sms } }
  fixture.deps.senders = deps.senders
  fixture.services.codes.set('pvr_1', { user_id: 'usr_1', phone: PHONE, locale: 'de-DE', code: CODE })
  return {
    ...fixture,
    deps,
    provider,
    requested: (now = at(0)) =>
      fixture.consume('user.phone_code_requested', 'evt_1', { verification_id: 'pvr_1' }, now),
    sendSms: (now = at(1)) => sendDelivery({ ...deps, log: fixture.log }, id, now),
    readSms: () => findDelivery(deps.deliveries, id),
  }
}

t.test(
  'one event consumed twenty times and sent by twenty jobs at once is one SMS, whose code is kept nowhere',
  async (t) => {
    const fixture = await createSmsFixture(t)
    await Promise.all(Array.from({ length: 20 }, () => fixture.requested()))
    await Promise.all(Array.from({ length: 20 }, () => fixture.sendSms()))
    t.equal(fixture.provider.requests.length, 1)
    const [request] = fixture.provider.requests
    t.match(request, { url: '/sms', headers: { authorization: 'Bearer key', 'content-type': 'application/json' } })
    t.match(JSON.parse(request?.body ?? ''), { to: PHONE, ref: `${id}.0` })
    t.match(JSON.parse(request?.body ?? '').text, new RegExp(`^${CODE} ist Ihr Code für Stoa`))
    const kept = await fixture.readSms()
    t.match(kept, { channel: 'sms', template: 'phone-code', to: PHONE, status: 'sent', subject: '', html: '' })
    t.notMatch(JSON.stringify([kept, fixture.logLines]), CODE)
    t.notMatch(fixture.logLines.join('\n'), /49171/, 'no number in logs')
  },
)

t.test('an SMS whose job is lost with Redis is sent once all the same', async (t) => {
  const fixture = await createSmsFixture(t)
  const sweep = createDeliverySweep(fixture.deps)
  await sweep(at(0))
  await fixture.requested()
  for await (const keys of fixture.redis.client.scanIterator({ MATCH: `*${fixture.redis.prefix}*`, COUNT: 1_000 })) {
    if (keys.length > 0) await fixture.redis.client.del(keys)
  }
  t.equal((await fixture.queues.counts(deliveryQueue('sms'))).waiting, 0)
  await sweep(at(2))
  t.equal((await fixture.queues.counts(deliveryQueue('sms'))).waiting, 1)
  await fixture.sendSms(at(3))
  await fixture.sendSms(at(90_000))
  t.equal(fixture.provider.requests.length, 1)
})

t.test('a code that has expired meanwhile is not sent', async (t) => {
  const fixture = await createSmsFixture(t)
  await fixture.requested()
  fixture.services.codes.clear()
  await fixture.sendSms()
  t.match(await fixture.readSms(), { status: 'failed', last_error: 'EEXPIRED' })
  await fixture.consume('user.phone_code_requested', 'evt_2', { verification_id: 'pvr_1' })
  t.equal((await fixture.all()).length, 1)
  t.equal(fixture.provider.requests.length, 0)
})

t.test('where no provider is named, no SMS is made', async (t) => {
  const fixture = await createFixture(t)
  await fixture.consume('user.phone_code_requested', 'evt_1', { verification_id: 'pvr_1' })
  t.equal((await fixture.all()).length, 0)
  t.equal(createSmsSender([]), null)
})

t.test('what a provider responds decides whether an SMS is tried again', async (t) => {
  const fixture = await createSmsFixture(t)
  const { provider } = fixture
  await fixture.requested()
  provider.next.push({ status: 429, headers: { 'retry-after': '120' } }, { status: 503 })
  await fixture.sendSms(at(1))
  t.match(await fixture.readSms(), { status: 'waiting', last_error: 'EBUSY 429' })
  await fixture.sendSms(at(60))
  t.equal(provider.requests.length, 1, 'not sooner than the provider wants')
  await fixture.sendSms(at(130))
  t.match(await fixture.readSms(), { status: 'waiting', last_error: 'EUNAVAILABLE 503' })
  provider.next.push({ status: 400 })
  await fixture.sendSms(at(300))
  t.match(await fixture.readSms(), { status: 'failed', last_error: 'EREFUSED 400' })
})

t.test('a provider is described by settings, and what a text holds stays in its place', async (t) => {
  const values = { to: PHONE, text: '"},{to}&x=1', id: 'ntf_1.0' }
  const json = parseBodyTemplate('{"messages":[{"to":"{to}","text":"{text}"}],"test":true}')
  t.same(JSON.parse(bodyOf(json, values).body), { messages: [{ to: PHONE, text: values.text }], test: true })
  const form = bodyOf(parseBodyTemplate('recipient={to}&message={text}&from=Stoa'), values)
  t.equal(form.type, 'application/x-www-form-urlencoded')
  t.same(Object.fromEntries(new URLSearchParams(form.body)), { recipient: PHONE, message: values.text, from: 'Stoa' })
  for (const wrong of ['{"to":"{to}"}', '{"to":"{to}","text":"{txt}"}', '{"to', 'to={to}']) {
    t.throws(() => parseBodyTemplate(wrong), wrong)
  }
  const rule = parseSuccessRule('messages.0.status=sent,queued')
  t.ok(isSuccess(rule, '{"messages":[{"status":"queued"}]}'))
  t.notOk(isSuccess(rule, '{"messages":[{"status":"rejected"}]}'))
  t.notOk(isSuccess(rule, 'OK'))
  t.throws(() => parseSuccessRule('sent'))
  t.throws(() => parseHeader('no header'))
  t.throws(() => settings.SMS_PROVIDERS.parse('http,smoke'))
  t.same(settings.SMS_PROVIDERS.parse('http'), ['http'])
})
