import { execute } from '@stoa/kit/postgres/sql'
import { staff } from '@stoa/kit/testing/app'
import t from 'tap'
import { authoriseOf, type Body, cancelOf, createFixture, eur, type Fixture, findInconsistencies } from './fixture.ts'

const clerk = (fixture: Fixture) => fixture.as(staff('payments.read', 'payments.write'))

const transfer = (fixture: Fixture, id: string) => authoriseOf(fixture, id, '', { method: 'bank_transfer' })

let keys = 0
const receive = (fixture: Fixture, id: string, amount: number) =>
  clerk(fixture)<Body>('POST', `/v1/admin/payments/${id}/capture`, {
    body: { amount: eur(amount) },
    headers: { 'idempotency-key': `k${++keys}` },
  })

const waiting = async (fixture: Fixture, order_id: string) => {
  const url = `/v1/admin/refunds?needs_staff=true&order_id=${order_id}`
  return (await clerk(fixture)<{ data: { id: string; amount: object }[] }>('GET', url)).body.data
}

/** Staff send back everything that waits. */
async function sendBack(fixture: Fixture, order_id: string): Promise<void> {
  for (const { id } of await waiting(fixture, order_id)) {
    await clerk(fixture)('POST', `/v1/admin/refunds/${encodeURIComponent(id)}/confirm`)
  }
}

const refund = (fixture: Fixture, id: string, amount: number) =>
  clerk(fixture)<Body>('POST', `/v1/admin/payments/${id}/refund`, {
    body: { amount: eur(amount) },
    headers: { 'idempotency-key': `k${++keys}` },
  })

const paymentOf = async (fixture: Fixture, id: string) =>
  (await clerk(fixture)<Body>('GET', `/v1/admin/payments/${id}`)).body

t.test('a part that was sent back, then the whole: it is recorded, and the payment is paid', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'p')
  await receive(fixture, 'p', 400)
  await refund(fixture, 'p', 400)
  t.match(await receive(fixture, 'p', 1001), { status: 422 }, 'never more than is owed')
  await sendBack(fixture, 'ord_p')
  t.match(await paymentOf(fixture, 'p'), { status: 'awaiting', captured: eur(400), refunded: eur(400) })
  t.match(await receive(fixture, 'p', 1000), { status: 200, body: { status: 'captured', captured: eur(1400) } })
  t.match(await receive(fixture, 'p', 1), { status: 422 }, 'all of it is here')
  await refund(fixture, 'p', 1000)
  await sendBack(fixture, 'ord_p')
  t.match(await paymentOf(fixture, 'p'), { status: 'refunded', refunded: eur(1400) })
  t.match(await receive(fixture, 'p', 1000), { body: { status: 'captured' } }, 'and once more')
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('parts that came and went do not add up to the whole: more of it is awaited, and told', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'p')
  const told = () => {
    const event = fixture.events.at(-1)
    return [event?.status, event?.was_paid_in_full, event?.refund_pending]
  }
  await receive(fixture, 'p', 600)
  await refund(fixture, 'p', 600)
  t.same(told(), ['captured', false, eur(600)])
  await sendBack(fixture, 'ord_p')
  await receive(fixture, 'p', 600)
  t.same(told(), ['captured', false, eur(0)], '1200 came in all, and never more than 600 were there')
  await refund(fixture, 'p', 600)
  await sendBack(fixture, 'ord_p')
  t.same(told(), ['awaiting', false, eur(0)], 'the whole may still come')
  await receive(fixture, 'p', 1000)
  t.same(told(), ['captured', true, eur(0)])
  await refund(fixture, 'p', 1000)
  await sendBack(fixture, 'ord_p')
  t.same(told(), ['refunded', true, eur(0)])
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('what is to go back is not there any more, also before it has gone', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'p')
  await receive(fixture, 'p', 600)
  await refund(fixture, 'p', 600)
  t.match(await receive(fixture, 'p', 400), { status: 200, body: { captured: eur(1000) } })
  t.match(fixture.events.at(-1), { was_paid_in_full: false, refund_pending: eur(600) })
  await sendBack(fixture, 'ord_p')
  t.match(fixture.events.at(-1), { was_paid_in_full: false, refunded: eur(600) })
  await receive(fixture, 'p', 600)
  t.match(fixture.events.at(-1), { was_paid_in_full: true })
})

