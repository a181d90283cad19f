import { execute, maybe } from '@stoa/kit/postgres/sql'
import { anonymous, customer, guest, staff } from '@stoa/kit/testing/app'
import { UnavailableError } from '@stoa/kit/values/problem'
import t from 'tap'
import { methodsNamed } from '../domain/method.ts'
import { receiveWebhook } from '../flows/provider-webhooks.ts'
import {
  authoriseOf,
  type Body,
  createFixture,
  eur,
  type Fixture,
  findInconsistencies,
  recordedChargeOf,
  recoverAll,
} from './fixture.ts'

const statusOf = async (fixture: Fixture, id: string) =>
  (await fixture.internal('GET', `/internal/payments/${id}`)).body.status

t.test('each token of the test provider leads to its outcome', async (t) => {
  const fixture = await createFixture(t)
  t.match(await authoriseOf(fixture, 'ok'), { status: 200, body: { status: 'captured', captured: eur(1000) } })
  t.match(await authoriseOf(fixture, 'no', 'tok_decline'), {
    status: 200,
    body: { status: 'failed', captured: eur(0), failure: /declined/ },
  })
  t.match(await authoriseOf(fixture, 'act', 'tok_action'), {
    body: { status: 'requires_action', action: { type: 'confirm' } },
  })
  t.match(await authoriseOf(fixture, 'lost', 'tok_lost_reply'), { body: { status: 'pending', captured: eur(0) } })
  t.match(await recordedChargeOf(fixture.pg, 'lost'), { captured: 1000 }, 'the provider charged it')
  t.equal(await statusOf(fixture, 'lost'), 'captured', 'and a read queries the provider')
  t.match(await authoriseOf(fixture, 'hook', 'tok_webhook_only'), { body: { status: 'pending' } })
  t.equal(await statusOf(fixture, 'hook'), 'pending')
  await execute(fixture.pg, 'UPDATE test_provider_charges SET decides_at = now()')
  const { deliverWebhooks } = fixture.faulty.provider
  await deliverWebhooks?.((headers, raw) => receiveWebhook(fixture.context(), 'test', headers, () => raw))
  await recoverAll(fixture)
  t.equal((await maybe<Body>(fixture.pg, "SELECT status FROM payments WHERE id = 'hook'"))?.status, 'captured')
  t.match(await authoriseOf(fixture, 'bank', '', { method: 'bank_transfer' }), { body: { status: 'awaiting' } })
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test(
  'authorisePayment: 20 at once with one id charge once, and another payment under that id is refused',
  async (t) => {
    const fixture = await createFixture(t)
    const responses = await Promise.all(Array.from({ length: 20 }, () => authoriseOf(fixture, 'p')))
    t.ok(responses.every((response) => response.status === 200))
    t.equal(await statusOf(fixture, 'p'), 'captured')
    t.match(await recordedChargeOf(fixture.pg, 'p'), { captured: 1000, refunded: 0 })
    const captures = fixture.events.filter((event) => event.captured.amount === 1000)
    t.equal(captures.length, 1, 'published once')
    t.match(await authoriseOf(fixture, 'p', 'tok_approve', { amount: eur(1) }), {
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
    t.match(await authoriseOf(fixture, 'minus', 'tok_approve', { amount: eur(-5) }), { status: 400 })
    t.match(await authoriseOf(fixture, 'nope', 'tok_approve', { method: 'shells' }), { status: 422 })
    t.same(await findInconsistencies(fixture.pg), [])
  },
)

t.test('a purchase costs a fixed number of statements', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'warm')
  const before = fixture.pg.statements
  await authoriseOf(fixture, 'p')
  // The payment; the provider's; then state and transfer as one (the outbox of this test writes none).
  t.equal(fixture.pg.statements - before, 3)
})

t.test('every event carries the version of the row it tells of', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p', 'tok_action')
  await fixture.as(customer('usr_ada'))('POST', '/v1/payments/p/confirm')
  const body = { refund_id: 'r1', amount: eur(400), reason: null }
  await fixture.internal('POST', '/internal/payments/p/refunds', { body })
  const published = fixture.events.map(({ status, captured, refunded }) => [status, captured.amount, refunded.amount])
  t.same(published, [
    ['requires_action', 0, 0],
    ['captured', 1000, 0],
    ['captured', 1000, 0],
    ['captured', 1000, 400],
  ])
  t.match(
    fixture.events.map(({ refunds }) => refunds),
    [
      [],
      [],
      [{ id: 'r1', status: 'pending', amount: eur(400) }],
      [{ id: 'r1', status: 'succeeded', kind: 'provider' }],
    ],
    'a refund is told of when it begins and when it ends',
  )
  const versions = fixture.events.map((event) => event.version)
  t.same(
    versions,
    [...versions].sort((a, b) => a - b),
  )
  t.equal((await maybe<Body>(fixture.pg, "SELECT version FROM payments WHERE id = 'p'"))?.version, versions.at(-1))
})

t.test(
  'confirmPayment confirms the payment and resumes the checkout; a decline is a response, not a problem',
  async (t) => {
    const fixture = await createFixture(t)
    const ada = fixture.as(customer('usr_ada'))
    await authoriseOf(fixture, 'p', 'tok_action')
    t.match(await ada('GET', '/v1/payments/p'), { body: { status: 'requires_action', order_id: null } })
    const response = await ada('POST', '/v1/payments/p/confirm', { body: {} })
    t.match(response, { status: 200, body: { id: 'p', status: 'captured', order_id: 'ord_p', action: null } })
    t.same(fixture.order.resumed, ['chk_p'])
    t.match((await ada('POST', '/v1/payments/p/confirm')).body, { status: 'captured', order_id: 'ord_p' })
    t.match(await ada('GET', '/v1/payments/p'), { body: { order_id: 'ord_p' } })
    t.equal(fixture.order.resumed.length, 1, 'a checkout whose order is placed is not resumed again')

    await authoriseOf(fixture, 'fail', 'tok_action')
    const failed = await ada('POST', '/v1/payments/fail/confirm', { body: { details: { outcome: 'fail' } } })
    t.match(failed, { status: 200, body: { status: 'failed', failure: /declined/ } })
    t.match(await recordedChargeOf(fixture.pg, 'fail'), { captured: 0 })
  },
)

t.test('confirmPayment responds while the order service is unavailable, and refuses unknown fields', async (t) => {
  const fixture = await createFixture(t)
  fixture.order.resume = async () => {
    throw new UnavailableError('order is unavailable', false)
  }
  await authoriseOf(fixture, 'p', 'tok_action')
  const ada = fixture.as(customer('usr_ada'))
  t.match(await ada('POST', '/v1/payments/p/confirm', { body: { outcome: 'x' } }), { status: 400 })
  const undecided = { status: 'pending', captured: eur(0), order_id: null }
  t.match(await ada('POST', '/v1/payments/p/confirm'), { status: 200, body: undecided })
  fixture.order.resume = async () => 'ord_p'
  t.match(await ada('GET', '/v1/payments/p'), { body: { status: 'captured', order_id: 'ord_p' } })
})

t.test('only its owner and staff can read a payment', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p', 'tok_action')
  await authoriseOf(fixture, 'g', 'tok_action', { owner: 'crt_1' })
  const requests: [string, string][] = [
    ['GET', '/v1/payments/'],
    ['POST', '/v1/payments/'],
  ]
  for (const [method, base] of requests) {
    const at = (id: string) => `${base}${id}${method === 'POST' ? '/confirm' : ''}`
    t.match(await fixture.as(customer('usr_eve'))(method, at('p')), { status: 404, body: { code: 'not_found' } })
    t.match(await fixture.as(guest('crt_2'))(method, at('g')), { status: 404 })
    t.match(await fixture.as(staff('payments.read'))(method, at('p')), { status: 404 })
    t.match(await fixture.as(anonymous)(method, at('p')), { status: 401 })
    t.match(await fixture.as(customer('usr_ada'))(method, at('g')), { status: 404 })
  }
  t.match(await fixture.as(guest('crt_1'))('GET', '/v1/payments/g'), { status: 200 })
  t.match(await fixture.as(customer('usr_ada'))('GET', '/v1/admin/payments/p'), { status: 403 })
  t.match(await fixture.as(staff('orders.read'))('GET', '/v1/admin/ledger'), { status: 403 })
  for (const action of ['capture', 'void', 'refund']) {
    const response = await fixture.as(staff('payments.read'))('POST', `/v1/admin/payments/p/${action}`, { body: {} })
    t.match(response, { status: 403 })
  }
  t.match(await fixture.as(staff('payments.read'))('GET', '/v1/admin/payments/p'), { status: 200 })
  t.match(await fixture.as(staff('payments.read'))('GET', '/internal/payments/p'), { status: 403 })
})

