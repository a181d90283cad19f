import { setTimeout as pause } from 'node:timers/promises'
import type { OutgoingRequest, Transport } from '@stoa/kit/calls/transport'
import { execute, one } from '@stoa/kit/postgres/sql'
import { UnavailableError } from '@stoa/kit/values/problem'
import t, { type Test } from 'tap'
import { placeOrder } from '../flows/checkout/place-order.ts'
import { createRecovery, recoverCheckouts } from '../flows/checkout/recovery.ts'
import { findCart } from '../store/carts.ts'
import { LEASE_SECONDS } from '../store/checkouts.ts'
import { insertCheckout } from '../store/new-checkouts.ts'
import {
  type CheckoutFixture,
  checkoutFixture,
  crashing,
  invariants,
  log,
  processOn,
  readyCart,
  recoverAll,
  timePasses,
} from './checkout-fixture.ts'
import { cartOf, complete, completeInTheEnd, request } from './checkout-steps.ts'

/** Milliseconds after a crash by which the order has to be there. */
const RECOVERED_MS = 6_000
const TICK_MS = 50

/** Milliseconds that this process has run since: in a machine that stands still they stand still too. */
function stopwatch(t: Test): () => number {
  let ticks = 0
  const timer = setInterval(() => {
    ticks++
  }, TICK_MS)
  t.teardown(() => clearInterval(timer))
  return () => ticks * TICK_MS
}

const isCharge = ({ method, url }: OutgoingRequest) => method === 'POST' && url === '/internal/payments'

/** A transport that holds back the first response of authorisePayment until `release`, or until its caller gives up. */
function slowPayment(transport: Transport) {
  const gate = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  const charges: OutgoingRequest[] = []
  const slow: Transport = {
    ...transport,
    request: async (sent) => {
      const response = await transport.request(sent)
      if (!isCharge(sent) || charges.push(sent) > 1) return response
      reached.resolve()
      sent.signal?.addEventListener('abort', () => gate.reject(new UnavailableError('The call was given up.', true)))
      await gate.promise
      return response
    },
  }
  return { slow, charges, reached: reached.promise, release: gate.resolve }
}

/** A cart whose process died when the payment was authorised and nothing said so yet; it holds the lease. */
async function crashedCart(fixture: CheckoutFixture): Promise<{ id: string; at: number }> {
  for (let at = 1; ; at++) {
    const id = await readyCart(fixture)
    const { deps, life } = crashing(fixture, at, 'after')
    await placeOrder(deps, request(id)).catch(() => undefined)
    if (life.last === 'after POST /internal/payments') return { id, at }
    await recoverAll(fixture)
  }
}

t.test('a crash: the buyer who tries again has the order as soon as the lease has ended', async (t) => {
  const fixture = await checkoutFixture(t)
  const { id } = await crashedCart(fixture)
  const before = await invariants(fixture)
  const ranMs = stopwatch(t)
  t.equal((await completeInTheEnd(fixture, id)).status, 201)
  t.ok(ranMs() < RECOVERED_MS, `${ranMs()} ms`)
  t.match(await invariants(fixture), { orders: before.orders + 1, charged: before.charged, stray: 0, open: 0 })
})

t.test('a crash: a living replica takes over, also while it waits for the payment of another checkout', async (t) => {
  const fixture = await checkoutFixture(t)
  const { slow, reached, release } = slowPayment(fixture.stubs.transport)
  const { id: waiting, at } = await crashedCart(fixture)
  const loop = createRecovery(processOn(fixture.pg, slow), log)
  loop.start()
  await reached
  const id = await readyCart(fixture)
  await placeOrder(crashing(fixture, at, 'after').deps, request(id)).catch(() => undefined)
  const ranMs = stopwatch(t)
  const isPlaced = async () => (await cartOf(fixture, id)).status === 'completed'
  while (!(await isPlaced()) && ranMs() < RECOVERED_MS) await pause(50)
  t.ok(await isPlaced(), `${ranMs()} ms`)
  t.equal((await cartOf(fixture, waiting)).status, 'in_checkout')
  release()
  await loop.stop()
  t.match(await invariants(fixture), { stray: 0, open: 0 })
})

