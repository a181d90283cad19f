import { execute, query } from '@stoa/kit/postgres/sql'
import { guest } from '@stoa/kit/testing/app'
import { DomainError } from '@stoa/kit/values/problem'
import t from 'tap'
import { expireFailedCheckouts } from '../flows/cart-expiry.ts'
import { placeOrder } from '../flows/checkout/place-order.ts'
import {
  checkoutFixture,
  chooseToPay,
  crashing,
  invariants,
  readyCart,
  recoverAll,
  timePasses,
} from './checkout-fixture.ts'
import { type Body, cartOf, complete, consume, paymentOf, request } from './checkout-steps.ts'
import { eventsOf } from './order-steps.ts'

function ignoreNotYet(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'service_unavailable') throw error
}

t.test(
  'abandonCheckout: the bank’s window was closed: stock and payment go back, and the cart is open at once',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const id = await readyCart(fixture, { token: 'tok_action' })
    const abandon = () => fixture.as(guest(id))<Body>('POST', `/v1/carts/${id}/abandon`)
    t.match(await abandon(), { status: 200, body: { status: 'open' } }, 'nothing to give up')
    t.equal((await complete(fixture, id, { 'idempotency-key': 'k1' })).status, 202)
    t.equal((await fixture.as(guest('cart_other'))('POST', `/v1/carts/${id}/abandon`)).status, 404)
    for (const response of [await abandon(), await abandon()]) {
      t.match(response, { status: 200, body: { status: 'open', payment: null } })
    }
    t.same(await invariants(fixture), { orders: 0, events: 0, charged: 0, stray: 0, held: 0, open: 0 })
    const edit = await fixture.as(guest(id))('POST', `/v1/carts/${id}/items`, { body: { variant_id: 'film' } })
    t.equal(edit.status, 200)
    await chooseToPay(fixture, id)
    t.equal((await complete(fixture, id, { 'idempotency-key': 'k1' })).status, 201, 'the same key places it later')
    t.match(await abandon(), { status: 409, body: { code: 'cart_completed' } })
  },
)

t.test(
  'abandonCheckout and a capture at the same moment: either the order stands or the money goes back',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const abandon = (id: string) => fixture.as(guest(id))<Body>('POST', `/v1/carts/${id}/abandon`)
    const paid = await readyCart(fixture, { token: 'tok_action' })
    await complete(fixture, paid)
    fixture.stubs.settle((await paymentOf(fixture, paid))?.payment_id ?? '', 'captured')
    t.match(await abandon(paid), { status: 409, body: { code: 'cart_completed' } })
    t.match(await cartOf(fixture, paid), { status: 'completed' })
    for (let n = 0; n < 10; n++) {
      const id = await readyCart(fixture, { token: 'tok_action' })
      await complete(fixture, id)
      const payment = (await paymentOf(fixture, id))?.payment_id ?? ''
      const capture = async () => {
        fixture.stubs.settle(payment, 'captured')
        await consume(fixture, payment).catch(ignoreNotYet)
      }
      await Promise.all([abandon(id), capture(), complete(fixture, id), abandon(id)])
      await recoverAll(fixture)
      const { status } = await cartOf(fixture, id)
      t.ok(['open', 'completed'].includes(String(status)))
    }
    const { orders, charged, held, stray, open } = await invariants(fixture)
    t.same({ charged, held, stray, open }, { charged: orders, held: orders, stray: 0, open: 0 })
  },
)

t.test('abandonCheckout after a crash: a payment that was never begun is not begun', async (t) => {
  const fixture = await checkoutFixture(t)
  for (let at = 6; at <= 9; at++) {
    const before = await invariants(fixture)
    const id = await readyCart(fixture)
    await placeOrder(crashing(fixture, at, 'before').deps, request(id)).catch(() => undefined)
    await timePasses(fixture)
    const isPaid = (await invariants(fixture)).charged > before.charged
    const abandoned = await fixture.as(guest(id))<Body>('POST', `/v1/carts/${id}/abandon`)
    t.equal(abandoned.status, isPaid ? 409 : 200, `step ${at}`)
    t.equal((await cartOf(fixture, id)).status, isPaid ? 'completed' : 'open', `step ${at}`)
  }
  const { orders, charged, held, stray, open } = await invariants(fixture)
  t.same({ charged, held, stray, open }, { charged: orders, held: orders, stray: 0, open: 0 })
})

t.test('failed checkouts are deleted with their keys when carts of their age are', async (t) => {
  const fixture = await checkoutFixture(t)
  const failed = async (key: string) => {
    const id = await readyCart(fixture, { token: 'tok_action' })
    await complete(fixture, id, { 'idempotency-key': key })
    await fixture.as(guest(id))('POST', `/v1/carts/${id}/abandon`)
    return id
  }
  const [old, recent] = [await failed('k1'), await failed('k2')]
  const bought = await readyCart(fixture)
  t.equal((await complete(fixture, bought, { 'idempotency-key': 'k3' })).status, 201)
  await execute(fixture.pg, "UPDATE checkouts SET updated_at = now() - interval '31 days' WHERE cart_id <> $1", [
    recent,
  ])
  t.equal(await expireFailedCheckouts(fixture.deps, 30), 1, `that of ${old}`)
  t.equal((await eventsOf(fixture, 'checkout.deleted')).length, 1, 'so that its payment forgets who was to pay')
  const left = await query<{ cart_id: string }>(fixture.pg, 'SELECT cart_id FROM checkouts')
  t.same(left.map(({ cart_id }) => cart_id).sort(), [recent, bought].sort())
  t.equal((await query(fixture.pg, 'SELECT FROM checkout_keys')).length, 2)
  await chooseToPay(fixture, old)
  t.equal((await complete(fixture, old, { 'idempotency-key': 'k1' })).status, 201, 'the cart can be ordered as before')
})

t.test('with the key of abandonCheckout or cancelOrder no copy of the cart or the order is kept', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture)
  const as = fixture.as(guest(id))
  const twice = async (path: string) => {
    const headers = { 'idempotency-key': 'k1' }
    const [first, second] = [await as<Body>('POST', path, { headers }), await as<Body>('POST', path, { headers })]
    t.equal(first.status, 200, path)
    t.same(second.body, first.body)
    t.equal(second.headers['idempotent-replayed'], 'true')
  }
  await twice(`/v1/carts/${id}/abandon`)
  const placed = await complete(fixture, id)
  await twice(`/v1/orders/${placed.body.id}/cancel`)
  const kept = await query<{ body: unknown }>(fixture.pg, 'SELECT body FROM idempotency_keys')
  t.same(
    kept.map(({ body }) => body),
    [null, null],
  )
})
