import { execute, query } from '@stoa/kit/postgres/sql'
import { customer, staff } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { recoverPayments } from '../flows/recovery.ts'
import {
  authoriseOf,
  type Body,
  cancelOf,
  createFixture,
  eur,
  type Fixture,
  findInconsistencies,
  recoverAll,
} from './fixture.ts'

const clerk = (fixture: Fixture) => fixture.as(staff('payments.read', 'payments.write'))

const transfer = (fixture: Fixture, id: string) => authoriseOf(fixture, id, '', { method: 'bank_transfer' })

const receive = (fixture: Fixture, id: string, amount?: number, key?: string) =>
  clerk(fixture)<Body>('POST', `/v1/admin/payments/${id}/capture`, {
    body: amount === undefined ? {} : { amount: eur(amount) },
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  })

const waiting = async (fixture: Fixture) => {
  const list = await clerk(fixture)<{ data: (Body & { id: string })[] }>(
    'GET',
    '/v1/admin/refunds?status=pending&kind=manual',
  )
  return list.body.data
}

const end = (fixture: Fixture, id: string, how: 'confirm' | 'reject', body: Body = {}) =>
  clerk(fixture)<Body>('POST', `/v1/admin/refunds/${encodeURIComponent(id)}/${how}`, { body })

const paymentOf = async (fixture: Fixture, id: string) =>
  (await clerk(fixture)<Body>('GET', `/v1/admin/payments/${id}`)).body

async function assertNobodyLooks(t: Test, fixture: Fixture): Promise<void> {
  await recoverAll(fixture)
  t.equal(await recoverPayments(fixture.context()), 0, 'no loop looks at it')
}

t.test('manual money of a cancelled payment goes back only when staff say that they have sent it', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'p')
  await receive(fixture, 'p')
  for (const again of [1, 2]) {
    t.match(await cancelOf(fixture, 'p'), { status: 200, body: { captured: eur(1000), refunded: eur(0) } }, `${again}`)
  }
  const [refund, ...others] = await waiting(fixture)
  t.same(others, [], 'one refund, however often it is cancelled')
  const listed = { kind: 'manual', status: 'pending', amount: eur(1000), payment_id: 'p', order_id: 'ord_p' }
  t.match(refund, { ...listed, order_number: 'N-p', method: 'bank_transfer' })
  t.match(await paymentOf(fixture, 'p'), { status: 'captured', refunded: eur(0) })
  await assertNobodyLooks(t, fixture)
  t.match(await waiting(fixture), [listed], 'it waits for as long as it takes')
  t.same(await findInconsistencies(fixture.pg), [])

  const id = refund?.id ?? ''
  const confirmed = await Promise.all([1, 2, 3].map(() => end(fixture, id, 'confirm', { reference: 'SEPA 42' })))
  for (const each of confirmed) t.match(each, { status: 200, body: { status: 'succeeded', reference: 'SEPA 42' } })
  t.match(await end(fixture, id, 'reject', { reason: 'late' }), { status: 409, body: { code: 'invalid_state' } })
  t.match(await paymentOf(fixture, 'p'), { status: 'cancelled', refunded: eur(1000) })
  t.match(await cancelOf(fixture, 'p'), { status: 200, body: { status: 'cancelled' } })
  t.same(await waiting(fixture), [])
  const told = fixture.events.flatMap(({ refunds = [] }) => refunds.map(({ status }) => status))
  t.same(told, ['pending', 'succeeded'], 'other services are told once of each')
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('a refund of manual money that staff will not send is failed, and can be given anew', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'p')
  await receive(fixture, 'p')
  const refund = (refund_id: string, amount: number) =>
    fixture.internal('POST', '/internal/payments/p/refunds', {
      body: { refund_id, amount: eur(amount), reason: 'scratched' },
    })
  t.match(await refund('r1', 400), { status: 200, body: { refund: { id: 'r1', status: 'pending' } } })
  t.match(await refund('r2', 700), { status: 422 }, 'what waits is not left')
  t.match(await end(fixture, 'r1', 'reject', {}), { status: 400 })
  const rejected = { status: 'failed', failure: 'Voucher instead.' }
  t.match(await end(fixture, 'r1', 'reject', { reason: 'Voucher instead.' }), { status: 200, body: rejected })
  t.match(await end(fixture, 'r1', 'reject', { reason: 'Voucher instead.' }), { status: 200, body: rejected })
  t.match(await end(fixture, 'r1', 'confirm'), { status: 409 })
  t.match(await refund('r2', 700), { status: 200 })
  t.match(await paymentOf(fixture, 'p'), { status: 'captured', refunded: eur(0) })

  t.match(await cancelOf(fixture, 'p'), { status: 200, body: { captured: eur(1000) } })
  t.match(await waiting(fixture), [{ amount: eur(300) }, { id: 'r2', amount: eur(700) }])
  const [rest] = await waiting(fixture)
  await end(fixture, rest?.id ?? '', 'reject', { reason: 'Kept for the next order.' })
  await assertNobodyLooks(t, fixture)
  t.match(await cancelOf(fixture, 'p'), { status: 200 }, 'cancelling again does not ask for it again')
  t.equal((await waiting(fixture)).length, 1)
  t.match(await refund('r3', 300), { status: 200 }, 'staff may still give it back')
  t.same(await findInconsistencies(fixture.pg), [])

  await authoriseOf(fixture, 'card')
  fixture.faulty.fault = (call) => (call === 'refund' ? 'request lost' : null)
  await fixture.internal('POST', '/internal/payments/card/refunds', {
    body: { refund_id: 'by-provider', amount: eur(10), reason: null },
  })
  t.match(await end(fixture, 'by-provider', 'confirm'), { status: 409 }, 'a provider says itself how its refunds end')
  t.match(await end(fixture, 'none', 'confirm'), { status: 404 })
})

