import { execute, query } from '@stoa/kit/postgres/sql'
import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { processWebhooks } from '../flows/provider-webhooks.ts'
import {
  authoriseOf,
  type Call,
  cancelOf,
  createFixture,
  eur,
  type Fault,
  type Fixture,
  findInconsistencies,
  recordedChargeOf,
  recoverAll,
  sendWebhook,
} from './fixture.ts'

const stateOf = async (fixture: Fixture, id: string) => (await fixture.internal('GET', `/internal/payments/${id}`)).body

const staffCapture = async (fixture: Fixture, id: string) => {
  return fixture.as(staff('payments.write'))('POST', `/v1/admin/payments/${id}/capture`)
}

t.test(
  'a lost call or a lost response at any step: recovery ends in one charge, and ledger and provider agree',
  async (t) => {
    const fixture = await createFixture(t, { capture: 'manual' })
    let number = 0
    for (const fault of ['request lost', 'response lost'] as const) {
      for (const broken of ['authorise', 'capture', 'refund'] as Call[]) {
        const id = `p${++number}`
        fixture.faulty.fault = (call) => (call === broken ? fault : null)
        await authoriseOf(fixture, id)
        await staffCapture(fixture, id)
        const body = { refund_id: `r${id}`, amount: eur(400), reason: null }
        const first = await fixture.internal('POST', `/internal/payments/${id}/refunds`, { body })
        if (broken === 'refund') t.match(first.body, { refund: { id: `r${id}`, status: 'pending' } }, fault)
        fixture.faulty.fault = () => null
        await recoverAll(fixture)
        await staffCapture(fixture, id)
        const again = await fixture.internal('POST', `/internal/payments/${id}/refunds`, { body })
        t.match(again.body, { refund: { id: `r${id}`, status: 'succeeded' } })
        const expected = { status: 'captured', captured: eur(1000), refunded: eur(400) }
        t.match(await stateOf(fixture, id), expected, `${broken} ${fault}`)
        t.match(await recordedChargeOf(fixture.pg, id), { captured: 1000, refunded: 400 })
      }
    }
    t.same(await findInconsistencies(fixture.pg), [])
  },
)

t.test(
  'a lost call or a lost response of a cancellation: the desired state is kept, the response is 503 until it is reached',
  async (t) => {
    const fixture = await createFixture(t)
    const cases: [string, string, Call, Fault][] = [
      ['p1', 'tok_approve', 'refund', 'request lost'],
      ['p2', 'tok_approve', 'refund', 'response lost'],
      ['p3', 'tok_action', 'void', 'request lost'],
      ['p4', 'tok_action', 'void', 'response lost'],
      ['p5', 'tok_lost_reply', 'fetch', 'request lost'],
    ]
    for (const [id, token, broken, fault] of cases) {
      await authoriseOf(fixture, id, token)
      fixture.faulty.fault = (call) => (call === broken ? fault : null)
      t.match(await cancelOf(fixture, id), { status: 503 }, `${broken} ${fault}`)
      fixture.faulty.fault = () => null
      await recoverAll(fixture)
      t.match(await cancelOf(fixture, id), { status: 200, body: { status: 'cancelled' } })
      const charge = (await recordedChargeOf(fixture.pg, id)) as { captured: number; refunded: number }
      t.equal(charge.captured, charge.refunded, 'nobody is charged')
    }
    t.same(await findInconsistencies(fixture.pg), [])
  },
)

t.test('cancelPayment of an unknown payment: a late authorise never charges', async (t) => {
  const fixture = await createFixture(t)
  t.match(await cancelOf(fixture, 'early'), { status: 200, body: { status: 'cancelled' } })
  t.match(await cancelOf(fixture, 'early'), { status: 200 })
  t.match(await authoriseOf(fixture, 'early'), { status: 200, body: { status: 'cancelled', captured: { amount: 0 } } })
  t.equal(await recordedChargeOf(fixture.pg, 'early'), undefined)
  t.match(await fixture.internal('GET', '/internal/payments/never'), { status: 404 })
})

t.test('cancelPayment while authorisePayment is in flight: never charged and cancelled', async (t) => {
  const fixture = await createFixture(t)
  for (const moment of ['before', 'after'] as const) {
    const id = `p-${moment}`
    const reached = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    fixture.faulty[moment] = async (call) => {
      if (call !== 'authorise') return
      reached.resolve()
      await released.promise
    }
    const authorising = authoriseOf(fixture, id)
    await reached.promise
    t.match(await cancelOf(fixture, id), { status: 200, body: { status: 'cancelled' } })
    released.resolve()
    t.match(await authorising, { status: 200, body: { status: 'cancelled' } })
    const charge = (await recordedChargeOf(fixture.pg, id)) as { captured: number; refunded: number }
    t.equal(charge.captured - charge.refunded, 0, moment)
    fixture.faulty[moment] = async () => undefined
  }
  await Promise.all(
    Array.from({ length: 30 }, (_, n) => Promise.all([authoriseOf(fixture, `r${n}`), cancelOf(fixture, `r${n}`)])),
  )
  await recoverAll(fixture)
  const left = await query(fixture.pg, "SELECT id FROM payments WHERE status <> 'cancelled' OR captured <> refunded")
  t.same(left, [])
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('late success: money captured after a final status is posted and refunded; the status stays', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'declined', 'tok_decline')
  await authoriseOf(fixture, 'cancelled', 'tok_action')
  await cancelOf(fixture, 'cancelled')
  await execute(fixture.pg, "UPDATE test_provider_charges SET status = 'captured', captured = amount")
  for (const id of ['declined', 'cancelled']) await sendWebhook(fixture, { charge: `${id}:charge`, id: `evt_${id}` })
  await recoverAll(fixture)
  t.match(await stateOf(fixture, 'declined'), { status: 'failed', captured: eur(1000), refunded: eur(1000) })
  t.match(await stateOf(fixture, 'cancelled'), { status: 'cancelled', captured: eur(1000), refunded: eur(1000) })
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test("a charge with another amount than the payment's is rejected", async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p', 'tok_lost_reply')
  await execute(fixture.pg, 'UPDATE test_provider_charges SET amount = 999, captured = 999')
  t.match(await fixture.internal('GET', '/internal/payments/p'), { status: 500 })
  t.same(await query(fixture.pg, 'SELECT status, captured FROM payments'), [{ status: 'pending', captured: 0 }])
})

t.test('a refund made at the provider reaches the ledger', async (t) => {
  const fixture = await createFixture(t)
  await authoriseOf(fixture, 'p')
  await execute(fixture.pg, 'UPDATE test_provider_charges SET refunded = 250')
  await execute(fixture.pg, "INSERT INTO test_provider_refunds VALUES ('dashboard', 'p:charge', 250, 'succeeded')")
  await sendWebhook(fixture, { charge: 'p:charge' })
  await processWebhooks(fixture.context())
  t.match(await stateOf(fixture, 'p'), { status: 'captured', refunded: eur(250) })
  t.same(await findInconsistencies(fixture.pg), [])
})
