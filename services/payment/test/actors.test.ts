import { query } from '@stoa/kit/postgres/sql'
import { type Principal, scopeOf } from '@stoa/kit/security/principal'
import { customer, serviceNamed, staff } from '@stoa/kit/testing/app'
import { pino } from 'pino'
import t from 'tap'
import { consumers } from '../events/erasures.ts'
import { finishWebhook, insertWebhook } from '../store/provider-webhooks.ts'
import { authoriseOf, type Body, cancelOf, createFixture, eur, type Fixture } from './fixture.ts'

const clerk = staff('payments.read', 'payments.write')
const key: Principal = {
  kind: 'key',
  id: 'key_bookkeeping',
  permissions: ['payments.read', 'payments.write'],
  address: '192.0.2.1',
}

const post = (fixture: Fixture, by: Principal, path: string, body: Body = {}) =>
  fixture.as(by)<Body>('POST', `/v1/admin/${path}`, { body, headers: { 'idempotency-key': path } })

const paymentOf = async (fixture: Fixture, id: string) =>
  (await fixture.as(clerk)<Body>('GET', `/v1/admin/payments/${id}`)).body

t.test('what staff do with payments and refunds says who did it, a user or an API key', async (t) => {
  const fixture = await createFixture(t, { capture: 'manual' })
  for (const id of ['captured', 'voided']) await authoriseOf(fixture, id)
  await post(fixture, key, 'payments/captured/capture')
  await post(fixture, clerk, 'payments/voided/void')
  await post(fixture, key, 'payments/voided/void')
  t.match(await paymentOf(fixture, 'captured'), { captured_by: 'key:key_bookkeeping', voided_by: null })
  t.match(await paymentOf(fixture, 'voided'), { captured_by: null, voided_by: scopeOf(clerk) }, 'who was first')

  await authoriseOf(fixture, 'manual', '', { method: 'bank_transfer' })
  await post(fixture, clerk, 'payments/manual/capture', { amount: eur(600) })
  const refund = (refund_id: string) =>
    fixture.internal('POST', '/internal/payments/manual/refunds', {
      body: { refund_id, amount: eur(100), reason: null, actor: 'user:usr_orders' },
    })
  for (const id of ['sent', 'rejected']) await refund(id)
  await post(fixture, key, 'refunds/sent/confirm')
  await post(fixture, clerk, 'refunds/sent/confirm')
  await post(fixture, clerk, 'refunds/rejected/reject', { reason: 'no' })
  t.match(await paymentOf(fixture, 'manual'), {
    captures: [{ actor: scopeOf(clerk) }],
    refunds: [
      { id: 'sent', actor: 'user:usr_orders', ended_by: 'key:key_bookkeeping' },
      { id: 'rejected', actor: 'user:usr_orders', ended_by: scopeOf(clerk) },
    ],
  })
})

t.test('a refund that was refused says who had it tried again, and who took it off the list', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p')
  fixture.faulty.fault = () => 'refused'
  await cancelOf(fixture, 'p')
  const list = () => fixture.as(clerk)<{ data: Body[] }>('GET', '/v1/admin/refunds?needs_staff=true')
  const id = encodeURIComponent('p:reversal:1')
  await post(fixture, key, `refunds/${id}/retry`)
  t.match((await list()).body.data, [{ retried_by: 'key:key_bookkeeping', ended_by: null, status: 'failed' }])
  t.match(
    await post(fixture, clerk, `refunds/${id}/confirm`),
    { status: 409 },
    'a provider says itself what it has sent',
  )
  const given = { status: 'failed', ended_by: scopeOf(clerk), failure: 'Sent by hand.' }
  t.match(await post(fixture, clerk, `refunds/${id}/reject`, { reason: 'Sent by hand.' }), { status: 200, body: given })
  t.same((await list()).body.data, [])
  fixture.faulty.fault = () => null
  const again = await fixture.as(clerk)('POST', `/v1/admin/refunds/${id}/retry`)
  t.match(again, { status: 200, body: { status: 'succeeded', ended_by: null } }, 'it may be tried again all the same')
})

t.test(
  'each change by staff leaves a line in the log of who made it; a refused one and a read leave none',
  async (t) => {
    const lines: Body[] = []
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
    const fixture = await createFixture(t, { capture: 'manual', log })
    await authoriseOf(fixture, 'p')
    await paymentOf(fixture, 'p')
    await post(fixture, key, 'payments/none/void')
    await post(fixture, key, 'payments/p/void')
    const told = lines
      .filter(({ audit }) => audit !== undefined)
      .map(({ audit, actor, url }) => ({ audit, actor, url }))
    t.same(told, [{ audit: 'voidPayment', actor: 'key:key_bookkeeping', url: '/v1/admin/payments/p/void' }])
  },
)

t.test('a payment belongs to nobody once whoever paid was erased', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p')
  await authoriseOf(fixture, 'other')
  const user = fixture.as(serviceNamed('user'))
  const held = async () => {
    const body = { order_ids: ['ord_p', 'ord_none'] }
    return (await user<{ data: Body[] }>('POST', '/internal/personal-data', { body })).body.data
  }
  t.match(await held(), [{ order_id: 'ord_p', details: { token: 'tok_approve' }, amount: eur(1000) }])
  const sent = (webhook_id: string) => ({ provider: 'test', webhook_id, provider_key: 'p:charge' })
  const keep = (id: string) => insertWebhook(fixture.pg, { ...sent(id), type: 'paid', body: Buffer.from('Ada') })
  await keep('before')
  const data = { order_id: 'ord_p', number: 'N-p' }
  const event = { id: 'evt_1', type: 'order.contact_erased', aggregate: 'ord_p', occurred_at: '', data } as const
  await consumers['order.contact_erased'](event, fixture.context())
  t.match(await held(), [{ order_id: 'ord_p', details: {}, amount: eur(1000) }], 'amounts stay')
  const reads = async (id: string) => (await fixture.as(customer('usr_ada'))('GET', `/v1/payments/${id}`)).status
  t.strictSame([await reads('p'), await reads('other')], [404, 200])
  await keep('after')
  await finishWebhook(fixture.pg, sent('after'))
  const texts = await query<{ text: string }>(
    fixture.pg,
    "SELECT encode(body, 'escape') AS text FROM provider_webhooks",
  )
  t.strictSame(texts, [{ text: '' }, { text: '' }], 'nor is kept what its provider sends about it, then or later')
})