t.test('anyone can list the payment methods', async (t) => {
  const fixture = await createFixture(t)
  const response = await fixture.as(anonymous)<{ data: Body[] }>('GET', '/v1/payment-methods?currency=EUR')
  t.same(
    response.body.data.map(({ id, kind }) => [id, kind]),
    [
      ['test', 'test'],
      ['bank_transfer', 'manual'],
      ['cash_on_delivery', 'manual'],
    ],
  )
})

t.test('a payment method says what choosing it means, and how to pay in the words of the operator', async (t) => {
  const fixture = await createFixture(t)
  const instructions = 'IBAN DE02 1203 0000 0000 2020 51\nName the number of your order.'
  Object.assign(fixture.deps, {
    methods: methodsNamed(['bank_transfer', 'cash_on_delivery'], { bank_transfer: instructions }),
  })
  const { body } = await fixture.as(anonymous)<{ data: Body[] }>('GET', '/v1/payment-methods')
  t.same(body.data, [
    {
      id: 'bank_transfer',
      kind: 'manual',
      title: 'Bank transfer',
      description: 'You transfer the amount from your bank after ordering.',
      instructions,
      icon: 'bank',
    },
    {
      id: 'cash_on_delivery',
      kind: 'manual',
      title: 'Cash on delivery',
      description: 'You pay when the parcel is handed over.',
      instructions: null,
      icon: 'cash',
    },
  ])
})
