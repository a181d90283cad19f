import { UnavailableError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'
import { settings } from '../config.ts'
import { deliveryId } from '../domain/delivery.ts'
import { LostError, OverRateError, SendError } from '../domain/sender.ts'
import {
  bodyOf,
  type HttpProviderSettings,
  isSuccess,
  parseBodyTemplate,
  parseHeader,
  parseSuccessRule,
} from '../domain/sms-request.ts'
import { smsSegments } from '../domain/sms-segments.ts'
import { createDeliverySweep, deliveryQueue } from '../flows/delivery-job.ts'
import { deleteOldDeliveries } from '../flows/delivery-retention.ts'
import type { ProviderRate } from '../flows/provider-rate.ts'
import { resend, sendDelivery } from '../flows/send-delivery.ts'
import { createHttpProvider } from '../sms/http-provider.ts'
import type { SmsProvider } from '../sms/provider.ts'
import { createSmsSender } from '../sms/sms-sender.ts'
import { createSpending, dayOf } from '../sms/spending.ts'
import { findDelivery } from '../store/deliveries.ts'
import type { SmsAttempt } from '../store/sms-attempts.ts'
import { createSmsDays, readSegments, reserveSegments } from '../store/sms-days.ts'
import { at, createFixture } from './fixture.ts'
import { orderWith } from './orders.ts'
import { startSmsProvider } from './sms-provider.ts'

const PHONE = '+491711234567'
const CODE = '048213'
const id = deliveryId('evt_1', 'sms', 'customer')

/** Segments in a day of the tests. */
const LIMIT = 60

async function createSmsFixture(t: Test, settings: Partial<HttpProviderSettings> = {}) {
  const [fixture, provider] = await Promise.all([createFixture(t), startSmsProvider()])
  t.teardown(() => provider.stop())
  const http = createHttpProvider({
    url: `${provider.url}/sms`,
    method: 'POST',
    headers: parseHeader('Authorization: Bearer key'),
    body: parseBodyTemplate('{"to":"{to}","text":"{text}","ref":"{id}"}'),
    success: null,
    ...settings,
  })
  const providers: SmsProvider[] = [http]
  const time = { now: at(0) }
  const days = createSmsDays(fixture.deps.smsAttempts.db)
  const spending = createSpending({ days, limit: LIMIT, log: fixture.log })
  const rates: Record<string, ProviderRate> = {}
  const { smsAttempts: attempts } = fixture.deps
  const sms = createSmsSender({ providers, attempts, spending, rates, clock: () => time.now })
  const deps = { ...fixture.deps, senders: { ...fixture.deps.senders, sms } }
  fixture.deps.senders = deps.senders
  fixture.services.codes.set('pvr_1', { user_id: 'usr_1', phone: PHONE, locale: 'de-DE', code: CODE })
  return {
    ...fixture,
    deps,
    provider,
    /** Those that are named in the settings; tests may add to them. */
    providers,
    rates,
    days,
    time,
    readAttempts: () => fixture.deps.smsAttempts.find().sort({ number: 1 }).lean<SmsAttempt[]>(),
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
  const { smsAttempts: attempts } = fixture.deps
  const spending = { reserve: async () => async () => undefined }
  t.equal(createSmsSender({ providers: [], attempts, spending, clock: () => at(0) }), null)
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

/** A second provider, which does what it is told and takes every SMS by default. */
function secondProvider() {
  const taken: string[] = []
  const next: Error[] = []
  const send: SmsProvider['send'] = async ({ id }) => {
    const error = next.shift()
    if (error) throw error
    taken.push(id)
    return { id: `SM${taken.length}` }
  }
  return { taken, next, provider: { name: 'second', send } }
}

const DAY_SECONDS = 86_400

t.test('an SMS whose response was lost is not sent again, by no provider, unless staff request it', async (t) => {
  const fixture = await createSmsFixture(t)
  const second = secondProvider()
  fixture.providers.push(second.provider)
  await fixture.requested()
  fixture.provider.next.push('lose')
  await fixture.sendSms(at(1))
  t.match(await fixture.readSms(), { status: 'unknown', last_error: /^ELOST/, next_attempt_at: null })
  await createDeliverySweep(fixture.deps)(at(DAY_SECONDS))
  await fixture.sendSms(at(DAY_SECONDS))
  t.equal(fixture.provider.requests.length, 1)
  t.same(second.taken, [])
  t.match(await fixture.readAttempts(), [{ provider: 'http', state: 'lost', number: 1 }])
  t.notMatch(JSON.stringify(await fixture.readAttempts()), /49171|048213/)
  await resend({ ...fixture.deps, now: at(DAY_SECONDS), log: fixture.log } as never, id, null)
  await fixture.sendSms(at(DAY_SECONDS + 1))
  t.match(await fixture.readSms(), { status: 'sent' })
  t.equal(fixture.provider.requests.length, 2)
})

t.test('a response of a proxy that got none, or that breaks off, is a lost one', async (t) => {
  const fixture = await createSmsFixture(t, { success: parseSuccessRule('status=accepted') })
  for (const [n, status] of [502, 504].entries()) {
    const event = `evt_lost_${n}`
    await fixture.consume('user.phone_code_requested', event, { verification_id: 'pvr_1' })
    fixture.provider.next.push({ status })
    await sendDelivery({ ...fixture.deps, log: fixture.log }, deliveryId(event, 'sms', 'customer'), at(1))
    const found = await findDelivery(fixture.deps.deliveries, deliveryId(event, 'sms', 'customer'))
    t.match(found, { status: 'unknown', last_error: `ELOST ${status}` })
  }
  await fixture.requested()
  fixture.provider.next.push({ status: 200, body: { status: 'rejected' } })
  await fixture.sendSms()
  t.match(await fixture.readSms(), { status: 'failed', last_error: 'EUNCONFIRMED 200' })
})

t.test('a process killed at any moment of an SMS sends no second one', async (t) => {
  for (const moment of ['before the request', 'after the request', 'after its record'] as const) {
    const fixture = await createSmsFixture(t)
    const { provider, deps } = fixture
    await fixture.requested()
    const killed = new Error('killed')
    // What a killed process leaves: its lease, its attempt as far as it was written, and a delivery that nobody settled.
    const dying: SmsProvider = {
      name: 'http',
      async send(one) {
        if (moment !== 'before the request') await fixture.providers[1]?.send(one)
        if (moment === 'after its record') return { id: null }
        throw killed
      },
    }
    fixture.providers.unshift(dying)
    const together = { ...deps.together, recordSent: async () => Promise.reject(killed) }
    const run = sendDelivery({ ...deps, together, log: fixture.log }, id, at(1))
    await t.rejects(run, killed)
    if (moment !== 'after its record')
      await deps.smsAttempts.updateMany({}, { $set: { state: 'calling', reason: null } })
    fixture.providers.shift()
    await fixture.sendSms(at(60))
    t.equal((await fixture.readSms())?.status, 'sending', 'leased to the process that died')
    const count = provider.requests.length
    for (const seconds of [130, 300, DAY_SECONDS]) await fixture.sendSms(at(seconds))
    t.equal(provider.requests.length, count)
    t.match(await fixture.readSms(), { status: moment === 'after its record' ? 'sent' : 'unknown' }, moment)
  }
})

t.test('the next provider is asked where the first has sent nothing, and only there', async (t) => {
  const fixture = await createSmsFixture(t)
  const second = secondProvider()
  fixture.providers.push(second.provider)
  const sendOne = async (event: string, now = at(1)) => {
    const one = deliveryId(event, 'sms', 'customer')
    await fixture.consume('user.phone_code_requested', event, { verification_id: 'pvr_1' })
    await sendDelivery({ ...fixture.deps, log: fixture.log }, one, now)
    return findDelivery(fixture.deps.deliveries, one)
  }
  for (const [n, status] of [429, 503, 401, 400].entries()) {
    fixture.provider.next.push({ status })
    t.match(await sendOne(`evt_${status}`), { status: 'sent' }, `${status}`)
    t.equal(second.taken.length, n + 1)
  }
  fixture.provider.next.push({ status: 400 })
  second.next.push(new SendError('EBUSY 429', false))
  t.match(await sendOne('evt_busy'), { status: 'waiting', last_error: 'EBUSY 429' }, 'it passes by one of them')
  t.match(await sendOne('evt_busy', at(10)), { status: 'sent' })
  t.equal(second.taken.length, 4, 'the first is asked first again')
  fixture.provider.next.push({ status: 503 })
  second.next.push(new LostError('ELOST'))
  t.match(await sendOne('evt_lost'), { status: 'unknown' })
  fixture.providers.reverse()
  second.next.push(new SendError('ENUMBER 21211', true))
  const { length } = fixture.provider.requests
  t.match(await sendOne('evt_number'), { status: 'failed', last_error: 'ENUMBER 21211' })
  t.equal(fixture.provider.requests.length, length, 'a number is as bad for others')
})

t.test('an SMS that cannot be written down is not sent, and is sent later', async (t) => {
  const fixture = await createSmsFixture(t)
  await fixture.requested()
  const { smsAttempts } = fixture.deps
  const { create } = smsAttempts
  smsAttempts.create = (async () => {
    throw new UnavailableError('The database cannot be reached.', true)
  }) as never
  await fixture.sendSms(at(1))
  t.equal(fixture.provider.requests.length, 0)
  smsAttempts.create = create
  await fixture.sendSms(at(10))
  t.match(await fixture.readSms(), { status: 'sent' })
  await deleteOldDeliveries(fixture.deps, 14, at(15 * DAY_SECONDS))
  t.same([await fixture.readSms(), await fixture.readAttempts()], [null, []], 'what was written goes with the SMS')
})

t.test('past the segments of a day, codes wait for the next one, and that is logged once', async (t) => {
  const fixture = await createSmsFixture(t)
  const { days, time } = fixture
  const today = dayOf(at(0))
  const many = await Promise.all(Array.from({ length: 50 }, () => reserveSegments(days, today, 3, LIMIT)))
  t.equal(many.filter(Boolean).length, 20, 'counted exactly by fifty at once')
  await fixture.requested()
  await fixture.sendSms(at(1))
  await fixture.sendSms(at(40))
  const waiting = await fixture.readSms()
  t.match(waiting, { status: 'waiting', last_error: 'ECAP' })
  t.equal(dayOf(waiting?.next_attempt_at ?? at(0)), dayOf(at(DAY_SECONDS)))
  t.equal(fixture.provider.requests.length, 0)
  t.equal(fixture.logLines.filter((line) => line.includes('codes wait until tomorrow')).length, 1)
  time.now = at(DAY_SECONDS)
  fixture.provider.next.push({ status: 503 })
  await fixture.sendSms(at(DAY_SECONDS))
  t.equal(await readSegments(days, dayOf(time.now)), 0, 'what was not sent is not counted')
  await fixture.sendSms(at(DAY_SECONDS + 60))
  t.match(await fixture.readSms(), { status: 'sent' })
  t.equal(await readSegments(days, dayOf(time.now)), 1)
})

t.test(
  'codes and news leave each other a part of the day, and news that find no room are not sent days later',
  async (t) => {
    const fixture = await createSmsFixture(t)
    const { services, time } = fixture
    const contact = services.contacts.get('usr_1')
    if (!contact) throw new Error('there is no contact')
    contact.verified_phone = PHONE
    await fixture.deps.preferences.add('usr_1', {
      change: () => ({ choices: { orders: { sms: true, push: false } }, quiet_hours: null }),
      ...{ source: 'test', at: at(0) },
    })
    services.orders.set('ord_1', orderWith({ customer_id: 'usr_1' }))
    const ship = async (event: string, now = at(1)) => {
      await fixture.consume('order.fulfilled', event, { order_id: 'ord_1', fulfilment_id: 'ful_1' }, now)
      const sms = deliveryId(event, 'sms', 'customer')
      await sendDelivery({ ...fixture.deps, log: fixture.log }, sms, now)
      return findDelivery(fixture.deps.deliveries, sms)
    }
    const spending = createSpending({ days: fixture.days, limit: LIMIT, log: fixture.log })
    const spendAll = async (of: 'codes' | 'news', now: Date) => {
      let count = 0
      for (; count < LIMIT && (await spending.reserve(of, 1, now).catch(() => null)); count++);
      return count
    }
    t.equal(await spendAll('news', at(0)), 45, 'three quarters')
    t.match(await ship('evt_none'), { status: 'failed', last_error: 'ECAP' })
    await fixture.requested()
    await fixture.sendSms(at(2))
    t.match(await fixture.readSms(), { status: 'sent' }, 'a code is sent all the same')
    time.now = at(DAY_SECONDS)
    t.match(await ship('evt_none', time.now), { status: 'failed' }, 'nor the next day')
    t.equal(await spendAll('codes', time.now), 45)
    t.match(await ship('evt_next', time.now), { status: 'sent' }, 'news are sent all the same')
    t.equal(await readSegments(fixture.days, dayOf(time.now)), 45 + smsSegments((await ship('evt_next'))?.text ?? ''))
  },
)

t.test('a text is as many segments as it is billed as', async (t) => {
  const cases: [text: string, segments: number][] = [
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
    ['ä'.repeat(160), 1],
    ['ç'.repeat(70), 1],
    ['ç'.repeat(71), 2],
    ['ç'.repeat(134), 2],
    ['ç'.repeat(135), 3],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
    ['😀'.repeat(67), 3],
  ]
  for (const [text, segments] of cases) t.equal(smsSegments(text), segments, `${text.slice(0, 2)} ${text.length}`)
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

t.test('an SMS that a provider has no room for waits for that one, and costs nothing meanwhile', async (t) => {
  const fixture = await createSmsFixture(t)
  const asked: string[] = []
  fixture.providers.push({ name: 'dearer', send: async ({ to }) => ({ id: String(asked.push(to)) }) })
  fixture.rates.http = {
    mostWaiting: 1,
    async take() {
      throw new OverRateError(at(30))
    },
  }
  await fixture.requested()
  for (let n = 0; n < 12; n++) await fixture.sendSms(at(1 + 30 * n))
  t.match(await fixture.readSms(), { status: 'waiting', last_error: 'ERATE', attempts: 0, next_attempt_at: at(30) })
  t.same([asked, await fixture.readAttempts(), fixture.provider.requests], [[], [], []])
  t.equal(await readSegments(fixture.days, dayOf(at(0))), 0)
  fixture.rates.http.take = async () => undefined
  await fixture.sendSms(at(400))
  t.match(await fixture.readSms(), { status: 'sent', attempts: 1 })
  t.equal(fixture.provider.requests.length, 1)
})
