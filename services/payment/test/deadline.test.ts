import { customer, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import {
  authoriseOf,
  cancelOf,
  createFixture,
  eur,
  findInconsistencies,
  recordedChargeOf,
  recoverAll,
} from './fixture.ts'

t.test('captured at the deadline: pending until the order is placed or the money has gone back', async (t) => {
  const fixture = await createFixture(t)
  const ada = fixture.as(customer('usr_ada'))
  const undecided = { status: 200, body: { status: 'pending', captured: eur(0), refunded: eur(0), order_id: null } }
  const confirmLate = async (id: string) => {
    await authoriseOf(fixture, id, 'tok_action')
    // Somebody is deciding about the checkout just now.
    fixture.order.resume = async () => null
    t.match(await ada('POST', `/v1/payments/${id}/confirm`), undecided)
    t.match(await ada('GET', `/v1/payments/${id}`), undecided)
    t.match(await fixture.as(staff('payments.read'))('GET', `/v1/admin/payments/${id}`), {
      body: { status: 'captured' },
    })
  }
  await confirmLate('stands')
  fixture.order.resume = async () => 'ord_stands'
  t.match(await ada('GET', '/v1/payments/stands'), { body: { status: 'captured', captured: eur(1000) } })

  await confirmLate('given-back')
  fixture.faulty.fault = (call) => (call === 'refund' ? 'request lost' : null)
  t.match(await cancelOf(fixture, 'given-back'), { status: 503 })
  t.match(await ada('GET', '/v1/payments/given-back'), undecided, 'while the money is on its way')
  fixture.faulty.fault = () => null
  await recoverAll(fixture)
  const end = { status: 'cancelled', captured: eur(1000), refunded: eur(1000), order_id: null }
  t.match(await ada('GET', '/v1/payments/given-back'), { body: end })

  await authoriseOf(fixture, 'too-late', 'tok_action')
  fixture.faulty.fault = (call) => (call === 'void' ? 'request lost' : null)
  await cancelOf(fixture, 'too-late')
  fixture.faulty.fault = () => null
  await ada('POST', '/v1/payments/too-late/confirm')
  t.match(await recordedChargeOf(fixture.pg, 'too-late'), { status: 'voided', captured: 0 }, 'not charged any more')
  t.same(await findInconsistencies(fixture.pg), [])
})
