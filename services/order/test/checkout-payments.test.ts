import { execute } from '@stoa/kit/postgres/sql'
import { guest, serviceNamed, staff } from '@stoa/kit/testing/app'
import { DomainError } from '@stoa/kit/values/problem'
import fc from 'fast-check'
import t from 'tap'
import { consumers } from '../events/payments.ts'
import { recoverCheckouts } from '../flows/checkout/recovery.ts'
import { checkoutFixture, invariants, log, readyCart, timePasses } from './checkout-fixture.ts'
import { type Body, cartOf, changeOf, complete, consume, paymentOf } from './checkout-steps.ts'

t.test('money that comes later: the order is placed unpaid, and reads paid once it is there', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { method: 'bank_transfer' })
  const placed = await complete(fixture, id)
  t.match(placed, { status: 201, body: { payment_status: 'awaiting', payment: { method: 'bank_transfer' } } })
  const payment = (await paymentOf(fixture, id))?.payment_id ?? ''
  fixture.stubs.settle(payment, 'captured')
  await consume(fixture, payment)
  const read = async () => (await fixture.as(guest(id))<Body>('GET', `/v1/orders/${placed.body.id}`)).body
  t.match(await read(), { payment_status: 'paid', payment: { captured: { amount: 1000 } } })
  const old = changeOf(fixture, payment)
  const stale = { ...(old.data as Body), status: 'awaiting', captured: { amount: 0, currency: 'EUR' }, version: 99 }
  await consumers['payment.changed']({ ...old, data: stale as never }, fixture.deps)
  t.equal((await read()).payment_status, 'paid', 'less money than is known is older news')
})

t.test('an order whose payment was voided is not shipped; one that awaits its money is', async (t) => {
  const fixture = await checkoutFixture(t)
  const ship = async (isVoided: boolean) => {
    const id = await readyCart(fixture, { method: 'bank_transfer' })
    const { body } = await complete(fixture, id)
    const payment = (await paymentOf(fixture, id))?.payment_id ?? ''
    if (isVoided) {
      fixture.stubs.settle(payment, 'failed')
      await consume(fixture, payment)
    }
    return fixture.as(staff('orders.write'))('POST', `/v1/admin/orders/${body.id}/fulfilments`, { body: {} })
  }
  t.match(await ship(true), { status: 409, body: { code: 'invalid_state' } })
  t.match(await ship(false), { status: 201, body: { status: 'shipped' } })
})

t.test('requires_action: 202 says until when it waits, and when to ask again', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { token: 'tok_action' })
  const { status, body } = await complete(fixture, id)
  t.equal(status, 202)
  const minutes = (Date.parse(String(body.expires_at)) - Date.now()) / 60_000
  t.ok(minutes > 29 && minutes <= 30, 'as long as a buyer has for what the payment asks of them')
  t.equal(body.poll_after_seconds, 3)
  t.equal((await complete(fixture, id)).body.expires_at, body.expires_at, 'asking again makes it no later')
})

t.test('requires_action: 202, no edits meanwhile, and every way back leads to the one order', async (t) => {
  const fixture = await checkoutFixture(t)
  const ways = {
    event: (_id: string, payment: string) => consume(fixture, payment),
    resume: async (_id: string, _payment: string, checkout: string) => {
      await fixture.as(serviceNamed('payment'))('POST', `/internal/checkouts/${checkout}/resume`)
    },
    place: async (id: string) => {
      await complete(fixture, id)
    },
    loop: async () => {
      await timePasses(fixture)
      await recoverCheckouts(fixture.deps, log)
    },
  }
  let expected = 0
  const journey = async (early: (keyof typeof ways)[], late: (keyof typeof ways)[], together: boolean) => {
    const id = await readyCart(fixture, { token: 'tok_action' })
    const first = await complete(fixture, id)
    t.match(first, { status: 202, body: { status: 'requires_action', payment: { action: { type: 'confirm' } } } })
    const { payment_id = '', id: checkout = '' } = (await paymentOf(fixture, id)) ?? {}
    t.equal((first.body.payment as { id: string }).id, payment_id)
    for (const way of early) await ways[way](id, payment_id, checkout)
    const edit = await fixture.as(guest(id))('PATCH', `/v1/carts/${id}`, { body: { note: 'x' } })
    t.equal(edit.body.code, 'checkout_in_progress')
    fixture.stubs.settle(payment_id, 'captured')
    // An event that comes while somebody else holds the lease is consumed again.
    const go = (way: keyof typeof ways) => ways[way](id, payment_id, checkout).catch(ignoreNotYet)
    if (together) await Promise.all(late.map(go))
    else for (const way of late) await go(way)
    t.match(await complete(fixture, id), { status: 201, body: { payment_status: 'paid' } })
    expected++
  }
  const some = fc.array(fc.constantFrom('event', 'resume', 'place', 'loop') as fc.Arbitrary<keyof typeof ways>, {
    maxLength: 4,
  })
  await fc.assert(fc.asyncProperty(some, some, fc.boolean(), journey), { numRuns: 15 })
  const { orders, events, charged, held, open } = await invariants(fixture)
  t.same(
    { orders, events, charged, held, open },
    { orders: expected, events: expected, charged: expected, held: expected, open: 0 },
  )
})

function ignoreNotYet(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'service_unavailable') throw error
}

t.test('an event that comes while somebody else reads the payment is not lost', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { token: 'tok_action' })
  await complete(fixture, id)
  const payment = (await paymentOf(fixture, id))?.payment_id ?? ''
  // A caller has acquired the lease and read "requires_action"; only then the payment moves.
  await execute(fixture.pg, "UPDATE checkouts SET lease = 'lse_other', locked_until = now() + interval '20 seconds'")
  fixture.stubs.settle(payment, 'captured')
  await t.rejects(consume(fixture, payment), { code: 'service_unavailable' }, 'so it is consumed again')
  await execute(fixture.pg, 'UPDATE checkouts SET lease = NULL, locked_until = NULL')
  await consume(fixture, payment)
  t.equal((await invariants(fixture)).orders, 1)
})

t.test('a buyer who does not act: at the deadline money and stock go back, and the cart is open', async (t) => {
  const fixture = await checkoutFixture(t)
  for (const token of ['tok_action', 'tok_pending']) {
    const id = await readyCart(fixture, { token })
    t.equal((await complete(fixture, id)).status, 202)
    await timePasses(fixture)
    await recoverCheckouts(fixture.deps, log)
    t.equal((await invariants(fixture)).open, 1, 'it waits')
    await timePasses(fixture, { deadline: true })
    await recoverCheckouts(fixture.deps, log)
    t.match(await cartOf(fixture, id), { status: 'open', payment: null })
    const payment = (await paymentOf(fixture, id))?.payment_id ?? ''
    fixture.stubs.settle(payment, 'captured')
    await consume(fixture, payment)
    t.same(await invariants(fixture), { orders: 0, events: 0, charged: 0, stray: 0, held: 0, open: 0 })
  }
})

t.test('paid a moment before the deadline: the payment is read first, and the order placed', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture, { token: 'tok_action' })
  await complete(fixture, id)
  fixture.stubs.settle((await paymentOf(fixture, id))?.payment_id ?? '', 'captured')
  await timePasses(fixture, { deadline: true })
  await recoverCheckouts(fixture.deps, log)
  t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
})
