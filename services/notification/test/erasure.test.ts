import { serviceNamed } from '@stoa/kit/testing/app'
import t from 'tap'
import { addressSubject } from '../domain/preferences.ts'
import { suppressionId } from '../domain/suppression.ts'
import { erasePerson } from '../flows/erasure.ts'
import { insertDeliveries } from '../store/deliveries.ts'
import { addSuppression } from '../store/suppressions.ts'
import { at, createFixture } from './fixture.ts'
import { orderWith } from './orders.ts'

type Page = { data: Record<string, unknown>[]; next: string | null }

const EMAIL = 'ada@example.test'

/** Ada has an account, a device, choices, an order that was sent to her, and an address that was said to be nobody's. */
async function withAda(t: Parameters<typeof createFixture>[0]) {
  const fixture = await createFixture(t)
  const { deps } = fixture
  await fixture.consume('user.registered', 'evt_welcome', { user_id: 'usr_1' })
  await fixture.consumeOrderPlaced('evt_order')
  await fixture.send('evt_welcome')
  await fixture.send('evt_order')
  const target = { kind: 'fcm', token: 'a device' } as const
  const device = { _id: 'psu_1', user_id: 'usr_1', session_id: 'ses_1', fingerprint: 'f', target, user_agent: null }
  await deps.subscriptions.create({ ...device, created_at: at(0), sort_key: 'k' })
  const made = { source: 'account page', at: at(0), customer_id: 'usr_1' }
  const choose = (subject: string, choices: object) =>
    deps.preferences.add(subject, { ...made, change: () => ({ choices, quiet_hours: null }) })
  await choose('usr_1', { orders: { sms: true, push: true } })
  await choose(addressSubject(EMAIL), { abandoned_cart: { email: true } })
  await choose(addressSubject(EMAIL), { abandoned_cart: { email: false } })
  const _id = suppressionId('email', EMAIL)
  const suppression = { _id, channel: 'email', address: EMAIL, reason: '5.1.1', delivery_id: 'x' } as const
  await addSuppression(deps.suppressions, { ...suppression, created_at: at(0), sort_key: 'k' })
  const templates = async () => (await fixture.all()).map(({ template }) => template).sort()
  return { ...fixture, templates }
}

const person = { customer_id: 'usr_1', email: EMAIL, phone: null, requested_at: at(10) }

t.test('who is erased has no messages, devices and choices any more, but an opt-out', async (t) => {
  const { deps, templates } = await withAda(t)
  t.strictSame(await templates(), ['order-confirmation', 'welcome'])
  await erasePerson({ ...deps, now: at(0) }, { ...person, requested_at: at(-10) })
  t.strictSame(await templates(), ['order-confirmation'], 'those about the account, whenever they were made')
  t.equal(await deps.suppressions.countDocuments(), 1, 'what came under the address later is not theirs')
  await erasePerson({ ...deps, now: at(0) }, person)
  await erasePerson({ ...deps, now: at(0) }, person)
  t.strictSame(await templates(), ['order-confirmation'], 'what is about an order stays until that is over')
  t.equal(await deps.suppressions.countDocuments(), 0)
  t.equal(await deps.subscriptions.countDocuments(), 0)
  t.equal(await deps.preferences.read('usr_1'), undefined)
  const all = { after: null, back: false, limit: 9 }
  const kept = await deps.preferences.list(addressSubject(EMAIL), all)
  t.match(kept, [{ version: 2, choices: { abandoned_cart: { email: false } } }], 'the newest, which says no')
  t.notOk('customer_id' in (kept[0] ?? {}), 'and not with which account')
})

t.test(
  'messages about an order go when its contact is erased, and none is made when its events come again',
  async (t) => {
    const fixture = await withAda(t)
    await fixture.consume('order.fulfilled', 'evt_sent', { order_id: 'ord_1', fulfilment_id: 'ful_1' })
    const erased = () => fixture.consume('order.contact_erased', 'evt_erased', { order_id: 'ord_1', number: 'S1001' })
    await t.rejects(erased(), { name: 'NotYetError' }, 'what is still to be sent goes out first')
    t.strictSame(await fixture.templates(), ['shipping', 'welcome'])
    await fixture.send('evt_sent')
    await erased()
    t.strictSame(await fixture.templates(), ['welcome'])
    fixture.services.orders.set('ord_1', orderWith({ email: null }))
    for (const [type, data] of [
      ['order.placed', {}],
      ['order.payment_received', { amount: { amount: 1, currency: 'EUR' } }],
      ['order.fulfilled', { fulfilment_id: 'ful_1' }],
      ['order.cancelled', {}],
      ['order.refunded', { amount: { amount: 1, currency: 'EUR' } }],
      ['order.withdrawal_received', { withdrawal_id: 'wdr_1' }],
    ] as const)
      await fixture.consume(type, `evt_${type}`, { order_id: 'ord_1', ...data })
    t.strictSame(await fixture.templates(), ['welcome'])
  },
)

t.test('what is held of a person is read by kind', async (t) => {
  const fixture = await withAda(t)
  const user = fixture.as(serviceNamed('user'))
  const read = async (kind: string, more: object = {}) => {
    const body = { kind, customer_id: 'usr_1', email: EMAIL, phone: null, ...more }
    return (await user<Page>('POST', '/internal/personal-data', { body })).body
  }
  t.match(await read('messages'), { data: [{ to: EMAIL, text: /\S/ }, { to: EMAIL }], next: null })
  t.strictSame(
    (await read('messages', { email: null })).data.map(({ template }) => template),
    ['welcome'],
  )
  const phone = '+491711234567'
  const sms = { ...(await fixture.read('evt_order')), channel: 'sms', to: phone, html: '' } as const
  await insertDeliveries(fixture.deps.deliveries, [
    { ...sms, _id: 'mine', reference: 'ord_3', customer_id: 'usr_1', sort_key: '3' },
    { ...sms, _id: 'a code', template: 'phone-code', reference: 'usr_1', sort_key: '2' },
    { ...sms, _id: 'news of another', reference: 'ord_0', customer_id: 'usr_0', sort_key: '1' },
    { ...sms, _id: 'code of another', template: 'phone-code', reference: 'usr_0', sort_key: '0' },
  ])
  const toPhone = (await read('messages', { phone })).data.filter(({ to }) => to === phone)
  t.strictSame(
    toPhone.map(({ id }) => id),
    ['mine', 'a code'],
    'each once',
  )
  t.strictSame(
    (await read('of_orders', { order_ids: ['ord_1'] })).data,
    [],
    'those to the address are among its messages',
  )
  const elsewhere = await read('of_orders', { order_ids: ['ord_1'], email: 'other@example.test' })
  t.match(elsewhere.data, [{ reference: 'ord_1', to: EMAIL }])
  t.match((await read('consents')).data, [{ source: 'account page' }, { version: 2 }, { version: 1 }])
  t.match((await read('devices')).data, [{ kind: 'fcm', address: 'a device' }])
  t.match((await read('suppressions')).data, [{ address: EMAIL, reason: '5.1.1' }])
  await erasePerson({ ...fixture.deps, now: at(0) }, { ...person, email: null, phone })
  const left = await fixture.deps.deliveries.find({ to: phone }, { _id: 1 }).sort({ _id: 1 }).lean()
  t.strictSame(
    left.map(({ _id }) => _id),
    ['code of another', 'mine', 'news of another'],
    'an erasure deletes no code of another account, and what is about orders later',
  )
})