t.test('a slow payment: its lease is renewed, nobody takes over, and callers are told how long it lasts', async (t) => {
  const fixture = await checkoutFixture(t)
  const { slow, charges, reached, release } = slowPayment(fixture.stubs.transport)
  const id = await readyCart(fixture)
  const placed = placeOrder(processOn(fixture.pg, slow), request(id))
  await reached
  const second = await complete(fixture, id)
  t.match(second, { status: 409, body: { code: 'checkout_in_progress' }, headers: { 'retry-after': /^[123]$/ } })
  t.equal(await recoverCheckouts(fixture.deps, log), 0)
  release()
  t.match(await placed, { status: 'confirmed' })
  t.equal(charges.length, 1)
})

t.test(
  'a process that was frozen: it stops acting once it wakes, and its buyer gets what the other one did',
  async (t) => {
    const fixture = await checkoutFixture(t)
    const ends = [
      { name: 'the other one places the order', late: false, result: { status: 'confirmed' } },
      {
        name: 'the other one compensates',
        late: true,
        result: { status: 'refused', reason: { code: 'payment_declined' } },
      },
    ]
    for (const { name, late, result } of ends) {
      const { slow, reached, release } = slowPayment(fixture.stubs.transport)
      const id = await readyCart(fixture, late ? { token: 'tok_action' } : {})
      const placed = placeOrder(processOn(fixture.pg, slow), request(id))
      await reached
      await timePasses(fixture, { deadline: late })
      await recoverCheckouts(fixture.deps, log)
      release()
      t.match(await placed, result, name)
    }
    t.same(await invariants(fixture), { orders: 1, events: 1, charged: 1, stray: 0, held: 1, open: 0 })
  },
)

t.test('the lease of a new checkout is whole, however long its transaction has waited for locks', async (t) => {
  const fixture = await checkoutFixture(t)
  const cartId = await readyCart(fixture)
  const { locked, inserted } = await fixture.pg.tx(async (tx) => {
    const cart = await findCart(tx, cartId, [cartId])
    if (!cart) throw new Error('the cart is there')
    const { locked } = await one<{ locked: string }>(tx, 'SELECT clock_timestamp()::text AS locked')
    const ids = { id: 'chk_1', order_id: 'ord_1', payment_id: 'pay_1', lease: 'lse_1' }
    return { locked, inserted: insertCheckout(tx, { ...ids, cart, minutes: 30, network: null, is_guest: true }) }
  })
  const checkout = await inserted
  t.equal(checkout.lease_seconds, LEASE_SECONDS)
  const row = await one(
    fixture.pg,
    `SELECT locked_until >= $2::timestamptz + make_interval(secs => $3) AS locks,
            due_at >= $2::timestamptz + make_interval(secs => $3) AS is_due
       FROM checkouts WHERE id = $1`,
    [checkout.id, locked, LEASE_SECONDS],
  )
  t.same(row, { locks: true, is_due: true })
})

t.test('a process that was frozen between two steps: it asks for its lease before it sends the next', async (t) => {
  const fixture = await checkoutFixture(t)
  const id = await readyCart(fixture)
  const { transport } = fixture.stubs
  const charges: string[] = []
  const frozen = processOn(fixture.pg, {
    ...transport,
    request: async (sent) => {
      const response = await transport.request(sent)
      if (isCharge(sent)) charges.push(sent.url)
      if (!sent.url.startsWith('/internal/reservations')) return response
      await execute(fixture.pg, "UPDATE checkouts SET lease = 'lse_other', locked_until = now() + interval '1 minute'")
      // Nothing runs in a frozen process, timers included.
      const wakes = performance.now() + 2_500
      while (performance.now() < wakes);
      return response
    },
  })
  const placed = placeOrder(frozen, request(id))
  t.match(await placed, { status: 'refused', reason: { code: 'checkout_in_progress' } })
  t.same(charges, [])
})