t.test('manual money comes in parts, each recorded once and posted', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'p')
  t.match(await receive(fixture, 'p', 1), { status: 400, body: { code: 'idempotency_key_missing' } })
  t.match(await receive(fixture, 'p', 1001, 'k0'), { status: 422 })
  t.match(await receive(fixture, 'p', 400, 'k1'), { body: { status: 'captured', captured: eur(400) } })
  t.match(await receive(fixture, 'p', 400, 'k1'), { status: 200, body: { captured: eur(400) } }, 'the same key')
  t.match(await receive(fixture, 'p', 399, 'k1'), { status: 422, body: { code: 'idempotency_key_reused' } })
  t.match(
    await receive(fixture, 'p', 400, 'k2'),
    { status: 200, body: { captured: eur(800) } },
    'the same amount again',
  )
  const parallel = await Promise.all([1, 2, 3, 4].map((n) => receive(fixture, 'p', 150, `p${n}`)))
  t.same(parallel.map(({ status }) => status).sort(), [200, 422, 422, 422], 'never more than is owed')
  t.match(await receive(fixture, 'p'), { status: 200, body: { captured: eur(1000) } })
  t.match(await receive(fixture, 'p'), { status: 200, body: { captured: eur(1000) } }, 'nothing is owed any more')
  t.match(await receive(fixture, 'p', 1, 'k3'), { status: 422 })
  const { captures } = (await paymentOf(fixture, 'p')) as { captures: { amount: { amount: number } }[] }
  t.same(
    captures.map(({ amount }) => amount.amount),
    [400, 400, 150, 50],
  )
  const posted = await query<{ n: number }>(fixture.pg, "SELECT 1 FROM ledger_transfers WHERE source = 'capture'")
  t.equal(posted.length, 4)
  t.same(
    fixture.events.map(({ captured }) => captured.amount),
    [0, 400, 800, 950, 1000],
  )
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('manual money that comes after a cancellation is recorded, and waits to be sent back', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'late')
  t.match(await cancelOf(fixture, 'late'), { body: { status: 'cancelled' } })
  t.match(await receive(fixture, 'late', 300, 'k1'), { body: { status: 'cancelled', captured: eur(300) } })
  await end(fixture, (await waiting(fixture))[0]?.id ?? '', 'reject', { reason: 'Asked the buyer first.' })
  t.match(await receive(fixture, 'late', 700, 'k2'), { body: { status: 'cancelled', captured: eur(1000) } })
  const [refund, ...others] = await waiting(fixture)
  t.match([refund?.amount, others], [eur(700), []], 'only what has just come')
  await end(fixture, refund?.id ?? '', 'confirm')
  t.match(await paymentOf(fixture, 'late'), { status: 'cancelled', captured: eur(1000), refunded: eur(700) })
  await assertNobodyLooks(t, fixture)
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test(
  'a cancellation and money that arrives at the same moment: it is recorded and waits, or was there before',
  async (t) => {
    const fixture = await createFixture(t)
    const ids = Array.from({ length: 15 }, (_, n) => `r${n}`)
    for (const id of ids) await transfer(fixture, id)
    await Promise.all(ids.flatMap((id) => [cancelOf(fixture, id), receive(fixture, id, 600, `k${id}`)]))
    t.equal((await waiting(fixture)).length, ids.length)
    t.same(await query(fixture.pg, "SELECT id FROM refunds WHERE amount <> 600 OR status <> 'pending'"), [])
    await assertNobodyLooks(t, fixture)
    t.same(await findInconsistencies(fixture.pg), [])
  },
)

t.test('manual money that an earlier build left half done is finished by its rule', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'capturing')
  await execute(fixture.pg, "UPDATE payments SET desired_state = 'captured', check_at = now() WHERE id = 'capturing'")
  await recoverAll(fixture)
  t.match(await paymentOf(fixture, 'capturing'), { status: 'captured', captured: eur(1000) })
  await transfer(fixture, 'voiding')
  await execute(fixture.pg, "UPDATE payments SET desired_state = 'cancelled', check_at = now() WHERE id = 'voiding'")
  await assertNobodyLooks(t, fixture)
  t.match(await paymentOf(fixture, 'voiding'), { status: 'cancelled', captured: eur(0) })
})

t.test('only staff who may write payments end refunds', async (t) => {
  const fixture = await createFixture(t)
  const reader = fixture.as(staff('payments.read'))
  t.match(await reader('POST', '/v1/admin/refunds/r/confirm', { body: {} }), { status: 403 })
  t.match(await reader('POST', '/v1/admin/refunds/r/reject', { body: { reason: 'x' } }), { status: 403 })
  t.match(await reader('GET', '/v1/admin/refunds'), { status: 200 })
  t.match(await fixture.as(customer('usr_ada'))('GET', '/v1/admin/refunds'), { status: 403 })
})
