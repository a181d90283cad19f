import { serviceNamed, staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { authoriseOf, type Body, createFixture, eur, type Fixture, findInconsistencies } from './fixture.ts'

const transfer = (fixture: Fixture, id: string) => authoriseOf(fixture, id, '', { method: 'bank_transfer' })

const clerk = (fixture: Fixture) => fixture.as(staff('payments.read', 'payments.write'))

const receive = (fixture: Fixture, id: string) =>
  clerk(fixture)<Body>('POST', `/v1/admin/payments/${id}/capture`, {
    body: { amount: eur(600) },
    headers: { 'idempotency-key': `key-${id}` },
  })

const end = (fixture: Fixture, id: string) =>
  fixture.as(serviceNamed('order'))<Body>('POST', `/internal/payments/${id}/end-unpaid`)

const waiting = async (fixture: Fixture) =>
  (await clerk(fixture)<{ data: Body[] }>('GET', '/v1/admin/refunds?status=pending&kind=manual')).body.data

const VOIDED = { status: 200, body: { status: 'cancelled', captured: eur(0) } }

t.test('the end of an unpaid payment is refused once money has come, and money after it waits for staff', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'paid')
  await receive(fixture, 'paid')
  for (const _again of [1, 2]) t.match(await end(fixture, 'paid'), { status: 409, body: { code: 'invalid_state' } })
  const paid = await clerk(fixture)<Body>('GET', '/v1/admin/payments/paid')
  t.match(paid.body, { status: 'captured', captured: eur(600), refunds: [] }, 'nothing of it changes')
  await transfer(fixture, 'ended')
  for (const _again of [1, 2]) t.match(await end(fixture, 'ended'), VOIDED)
  t.same(await waiting(fixture), [])
  await receive(fixture, 'ended')
  t.match(await waiting(fixture), [{ payment_id: 'ended', amount: eur(600) }])
  t.match(await end(fixture, 'ended'), { status: 200 }, 'whoever repeats it learns that it had ended')
  t.match(await end(fixture, 'nowhere'), { status: 404 })
  t.equal((await clerk(fixture)('POST', '/internal/payments/ended/end-unpaid')).status, 403)
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test(
  'the end of an unpaid payment and its money at the same moment: one of them comes first, and both say which',
  async (t) => {
    const fixture = await createFixture(t)
    const ids = Array.from({ length: 15 }, (_, n) => `r${n}`)
    for (const id of ids) await transfer(fixture, id)
    const both = ids.map((id) =>
      Promise.all(
        id.endsWith('1') ? [end(fixture, id), receive(fixture, id)] : [receive(fixture, id), end(fixture, id)],
      ),
    )
    const responses = (await Promise.all(both)).flat()
    t.ok(responses.every(({ status }) => status === 200 || status === 409))
    const goesBack = new Set((await waiting(fixture)).map(({ payment_id }) => payment_id))
    for (const id of ids) {
      t.equal((await end(fixture, id)).status, goesBack.has(id) ? 200 : 409, id)
      const { body } = await clerk(fixture)<Body>('GET', `/v1/admin/payments/${id}`)
      t.match(body, { captured: eur(600), refunded: eur(0) })
    }
    t.same(await findInconsistencies(fixture.pg), [])
  },
)

t.test(
  'a transfer of the whole that comes after a part was waived: what is beyond the rest waits to be sent back',
  async (t) => {
    const fixture = await createFixture(t)
    await transfer(fixture, 'less')
    const waive = (amount: number) =>
      fixture.as(serviceNamed('order'))<Body>('POST', '/internal/payments/less/waive', {
        body: { amount: eur(amount) },
      })
    const told = { status: 200, body: { waived: eur(400), was_paid_in_full: false } }
    for (const _again of [1, 2]) t.match(await waive(400), told)
    t.match(fixture.events.at(-1), { payment_id: 'less', waived: eur(400) })
    t.equal(fixture.events.filter(({ waived }) => waived?.amount === 400).length, 1)
    const url = '/v1/admin/payments/less/capture'
    const send = (body: Body) =>
      clerk(fixture)<Body>('POST', url, { body, headers: { 'idempotency-key': JSON.stringify(body) } })
    t.match(await send({ amount: eur(1001) }), { status: 422, body: { detail: 'Between 1 and 1000 can be captured.' } })
    t.match(await send({ amount: eur(1000) }), { status: 200, body: { captured: eur(1000), waived: eur(400) } })
    const surplus = { kind: 'manual', status: 'pending', amount: eur(400), reason: 'surplus' }
    t.match(fixture.events.at(-1), { was_paid_in_full: true, refund_pending: eur(400), refunds: [surplus] })
    const { body } = await clerk(fixture)<{ data: { id: string }[] }>('GET', '/v1/admin/refunds?status=pending')
    t.match(body.data, [surplus], 'it is on the list of what staff send')
    const reject = `/v1/admin/refunds/${encodeURIComponent(body.data[0]?.id ?? '')}/reject`
    t.match(await clerk(fixture)('POST', reject, { body: { reason: 'Kept.' } }), { status: 409 }, 'it is not due')
    t.match(await waive(500), { body: { waived: eur(400), was_paid_in_full: true } }, 'what is cancelled now goes back')
    t.equal((await clerk(fixture)('POST', '/internal/payments/less/waive', { body: { amount: eur(1) } })).status, 403)
    t.same(await findInconsistencies(fixture.pg), [])
  },
)