t.test(
  'a refund whose money has come again meanwhile cannot be rejected: the shop would keep more than is due',
  async (t) => {
    const fixture = await createFixture(t)
    await transfer(fixture, 'p')
    await receive(fixture, 'p', 1000)
    await refund(fixture, 'p', 400)
    const [first] = await waiting(fixture, 'ord_p')
    t.match(await receive(fixture, 'p', 400), { status: 200, body: { captured: eur(1400) } })
    const url = `/v1/admin/refunds/${encodeURIComponent(first?.id ?? '')}/reject`
    t.match(await clerk(fixture)('POST', url, { body: { reason: 'It is kept.' } }), { status: 409 })
    await sendBack(fixture, 'ord_p')
    t.match(await paymentOf(fixture, 'p'), { captured: eur(1400), refunded: eur(400) })
  },
)

t.test('a part that waits to be sent back, and the whole that comes meanwhile', async (t) => {
  const fixture = await createFixture(t)
  await transfer(fixture, 'p')
  await receive(fixture, 'p', 400)
  await refund(fixture, 'p', 400)
  t.match(await receive(fixture, 'p', 1000), { status: 200, body: { captured: eur(1400) } })
  await sendBack(fixture, 'ord_p')
  t.match(await paymentOf(fixture, 'p'), { status: 'captured', captured: eur(1400), refunded: eur(400) })
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test('money that comes after a cancellation is recorded whole, whatever came and went before', async (t) => {
  const fixture = await createFixture(t)
  const histories: Record<string, (id: string) => Promise<unknown>> = {
    'nothing came': () => Promise.resolve(),
    'a part came': (id) => receive(fixture, id, 400),
    'a part came and was sent back': async (id) => {
      await receive(fixture, id, 400)
      await refund(fixture, id, 400)
      await sendBack(fixture, `ord_${id}`)
    },
    'the whole came and was sent back': async (id) => {
      await receive(fixture, id, 1000)
      await refund(fixture, id, 1000)
      await sendBack(fixture, `ord_${id}`)
    },
  }
  for (const [number, [what, happens]] of Object.entries(histories).entries()) {
    const id = `p${number}`
    await transfer(fixture, id)
    await happens(id)
    t.match(await cancelOf(fixture, id), { status: 200 }, what)
    const before = (await waiting(fixture, `ord_${id}`)).length
    t.match(await receive(fixture, id, 1000), { status: 200 }, what)
    t.match(await receive(fixture, id, 1000), { status: 200 }, 'a second time, by mistake')
    t.equal((await waiting(fixture, `ord_${id}`)).length, before + 2, 'it waits to be sent back')
    await sendBack(fixture, `ord_${id}`)
    const { captured, refunded } = await paymentOf(fixture, id)
    t.same(captured, refunded, what)
    t.match(await cancelOf(fixture, id), { status: 200 }, what)
  }
  t.same(await findInconsistencies(fixture.pg), [])
})

t.test(
  'a manual payment of which a part was sent back may be voided; other money is never more than its amount',
  async (t) => {
    const fixture = await createFixture(t)
    await transfer(fixture, 'p')
    await receive(fixture, 'p', 400)
    await refund(fixture, 'p', 400)
    t.match(await clerk(fixture)('POST', '/v1/admin/payments/p/void'), { status: 409 }, 'it has to be sent back first')
    await sendBack(fixture, 'ord_p')
    t.match(await clerk(fixture)('POST', '/v1/admin/payments/p/void'), { status: 200, body: { status: 'cancelled' } })
    t.match(await receive(fixture, 'p', 1000), { status: 200, body: { status: 'cancelled' } })
    t.equal((await waiting(fixture, 'ord_p')).length, 1)
    await authoriseOf(fixture, 'card')
    await t.rejects(
      execute(fixture.pg, "UPDATE payments SET captured = 1001 WHERE id = 'card'"),
      /captured_within_amount/,
    )
  },
)
