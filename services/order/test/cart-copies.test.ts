import { anonymous, guest } from '@stoa/kit/testing/app'
import t, { type Test } from 'tap'
import { appOf, checkoutFixture, invariants, processOn } from './checkout-fixture.ts'
import type { Body } from './checkout-steps.ts'

/** Two processes of the service on one database, and a guest's cart that the first has made. */
async function twoProcesses(t: Test) {
  const fixture = await checkoutFixture(t)
  const other = appOf(t, processOn(fixture.pg, fixture.stubs.transport))
  const created = await fixture.as(anonymous)<{ id: string }>('POST', '/v1/carts', {
    body: { email: 'ada@example.com' },
  })
  const url = `/v1/carts/${created.body.id}`
  const [a, b] = [fixture.as, other].map((as) => {
    const call = as(guest(created.body.id))
    return {
      read: async () =>
        (await call<{ items: { id: string; variant_id: string; quantity: number }[] }>('GET', url)).body,
      add: (variant_id: string) => call<Body>('POST', `${url}/items`, { body: { variant_id } }),
      remove: (itemId: string) => call<Body>('DELETE', `${url}/items/${itemId}`),
      pay: (token: string) => call<Body>('POST', `${url}/payment`, { body: { method: 'test', details: { token } } }),
      complete: (key: string) => call<Body>('POST', `${url}/complete`, { headers: { 'idempotency-key': key } }),
    }
  })
  if (!a || !b) throw new Error('there are two')
  return { fixture, a, b }
}

t.test('each step of a buyer is one statement, and placing the order needs no more than five', async (t) => {
  const { fixture, a } = await twoProcesses(t)
  const count = async (work: () => Promise<{ status: number }>) => {
    // Zones, regions and the shop are kept for two seconds, so they are read just before.
    fixture.deps.rates.forget()
    fixture.deps.shop.forget()
    await fixture.deps.rates.read()
    const before = fixture.pg.statements
    const { status } = await work()
    return [status, fixture.pg.statements - before]
  }
  t.same(await count(() => a.add('song')), [200, 1])
  t.same(await count(() => a.pay('tok_approve')), [200, 1])
  // The cart, its key and the checkout, with what else is held; the order.
  t.same(await count(() => a.complete('k1')), [201, 2])
  t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('two processes that edit one cart in turn: every edit counts', async (t) => {
  const { a, b } = await twoProcesses(t)
  for (let n = 0; n < 3; n++) {
    await a.add('song')
    await b.add('film')
  }
  const { items } = await a.read()
  t.match(items, [
    { variant_id: 'song', quantity: 3 },
    { variant_id: 'film', quantity: 3 },
  ])
})

t.test('what another process has done to a cart counts, whatever the copy says', async (t) => {
  const { fixture, a, b } = await twoProcesses(t)
  await a.add('song')
  const [line] = (await b.read()).items
  await b.add('film')
  await b.remove(line?.id ?? '')
  t.match(await a.remove(line?.id ?? ''), { status: 404 })
  t.match(await a.pay('tok_approve'), { status: 200, body: { totals: { total: { amount: 1200 } } } })
  await b.add('film')
  t.match(await a.complete('k1'), { status: 409, body: { code: 'cart_incomplete' } }, 'the edit has voided the payment')
  await a.pay('tok_approve')
  await b.pay('tok_approve')
  t.match(await a.complete('k2'), { status: 201, body: { totals: { total: { amount: 2400 } } } })
  t.match(await b.add('song'), { status: 409, body: { code: 'cart_completed' } })
  t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
})

t.test('a key whose order was declined gets that refusal again, although the cart has a new payment', async (t) => {
  const { fixture, a } = await twoProcesses(t)
  await a.add('song')
  await a.pay('tok_decline')
  const declined = await a.complete('k1')
  t.match(declined, { body: { code: 'payment_declined' } })
  await a.pay('tok_approve')
  const again = await a.complete('k1')
  t.same([again.status, again.body.code], [declined.status, 'payment_declined'])
  t.equal(again.headers['idempotent-replayed'], 'true')
  t.match(await a.complete('k2'), { status: 201 })
  t.match(await invariants(fixture), { orders: 1, charged: 1, stray: 0 })
})
