import { query } from '@stoa/kit/postgres/sql'
import { customer, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { recoverPayments } from '../flows/recovery.ts'
import { authoriseOf, cancelOf, createFixture, eur, type Fixture, findInconsistencies, recoverAll } from './fixture.ts'

const free = (fixture: Fixture, id: string, method: string) => authoriseOf(fixture, id, '', { amount: eur(0), method })

t.test('a payment of nothing is captured at once without its provider, and ends when it is cancelled', async (t) => {
  const fixture = await createFixture(t)
  const clerk = fixture.as(staff('payments.read', 'payments.write'))
  const methods = ['none', 'test', 'bank_transfer', 'gone']
  for (const method of methods) {
    t.match(
      await free(fixture, method, method),
      { status: 200, body: { status: 'captured', captured: eur(0) } },
      method,
    )
    t.match(await free(fixture, method, method), { status: 200, body: { status: 'captured' } }, 'again')
    t.match(await clerk('POST', `/v1/admin/payments/${method}/capture`), { status: 200, body: { captured: eur(0) } })
    const refund = { headers: { 'idempotency-key': method }, body: {} }
    t.match(await clerk('POST', `/v1/admin/payments/${method}/refund`, refund), { status: 422 })
    const seen = await fixture.as(customer('usr_ada'))('GET', `/v1/payments/${method}`)
    t.match(seen, { status: 200, body: { status: 'captured', order_id: 'ord_' } })
    t.match(await cancelOf(fixture, method), { status: 200, body: { status: 'cancelled' } })
    t.match(await cancelOf(fixture, method), { status: 200, body: { status: 'cancelled' } }, 'cancelled again')
  }
  await free(fixture, 'voided', 'none')
  t.match(await clerk('POST', '/v1/admin/payments/voided/void'), { status: 200, body: { status: 'cancelled' } })
  t.same(fixture.faulty.calls, [], 'no provider was called')
  t.equal(await recoverPayments(fixture.context()), 0)
  t.same(await query(fixture.pg, 'SELECT id FROM ledger_transfers'), [])
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('payments of nothing that earlier builds left at a provider are cancelled too', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'kept', 'tok_approve', { amount: eur(1) })
  await query(
    fixture.pg,
    `WITH charge AS (UPDATE test_provider_charges SET amount = 0, captured = 0)
     UPDATE payments SET amount = 0, captured = 0, desired_state = 'cancelled', check_at = now()`,
  )
  t.match(await cancelOf(fixture, 'kept'), { status: 200, body: { status: 'cancelled', captured: eur(0) } })
  await recoverAll(fixture)
  t.equal(await recoverPayments(fixture.context()), 0)
})
