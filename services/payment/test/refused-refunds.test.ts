import { execute, query } from '@stoa/kit/postgres/sql'
import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import {
  authoriseOf,
  type Body,
  cancelOf,
  createFixture,
  eur,
  type Fixture,
  findInconsistencies,
  recoverAll,
  sendWebhook,
} from './fixture.ts'

const clerk = (fixture: Fixture) => fixture.as(staff('payments.read', 'payments.write'))

const listed = async (fixture: Fixture) => {
  const url = '/v1/admin/refunds?needs_staff=true'
  return (await clerk(fixture)<{ data: (Body & { id: string })[] }>('GET', url)).body.data
}

const retry = (fixture: Fixture, id: string) =>
  clerk(fixture)<Body>('POST', `/v1/admin/refunds/${encodeURIComponent(id)}/retry`)

const refundsOf = (fixture: Fixture) => query(fixture.pg, 'SELECT payment_id, status, amount FROM refunds ORDER BY id')

const ledgerOf = (fixture: Fixture) => query(fixture.pg, 'SELECT account, amount FROM ledger_entries ORDER BY id')

const gauge = async (fixture: Fixture) =>
  /^stoa_refunds_needing_staff(?:{[^}]*})? (\d+)$/m.exec(await fixture.metrics.registry.metrics())?.[1]

t.test(
  'a refund that the provider refuses for good is one refund, on the list of staff, and moves no money',
  async (t) => {
    const fixture = await createFixture(t)
    await authoriseOf(fixture, 'p')
    const booked = await ledgerOf(fixture)
    fixture.faulty.fault = () => 'refused'
    for (const again of [1, 2, 3]) {
      t.match(
        await cancelOf(fixture, 'p'),
        { status: 200, body: { captured: eur(1000), refunded: eur(0) } },
        `${again}`,
      )
      await sendWebhook(fixture, { charge: 'p:charge', id: `evt_${again}` })
      await recoverAll(fixture)
      t.same(await refundsOf(fixture), [{ payment_id: 'p', status: 'failed', amount: 1000 }], 'one refund')
    }
    t.match(await listed(fixture), [{ status: 'failed', kind: 'reversal', failure: 'The account is closed.' }])
    t.equal(await gauge(fixture), '1')
    t.same(await ledgerOf(fixture), booked)
    t.equal(fixture.events.flatMap(({ refunds = [] }) => refunds).filter(({ status }) => status === 'failed').length, 1)

    const [{ id } = { id: '' }] = await listed(fixture)
    t.match(await retry(fixture, id), { status: 200, body: { status: 'failed' } }, 'refused again')
    t.equal((await refundsOf(fixture)).length, 1)
    fixture.faulty.fault = () => null
    const both = await Promise.all([retry(fixture, id), retry(fixture, id)])
    t.ok(both.some(({ status, body }) => status === 200 && body.status === 'succeeded'))
    t.same(await listed(fixture), [])
    t.equal(await gauge(fixture), '0')
    t.match(await retry(fixture, id), { status: 409, body: { code: 'invalid_state' } })
    t.match(await cancelOf(fixture, 'p'), { body: { status: 'cancelled', refunded: eur(1000) } })
    t.same(await refundsOf(fixture), [{ payment_id: 'p', status: 'succeeded', amount: 1000 }])
    t.same(await findInconsistencies(fixture.pg), [])
  },
)

t.test('money that is captured late and cannot be given back is on the list of staff, once', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'declined', 'tok_decline')
  await authoriseOf(fixture, 'cancelled', 'tok_action')
  await cancelOf(fixture, 'cancelled')
  await execute(fixture.pg, "UPDATE test_provider_charges SET status = 'captured', captured = amount")
  fixture.faulty.fault = () => 'refused'
  for (const round of [1, 2, 3]) {
    for (const id of ['declined', 'cancelled']) {
      await sendWebhook(fixture, { charge: `${id}:charge`, id: `evt_${id}_${round}` })
    }
    await recoverAll(fixture)
  }
  t.same((await listed(fixture)).map(({ payment_id, amount }) => [payment_id, amount]).sort(), [
    ['cancelled', eur(1000)],
    ['declined', eur(1000)],
  ])
  fixture.faulty.fault = () => null
  for (const { id } of await listed(fixture)) t.match(await retry(fixture, id), { body: { status: 'succeeded' } })
  t.same(await listed(fixture), [])
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('a refund that was requested, refused, and is tried again gives back what is left by then', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p')
  const refund = (refund_id: string, amount: number) =>
    fixture.internal('POST', '/internal/payments/p/refunds', {
      body: { refund_id, amount: eur(amount), reason: null },
    })
  fixture.faulty.fault = () => 'refused'
  t.match(await refund('r1', 700), { status: 422, body: { code: 'unprocessable' } })
  t.match(await listed(fixture), [{ id: 'r1', kind: 'provider' }])
  fixture.faulty.fault = () => null
  t.match(await refund('r2', 500), { status: 200 })
  t.match(await retry(fixture, 'r1'), { status: 200, body: { status: 'succeeded', amount: eur(500) } })
  t.match(await cancelOf(fixture, 'p'), { status: 200, body: { refunded: eur(1000) } })
  t.same(await findInconsistencies(fixture.pg), [])
  t.match(await retry(fixture, 'none'), { status: 404 })
})
